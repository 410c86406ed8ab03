"""What a desk file said at an earlier instant: a copy in memory, wound back by the log."""

from __future__ import annotations

import secrets
import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import EPOCH, minute_of, moment_text
from bcu_desk.store import session
from bcu_desk.store.change_log import cells_of
from bcu_desk.store.copying import Going, copy_into
from bcu_desk.store.tables import SYNCED

# The first image of each row among the operations taken back: what it was before all of them.
# A row whose id was changed was not there under its new id.
_BEFORE = """
SELECT noun, id, before, min(seq) FROM (
  SELECT noun, row AS id, before, seq FROM op WHERE tx > :cut
  UNION ALL
  SELECT noun, json_extract(after, '$[0]'), NULL, seq FROM op
  WHERE tx > :cut AND kind = 'update' AND mask & 1 AND json_extract(after, '$[0]') <> row)
GROUP BY noun, id"""


def engine_at(path: Path, minute: int, going: Going = int) -> session.Engine:
    """An engine over a copy in memory of a file as it was at the end of a minute since the epoch.

    Any number of threads may read it; the copy is freed with the engine. Raises Refused
    `before_the_file` for a minute before the file's first step. `going` is asked between two
    parts of the work; what it raises ends it.
    """
    return _past(path, lambda kept: rewind(kept, _wall_of(minute), going), going)


def engine_after(path: Path, step: int, going: Going = int) -> session.Engine:
    """An engine over a copy in memory of a file as it was after one of its steps.

    Otherwise as `engine_at`.
    """
    return _past(path, lambda kept: _take_back(kept, step, going), going)


def _past(path: Path, back: Callable[[sqlite3.Connection], None], going: Going) -> session.Engine:
    where = f"file:/past-{secrets.token_hex(8)}?vfs=memdb"
    engine = create_engine("sqlite://", creator=lambda: _connected(where), poolclass=NullPool)
    kept = _connected(where)  # a database in memory lives as long as a connection to it
    weakref.finalize(engine, kept.close)
    source = session.connect(path, write=False)
    try:
        copy_into(source, kept, path, going)
    finally:
        source.close()
    back(kept)
    return engine


def engine_of_copy(path: Path, going: Going = int) -> session.Engine:
    """An engine over a copy in memory of a file as it is, to try things on; for one thread.

    Dispose of it to free the copy.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    source = session.connect(path, write=False)
    try:
        copy_into(source, copy, path, going)
    finally:
        source.close()
    copy.execute("PRAGMA recursive_triggers = ON")
    return session.engine_over(copy)


def rewind(opened: sqlite3.Connection, wall: str, going: Going = int) -> None:
    """Take back every step after the last one that was made by an instant (UTC text).

    For a copy in memory only: its triggers go, and the steps taken back leave its log. Raises
    Refused `before_the_file`.
    """
    cut, first = opened.execute(
        "SELECT max(tx) FILTER (WHERE wall <= ?), min(wall) FROM step", (wall,)
    ).fetchone()
    if cut is None:
        raise Refused("before_the_file", first=moment_text(minute_of(first)))
    _take_back(opened, cut, going)


def _take_back(opened: sqlite3.Connection, cut: int, going: Going) -> None:
    """Take back every step after one."""
    opened.execute("BEGIN")
    _drop_triggers(opened)
    images = _images(opened, cut)
    for noun, (ids, rows) in images.items():
        going()
        opened.executemany(f"DELETE FROM {noun} WHERE id = ?", ids)
        marks = ", ".join("?" * len(SYNCED[noun].c))
        opened.executemany(f"INSERT INTO {noun} VALUES ({marks})", rows)
    going()
    for table in ("op", "step"):
        opened.execute(f"DELETE FROM {table} WHERE tx > ?", (cut,))
    opened.execute("COMMIT")


def _images(
    opened: sqlite3.Connection, cut: int
) -> dict[str, tuple[list[tuple[int]], list[list[str | int | None]]]]:
    """By noun: the ids of the rows touched after a step, and those that were there before."""
    found: dict[str, tuple[list[tuple[int]], list[list[str | int | None]]]]
    found = defaultdict(lambda: ([], []))
    for noun, row, before, _ in opened.execute(_BEFORE, {"cut": cut}):
        ids, rows = found[noun]
        ids.append((row,))
        if before is not None:
            rows.append(cells_of(SYNCED[noun], before))
    return found


def _drop_triggers(opened: sqlite3.Connection) -> None:
    names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        opened.execute(f'DROP TRIGGER "{name}"')


def _connected(where: str) -> sqlite3.Connection:
    return sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)


def _wall_of(minute: int) -> str:
    """The last second of a minute, as the log writes it."""
    return (EPOCH + timedelta(minutes=minute, seconds=59)).strftime("%Y-%m-%dT%H:%M:%SZ")
