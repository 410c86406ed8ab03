"""Opening a file that may be anything: carefully, read-only, with plain words for what fails."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bcu_desk.store.faults import READ_ERRORS, fault_of, fault_of_system
from bcu_desk.store.unusable import DiskFault, NotADesk, Unusable

APPLICATION_ID = 0x42435544
MAGIC = b"SQLite format 3\0"
BUSY_SECONDS = 5.0
_CAREFUL = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")
_HEADER = 100
_HALF_DONE = frozenset(
    {
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_CANTINIT,
    }
)


def open_careful(path: Path) -> sqlite3.Connection:
    """A read-only connection that trusts nothing in the file; waits 5 s for a writer.

    Where a crashed writer left a journal, SQLite is let in once to finish it.
    """
    opened = _opened(path, "ro")
    try:
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        opened.close()
        if error.sqlite_errorcode not in _HALF_DONE:
            raise
        _recover(path)
        return _opened(path, "ro")
    except READ_ERRORS:
        opened.close()
        raise
    return opened


def uri_of(path: Path, mode: str) -> str:
    """SQLite's address of a file: mode `ro` or `rw` never makes it, `rwc` does."""
    posix = path.absolute().as_posix()
    rooted = posix if posix.startswith("/") else f"/{posix}"
    return f"file://{quote(os.fsencode(rooted))}?mode={mode}"


def why_read_only(path: Path) -> str | None:
    """Why a file can't be written: `read_only_file`, `read_only_folder`, or None."""
    effective = os.access in os.supports_effective_ids
    if not os.access(path, os.W_OK, effective_ids=effective):
        return "read_only_file"
    if not os.access(path.absolute().parent, os.W_OK | os.X_OK, effective_ids=effective):
        return "read_only_folder"
    return None


def refuse_unwritable(path: Path) -> None:
    """Raise DiskFault `read_only_file` or `read_only_folder` where a file can't be written."""
    reason = why_read_only(path)
    if reason is not None:
        raise DiskFault(reason, file=str(path), folder=str(path.absolute().parent))


def refuse_unfit(path: Path) -> None:
    """Raise what the operating system can tell without opening the file."""
    try:
        told = path.stat()
    except OSError as error:
        raise fault_of_system(error, path) from error
    if stat.S_ISDIR(told.st_mode):
        raise NotADesk("is_a_folder", file=str(path))
    if not stat.S_ISREG(told.st_mode):
        raise NotADesk("not_a_desk", file=str(path))
    if told.st_size == 0:
        raise NotADesk("empty_file", file=str(path))
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise DiskFault("not_allowed", file=str(path), detail="EACCES")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    opened = sqlite3.connect(
        uri_of(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    opened.text_factory = _as_text
    for pragma in _CAREFUL:
        opened.execute(pragma)
    return opened


def _as_text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _recover(path: Path) -> None:
    """Open a file for writing once, so that SQLite rolls back a crashed writer's journal."""
    if _header(path)[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise NotADesk("other_program", file=str(path))
    reason = why_read_only(path)
    if reason is not None:
        raise DiskFault("needs_recovery", file=str(path), folder=str(path.absolute().parent))
    with closing(_opened(path, "rw")) as opened:
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()


def diagnosed(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> Unusable:
    """The refusal for an error of SQLite, told more exactly by the file's first bytes.

    They are read only now: closing a file that this process has open in SQLite elsewhere drops
    its locks on POSIX, and no connection holds one on a file SQLite can't read.
    """
    fault = fault_of(error, path)
    if fault.code not in ("not_a_desk", "damaged"):
        return fault
    header = _header(path)
    if not header.startswith(MAGIC):
        return NotADesk("not_a_desk", file=str(path))
    if len(header) < _HEADER or path.stat().st_size < _told_size(header):
        return NotADesk("cut_short", file=str(path), size=path.stat().st_size)
    return NotADesk("damaged", file=str(path), detail=str(error))


def _told_size(header: bytes) -> int:
    """The size in bytes that the header claims: its page size times its number of pages."""
    page = int.from_bytes(header[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)
