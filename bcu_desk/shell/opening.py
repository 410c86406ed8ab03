"""Opening and making desk files for the window: locked, backed up, told in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bcu_desk.store import backup
from bcu_desk.store.lock import Holder, WindowLock, take, this_window
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.settings import Settings
from bcu_desk.work.state_of_file import StateOfFile, state_of_file

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk ready for a window: `held_by` is another window that has it, then read only."""

    desk: Desk
    lock: WindowLock | None
    held_by: Holder | None
    on: date
    sample: bool


def open_for_window(program: Program, path: Path) -> Opened:
    """Open a desk file and take its lock. Raises Unusable as Program.open does."""
    desk = program.open(path)
    taken = _lock(desk)
    state = state_of_file(desk)
    if not isinstance(taken, WindowLock):
        desk = Desk(desk.path, desk.clock, read_only=True)
    held_by = taken if isinstance(taken, Holder) else None
    lock = taken if isinstance(taken, WindowLock) else None
    return Opened(desk, lock, held_by, _first_day(state, desk), bool(state.sample))


def _lock(desk: Desk) -> WindowLock | Holder | None:
    """The window's lock, who holds it, or None where the folder can't be written."""
    try:
        return take(desk.path, this_window(desk.clock.wall()))
    except OSError:
        return None


def _first_day(state: StateOfFile, desk: Desk) -> date:
    return date.fromisoformat(state.opens_on) if state.opens_on else desk.clock.today()


def remember(settings: Settings, path: Path) -> None:
    """Put a file first among the recent ones."""
    kept = settings["recent_files"]
    others = tuple(name for name in kept if name != str(path)) if isinstance(kept, tuple) else ()
    settings.set("recent_files", (str(path), *others)[:MOST_RECENT])


def keep_daily_copy(desk: Desk, folder: Path) -> bool:
    """Keep a checked copy of the file unless today's is there; whether one was made."""
    copies = backup.kept_copies(folder, desk.path.stem)
    today = desk.clock.today().strftime("%Y%m%d")
    if any(copy.wall.startswith(today) for copy in copies):
        return False
    backup.keep_copy(desk.path, folder, desk.clock.minute())
    return True
