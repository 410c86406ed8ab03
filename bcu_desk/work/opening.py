"""Opening desk files: checked before anything is trusted, upgraded when they are older."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store import identify, migrate
from bcu_desk.store.replace import sweep
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Program:
    """The program around a desk file: its clock and its profile folder."""

    clock: Clock
    profile: Path

    def open(self, path: Path, *, read_only: bool = False, check: bool = True) -> Desk:
        """Open a desk file; an older one is upgraded first, the old file kept beside it.

        `check` runs SQLite's quick_check first, about 2 ms a megabyte.

        Raises Unusable where it is no desk file, damaged, newer, tampered with or in use.
        """
        sweep(path)
        identity = identify.identify(path, check=check)
        if not identity.current:
            migrate.migrate(path)
        return Desk(path, self.clock, read_only=read_only or identity.read_only is not None)
