"""What a workbook that comes back writes: the gestures of its rows, as one step."""

from __future__ import annotations

from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit


class LoadWorkbook(Command, frozen=True, kw_only=True):
    """Do what the rows of a file came to, one gesture after the other; `source` names the file."""

    source: str
    gestures: tuple[Command, ...]

    def run(self, unit: Unit) -> str:
        """Do each with all its rules; the first that is refused refuses them all."""
        for gesture in self.gestures:
            gesture.run(unit)
        count = len(self.gestures)
        told = "1 change" if count == 1 else f"{count:,} changes"
        return f"Load {told} from {self.source}"
