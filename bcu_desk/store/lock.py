"""Which window has a desk file open: a small file beside it, so that a second is read-only.

Only windows take it; command line calls take turns by short write transactions instead. It is
a courtesy, not a guard: SQLite's own locks keep the file whole. Content is read and written
under a lock of the operating system, so that two windows can't both take a dead one's place.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from bcu_desk.store.processes import is_running, started
from bcu_desk.store.unusable import InUse

BEAT_SECONDS = 1.0
DEAD_AFTER_SECONDS = 4.0
_TURN_WAITS = (0.005,) * 10 + (0.05,) * 39
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """The window that has a file open; `beat` grows while it lives, `since` is text to show."""

    user: str
    host: str
    session: str
    pid: int
    born: str
    since: str
    beat: int = 0

    def is_same_window(self, other: Holder) -> bool:
        """Whether both are one window, whatever its beat."""
        return replace(self, beat=0) == replace(other, beat=0)

    def is_gone(self) -> bool:
        """Whether its process is known to have ended: only this computer's can be known."""
        if self.host != socket.gethostname():
            return False
        return not is_running(self.pid) or self.born != started(self.pid)


def this_window(since: str) -> Holder:
    """This process as a holder; `since` is the instant it opened the file, as text."""
    return Holder(
        user=_user(),
        host=socket.gethostname(),
        session=os.environ.get("SESSIONNAME") or os.environ.get("XDG_SESSION_ID", ""),
        pid=os.getpid(),
        born=started(os.getpid()),
        since=since,
    )


class WindowLock:
    """The lock that this window holds; call `beat` every `BEAT_SECONDS`."""

    def __init__(self, file: Path, holder: Holder) -> None:
        self._file = file
        self.holder = holder

    def beat(self) -> bool:
        """Say that this window lives. False where another took its place (after a sleep)."""
        with _turn(self._file) as slot:
            found = slot.read()
            if found is None or not found.is_same_window(self.holder):
                return False
            self.holder = replace(self.holder, beat=found.beat + 1)
            slot.write(self.holder)
            return True

    def release(self) -> None:
        """Give the file free, unless another window has taken it since."""
        with contextlib.suppress(OSError), _turn(self._file) as slot:
            found = slot.read()
            if found is not None and found.is_same_window(self.holder):
                slot.clear()


def lock_path(file: Path) -> Path:
    """Where the lock of a desk file lies."""
    return file.with_name(f".{file.name}.window")


def take(file: Path, me: Holder, *, dead: Holder | None = None) -> WindowLock | Holder:
    """The lock of a desk file, or the holder that has it.

    A holder whose process has ended on this computer is replaced at once. One on another
    computer is replaced where it is `dead`: the caller saw it `DEAD_AFTER_SECONDS` ago and its
    beat has not moved since. Raises OSError where the folder can't be written.
    """
    with _turn(file) as slot:
        found = slot.read()
        free = found is None or found == dead or found.is_gone() or found.is_same_window(me)
        if found is not None and not free:
            return found
        slot.write(me)
        return WindowLock(file, me)


def holder(file: Path) -> Holder | None:
    """The living window that has a file open, or None; a read-only look."""
    try:
        found = _parsed(lock_path(file).read_bytes())
    except OSError:
        return None
    return None if found is None or found.is_gone() else found


def refuse_open_elsewhere(path: Path) -> None:
    """Raise InUse `open_elsewhere` where another living window has the file open."""
    found = holder(path)
    if found is not None and not found.is_same_window(this_window(found.since)):
        facts = {"user": found.user, "host": found.host, "since": found.since}
        raise InUse("open_elsewhere", file=str(path), **facts)


class _Slot:
    """The open lock file while this process has its turn."""

    def __init__(self, number: int, path: Path) -> None:
        self._number = number
        self._path = path

    def read(self) -> Holder | None:
        """The holder written there; None where there is none that can be read."""
        os.lseek(self._number, 0, os.SEEK_SET)
        return _parsed(os.read(self._number, _MOST_BYTES))

    def write(self, held: Holder) -> None:
        """Put a holder in place of what is there."""
        text = json.dumps(asdict(held)).encode()
        os.lseek(self._number, 0, os.SEEK_SET)
        os.write(self._number, text)
        os.ftruncate(self._number, len(text))

    def clear(self) -> None:
        """Empty the file and, where the system lets an open file go, remove it."""
        os.ftruncate(self._number, 0)
        with contextlib.suppress(OSError):
            self._path.unlink()


@contextlib.contextmanager
def _turn(file: Path) -> Iterator[_Slot]:
    """The lock file, opened and held by the operating system's lock (at most two seconds)."""
    path = lock_path(file)
    number = _opened(path)
    try:
        yield _Slot(number, path)
    finally:
        os.close(number)


def _opened(path: Path) -> int:
    """The lock file's number once it is this process's turn, made again where it was removed."""
    pause = threading.Event()
    for wait in _TURN_WAITS:
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        if _claim(number) and _is_still(path, number):
            return number
        os.close(number)
        pause.wait(wait)
    raise TimeoutError(f"no turn at {path}")


def _is_still(path: Path, number: int) -> bool:
    """Whether the open file is the one that lies there now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover - Windows only
    import msvcrt

    def _claim(number: int) -> bool:
        """Lock a byte far beyond the content, as Windows bars reading locked bytes."""
        os.lseek(number, 2**30, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _claim(number: int) -> bool:
        """Lock the open file unless another has it."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _parsed(raw: bytes) -> Holder | None:
    """The holder that a lock file tells of; None where it is empty or not one."""
    try:
        told = json.loads(raw)
        wanted = {field.name: _kind(field.name) for field in fields(Holder)}
        if not isinstance(told, dict) or told.keys() != wanted.keys():
            return None
        if any(not isinstance(told[name], kind) for name, kind in wanted.items()):
            return None
        return Holder(**told)
    except ValueError:
        return None


def _kind(name: str) -> type:
    return int if name in ("pid", "beat") else str


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
