"""Rows of whole nouns kept from one reader to the next, brought up to date from the change log."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, func, select

from bcu_desk.store import rows
from bcu_desk.store.tables import op, step

R = TypeVar("R")
MOST_CHANGES = 400
ID_COLUMN = 1  # the bit of the id in an operation's mask


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the change log: an operation, the clock of its step, and what it did.

    A file that was put in place of another may have as many operations, but not the same.
    """

    seq: int
    clock: int
    done: str = ""


START = Mark(0, 0)
_LOG = (
    select(op.c.seq, step.c.hlc, func.coalesce(op.c.after, op.c.before).label("done"))
    .join(step, step.c.tx == op.c.tx)
    .order_by(op.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark
    found: tuple[Any, ...]


class Memory:
    """All rows of the nouns that were asked for; only what changed since is read again.

    Every change of a row is in the change log, whoever made it, so that tells what to read. Any
    number of threads may use it.
    """

    def __init__(self) -> None:
        self._kept: dict[type, _Kept] = {}
        self._lock = threading.Lock()

    def every(self, connection: Connection, mark: Mark, kind: type[R]) -> tuple[R, ...]:
        """All rows of a noun as a connection sees them, whose log ends at the mark."""
        with self._lock:
            kept = self._kept.get(kind)
        if kept is not None and kept.mark == mark:
            return kept.found
        changed = None if kept is None else _changed(connection, kept.mark, kind)
        if kept is None or changed is None:
            found = rows.every(connection, kind)
        else:
            found = _patched(connection, kind, kept.found, changed)
        with self._lock:
            self._kept[kind] = _Kept(mark, found)
        return found


def mark_of(connection: Connection) -> Mark:
    """Where the change log ends."""
    return _mark(connection.execute(_LOG).first())


def _mark(found: Row[int, int, str] | None) -> Mark:
    return START if found is None else Mark(found.seq, found.hlc, found.done)


def _changed(connection: Connection, since: Mark, kind: type) -> frozenset[int] | None:
    """The ids of the rows that changed after a mark; None where they can't be told, or are many."""
    if _mark(connection.execute(_LOG.where(op.c.seq == since.seq)).first()) != since:
        return None
    noun = rows.noun_of(kind)
    later: Select[int, str, int] = (
        select(op.c.row, op.c.kind, op.c.mask)
        .where(op.c.seq > since.seq, op.c.noun == noun)
        .limit(MOST_CHANGES)
    )
    found = connection.execute(later).all()
    if len(found) == MOST_CHANGES or any(_renamed(row.kind, row.mask) for row in found):
        return None
    return frozenset(row.row for row in found)


def _renamed(kind: str, mask: int) -> bool:
    return kind == "update" and bool(mask & ID_COLUMN)


def _patched(
    connection: Connection, kind: type[R], kept: tuple[R, ...], changed: frozenset[int]
) -> tuple[R, ...]:
    """The rows with those that changed read again, in order of their ids."""
    if not changed:
        return kept
    table = rows.TABLES[kind]
    fresh = rows.every(connection, kind, table.c.id.in_(changed))
    left = (row for row in kept if _id(row) not in changed)
    return tuple(sorted((*left, *fresh), key=_id))


def _id(row: object) -> int:
    found = getattr(row, "id", 0)
    return found if isinstance(found, int) else 0
