"""Whole copies between SQLite files, and taking a file for oneself while it is replaced.

A desk file's content is replaced by SQLite in one transaction on the same file, not by moving
another file over it: a program that waits for its turn then finds the new content, and no
stray journal can meet the wrong file. A crash leaves the old content or the new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bcu_desk.store.opening import BUSY_SECONDS, uri_of
from bcu_desk.store.replace import beside, discard, put_new, spare_name
from bcu_desk.store.unusable import InUse

_GIVES_WAY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PAGES = 500
Going = Callable[[], object]
"""Asked between two parts of long work; what it raises ends the work."""


def copy_out(source: sqlite3.Connection, made: Path, going: Going | None = None) -> None:
    """Write a new file with the content of a connection, with no journal beside it.

    It is not flushed: `replace.put_new` and `put_in_place` do that. With `going` it is written in
    parts; the connection must then hold a view of its file.
    """
    with closing(_connected(made, "rwc")) as target:
        target.execute("PRAGMA synchronous = OFF")
        copy_into(source, target, made, going)
        target.execute("PRAGMA journal_mode = DELETE")


def copy_into(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    path: Path,
    going: Going | None = None,
) -> None:
    """Replace the whole content of one connection's file by another's, in one transaction.

    Raises InUse `busy` where either is held by another program for 5 s, sqlite3.Error where
    the disk fails; the target then keeps what it had.
    """

    def progress(status: int, _left: int, _total: int) -> None:
        if status in _GIVES_WAY:
            raise InUse("busy", file=str(path))
        if going is not None:
            going()

    source.backup(target, pages=-1 if going is None else _PAGES, progress=progress, sleep=0)


@contextmanager
def exclusive(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that keeps all other programs out of a file until the block ends.

    Raises sqlite3.OperationalError (busy) where one does not give way in 5 s.
    """
    with closing(_connected(path, "rw")) as opened:
        opened.execute("PRAGMA synchronous = FULL")
        opened.execute("PRAGMA locking_mode = EXCLUSIVE")
        opened.execute("BEGIN EXCLUSIVE")
        opened.execute("COMMIT")
        yield opened


def keep_content(opened: sqlite3.Connection, path: Path, why: str) -> Path:
    """Keep a file's present content as `NAME.WHY`, numbered where that is taken."""
    kept = spare_name(path.with_name(f"{path.name}.{why}"))
    made = beside(path, "keeping")
    try:
        copy_out(opened, made)
        put_new(made, kept)
    finally:
        discard(made)
    return kept


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    opened = sqlite3.connect(
        uri_of(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    opened.execute("PRAGMA trusted_schema = OFF")
    opened.execute("PRAGMA cell_size_check = ON")
    return opened
