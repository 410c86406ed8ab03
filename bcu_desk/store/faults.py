"""Errors of SQLite and of the operating system as refusals that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from bcu_desk.store.unusable import DiskFault, InUse, NotADesk, Unusable

READ_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises: SQLite's message may quote bytes that are no text."""

_PRIMARY = 0xFF
_SQLITE: dict[int, tuple[type[Unusable], str]] = {
    sqlite3.SQLITE_FULL: (DiskFault, "disk_full"),
    sqlite3.SQLITE_IOERR: (DiskFault, "disk_error"),
    sqlite3.SQLITE_READONLY: (DiskFault, "read_only"),
    sqlite3.SQLITE_CANTOPEN: (DiskFault, "cannot_open"),
    sqlite3.SQLITE_PERM: (DiskFault, "not_allowed"),
    sqlite3.SQLITE_AUTH: (DiskFault, "not_allowed"),
    sqlite3.SQLITE_NOMEM: (DiskFault, "out_of_memory"),
    sqlite3.SQLITE_BUSY: (InUse, "busy"),
    sqlite3.SQLITE_LOCKED: (InUse, "busy"),
    sqlite3.SQLITE_PROTOCOL: (InUse, "busy"),
    sqlite3.SQLITE_CORRUPT: (NotADesk, "damaged"),
    sqlite3.SQLITE_NOTADB: (NotADesk, "not_a_desk"),
}
_SYSTEM: dict[int, tuple[type[Unusable], str]] = {
    errno.ENOSPC: (DiskFault, "disk_full"),
    errno.EDQUOT: (DiskFault, "disk_full"),
    errno.EFBIG: (DiskFault, "disk_full"),
    errno.EROFS: (DiskFault, "read_only"),
    errno.EACCES: (DiskFault, "not_allowed"),
    errno.EPERM: (DiskFault, "not_allowed"),
    errno.EBUSY: (InUse, "busy"),
    errno.ELOOP: (NotADesk, "no_such_file"),
    errno.ENAMETOOLONG: (NotADesk, "no_such_file"),
    errno.ENOENT: (NotADesk, "no_such_file"),
    errno.ENOTDIR: (NotADesk, "no_such_file"),
    errno.EISDIR: (NotADesk, "is_a_folder"),
}


def fault_of(error: sqlite3.Error | UnicodeDecodeError, path: Path | str = "") -> Unusable:
    """The refusal that an error of SQLite stands for; `disk_error` where it is none known.

    After an error on COMMIT the change may still be there: reopen and read before telling the
    user (TRUST finding 4). Constraint errors are the caller's: they are no fault of the file.
    """
    if isinstance(error, UnicodeDecodeError):
        return NotADesk("damaged", file=str(path), detail="text that is not UTF-8")
    number = getattr(error, "sqlite_errorcode", None)
    kind, code = _SQLITE.get((number or 0) & _PRIMARY, (DiskFault, "disk_error"))
    return kind(code, file=str(path), detail=getattr(error, "sqlite_errorname", str(error)))


def is_fault(error: sqlite3.Error) -> bool:
    """Whether an error of SQLite tells of the file or disk, not of the statement."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY in _SQLITE


def fault_of_system(error: OSError, path: Path | str = "") -> Unusable:
    """The refusal that an error of the operating system stands for."""
    kind, code = _SYSTEM.get(error.errno or 0, (DiskFault, "disk_error"))
    detail = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return kind(code, file=str(path or error.filename or ""), detail=detail)
