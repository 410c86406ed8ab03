"""Opening and making desk files for the window: locked, backed up, told in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bcu_desk.domain.times import EPOCH, in_london, long_day
from bcu_desk.store import backup
from bcu_desk.store.lock import DEAD_AFTER_SECONDS, Holder, WindowLock, take, this_window
from bcu_desk.store.opening import why_read_only
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.settings import Settings
from bcu_desk.work.state_of_file import FirstLook, first_look

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk ready for a window.

    `held_by` is another window that has it; `told` the code of what is to be told of it, such as
    why it can't be written, or None.
    """

    desk: Desk
    lock: WindowLock | None
    held_by: Holder | None
    told: str | None
    on: date
    sample: bool


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A desk file opened before: whether it is there, and when it was changed, in words."""

    path: Path
    there: bool
    changed: str


def open_for_window(program: Program, path: Path, dead: Holder | None = None) -> Opened:
    """Open a desk file and take its lock. Raises Unusable as Program.open does.

    `dead` is a holder on another computer whose beat has not moved for some seconds.
    """
    desk = program.open(path)
    noticed = desk.told
    reason = why_read_only(path) if desk.read_only else None
    taken = None if desk.read_only else _lock(desk, dead)
    look = first_look(desk)
    if not isinstance(taken, WindowLock):
        desk = Desk(desk.path, desk.clock, read_only=True)
    held_by = taken if isinstance(taken, Holder) else None
    lock = taken if isinstance(taken, WindowLock) else None
    if lock is None and held_by is None and reason is None:
        reason = "read_only_folder"
    told = reason or noticed
    return Opened(desk, lock, held_by, told, _first_day(look, desk), bool(look.sample))


class HeldFiles:
    """The holders seen before, to tell one that died on another computer from a living one."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._seen: dict[Path, tuple[Holder, float]] = {}

    def see(self, path: Path, found: Holder) -> None:
        """Note a holder, and when its beat was first as it is."""
        if path not in self._seen or self._seen[path][0] != found:
            self._seen[path] = (found, self._seconds())

    def dead(self, path: Path) -> Holder | None:
        """The holder that has been still for too long, if it still is as it was seen."""
        found, since = self._seen.get(path, (None, 0.0))
        return found if self._seconds() - since >= DEAD_AFTER_SECONDS else None


def _lock(desk: Desk, dead: Holder | None) -> WindowLock | Holder | None:
    """The window's lock, who holds it, or None where the folder can't be written."""
    try:
        return take(desk.path, this_window(moment_words(desk.clock)), dead=dead)
    except OSError:
        return None


def _first_day(look: FirstLook, desk: Desk) -> date:
    return date.fromisoformat(look.opens_on) if look.opens_on else desk.clock.today()


def moment_words(clock: Clock) -> str:
    """Now, as people read it: `06:00 on Mon 23 Jan 2017`."""
    now = in_london(clock.minute())
    return f"{now:%H:%M} on {long_day(now.date())}"


def recent_files(paths: tuple[Path, ...]) -> tuple[RecentFile, ...]:
    """What is known of files opened before; run off the GUI thread, as a drive may be slow."""
    return tuple(_recent(path) for path in paths)


def _recent(path: Path) -> RecentFile:
    try:
        seconds = path.stat().st_mtime
    except OSError:
        return RecentFile(path, there=False, changed="")
    changed = in_london(int((seconds - EPOCH.timestamp()) // 60))
    return RecentFile(path, there=True, changed=f"{long_day(changed.date())} {changed:%H:%M}")


def remember(settings: Settings, path: Path) -> None:
    """Put a file first among the recent ones."""
    kept = settings["recent_files"]
    others = tuple(name for name in kept if name != str(path)) if isinstance(kept, tuple) else ()
    settings.set("recent_files", (str(path), *others)[:MOST_RECENT])


def keep_daily_copy(desk: Desk, folder: Path, going: Callable[[], object] = int) -> bool:
    """Keep a checked copy of the file unless today's is there; whether one was made.

    `going` is asked between two parts of the work; what it raises ends it and leaves no copy.
    """
    copies = backup.kept_copies(folder, desk.path.stem)
    today = desk.clock.today().strftime("%Y%m%d")
    if any(copy.wall.startswith(today) for copy in copies):
        return False
    backup.keep_copy(desk.path, folder, desk.clock.minute(), going)
    return True
