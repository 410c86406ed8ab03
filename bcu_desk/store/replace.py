"""Files put in place whole: written beside, flushed to the disk, moved over the old one."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from bcu_desk.store.processes import is_running
from bcu_desk.store.unusable import InUse

_WAITS = (0.010, 0.025, 0.050, 0.100, 0.250, 0.500)
_BESIDE = re.compile(r"\.(?P<host>[A-Za-z0-9]*)-(?P<pid>\d+)\.[a-z]+(?:-journal|-wal|-shm)?")
_TAILS = ("-journal", "-wal", "-shm")


def beside(path: Path, purpose: str) -> Path:
    """The name of this process's temporary file for a purpose (a lower-case word)."""
    return path.with_name(f".{path.name}.{_host()}-{os.getpid()}.{purpose}")


def sweep(path: Path) -> tuple[Path, ...]:
    """Remove the temporary files that killed processes of this computer left beside a file.

    Called when a file is opened. What can't be removed (a read-only folder) stays.
    """
    swept = []
    lead = f".{path.name}"
    for found in sorted(path.parent.glob(f".{_literal(path.name)}.*")):
        match = _BESIDE.fullmatch(found.name, len(lead))
        if match and match["host"] == _host() and not is_running(int(match["pid"])):
            with contextlib.suppress(OSError):
                found.unlink()
            swept.append(found)
    return tuple(swept)


@contextlib.contextmanager
def replacing(path: Path, purpose: str = "writing") -> Iterator[Path]:
    """A temporary path to write; a block that ends well puts it in place, else it is removed.

    Raises OSError as the disk does, `InUse` where another program holds the old file.
    """
    made = beside(path, purpose)
    discard(made)
    try:
        yield made
        put_in_place(made, path)
    finally:
        discard(made)


def put_in_place(made: Path, path: Path) -> None:
    """Move a finished file over `path`: after a crash either the old or the new one is whole.

    A program that holds the old file (virus guard, indexer, Excel) is given about a second;
    then the new file stays beside as `NAME.pending` and `InUse` names both.
    """
    sync(made)
    if not _patient(lambda: os.replace(made, path)):
        pending = path.with_name(f"{path.name}.pending")
        os.replace(made, pending)
        raise InUse("file_held", file=str(path), pending=str(pending))
    sync_folder(path.parent)


def put_new(made: Path, path: Path) -> None:
    """Move a finished file to a name that must be free: FileExistsError where it is not."""
    sync(made)
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_and_replace(made, path)
    made.unlink(missing_ok=True)
    sync_folder(path.parent)


def spare_name(path: Path) -> Path:
    """The path, or where it is taken the first free one of NAME-2, NAME-3 and so on."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def discard(made: Path) -> None:
    """Remove a temporary file, with what SQLite may have left of it."""
    for tail in ("", *_TAILS):
        made.with_name(made.name + tail).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Flush a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush a folder's names to the disk, where the system can (not on Windows)."""
    if os.name == "nt":  # pragma: no cover - Windows only
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _claim_and_replace(made: Path, path: Path) -> None:
    """Where links are unknown: claim the name with an empty file, then move over it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        os.replace(made, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _patient(move: Callable[[], None]) -> bool:
    """Try a move until it is let through; False where another program never gave way."""
    pause = threading.Event()
    for wait in (*_WAITS, 0.0):
        try:
            move()
        except PermissionError:
            pause.wait(wait)
        else:
            return True
    return False


def _host() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname())[:20]


def _literal(name: str) -> str:
    """A name with the letters that mean more to glob taken at their word."""
    return re.sub(r"([\[\]*?])", r"[\1]", name)
