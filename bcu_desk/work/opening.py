"""Opening desk files: checked before anything is trusted, upgraded when they are older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store import identify, migrate, session
from bcu_desk.store.replace import sweep
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.noticing import notice

Noticed = Callable[[str, Path], object]


def _tell_nobody(_code: str, _file: Path) -> None:
    """Whoever opens the file asks the desk what it was told."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program around a desk file: its clock and its profile folder.

    `noticed` is told what is odd about a file that was opened, as a code.
    """

    clock: Clock
    profile: Path
    noticed: Noticed = _tell_nobody

    def open(self, path: Path, *, read_only: bool = False, check: bool = True) -> Desk:
        """Open a desk file; an older one is upgraded first, the old file kept beside it.

        `check` runs SQLite's quick_check first, about 2 ms a megabyte.

        A copy of a desk's file goes on under a new incarnation, and `told` of the desk says so.

        Raises Unusable where it is no desk file, damaged, newer, tampered with or in use.
        """
        sweep(path)
        identity = identify.identify(path, check=check)
        if not identity.current:
            migrate.migrate(path)
        desk = Desk(path, self.clock, read_only=read_only or identity.read_only is not None)
        if not desk.read_only:
            try:
                desk.told = notice(path, self.profile)
            except session.FAILURES as error:
                raise session.trouble_of(error, path) from error
            if desk.told is not None:
                self.noticed(desk.told, path)
        return desk
