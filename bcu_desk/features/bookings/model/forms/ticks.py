"""Lines that are ticked to be done, or left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TickLine:
    """A line; `note` is short, `why` is told below; one that is not `free` has no tick to set."""

    key: str
    words: str
    note: str
    why: str
    free: bool

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        return ", ".join(part for part in (self.words, self.note, self.why) if part)
