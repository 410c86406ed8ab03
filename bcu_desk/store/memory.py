"""Rows of whole nouns kept from one reader to the next, brought up to date from the change log."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select

from bcu_desk.domain.dated import Every
from bcu_desk.store import rows
from bcu_desk.store.books import op, step

R = TypeVar("R")
T = TypeVar("T")
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


Changes = Mapping[str, frozenset[int]]
Asked = Mapping[type, tuple[Any, ...]]
_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class _Kept:
    mark: Mark
    found: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Between:
    since: Mark
    until: Mark
    changes: Changes | None


class Derived:
    """What was made of whole nouns, kept for as long as their rows are the same.

    Any number of threads may use it: what two make at once is alike.
    """

    def __init__(self) -> None:
        self._made: dict[Callable[[Every], Any], tuple[Asked, Any]] = {}

    def made(self, make: Callable[[Every], R], every: Every) -> R:
        """What a function of a module makes of the nouns that it asks for."""
        before = self._made.get(make)
        if before is not None and all(every(kind) is rows for kind, rows in before[0].items()):
            kept: R = before[1]
            return kept
        asked: dict[type, tuple[Any, ...]] = {}

        def told(kind: type[T]) -> tuple[T, ...]:
            found = every(kind)
            asked[kind] = found
            return found

        fresh = make(told)
        self._made[make] = (asked, fresh)
        return fresh


class Memory:
    """All rows of the nouns that were asked for; only what changed since is read again.

    Every change of a row is in the change log, whoever made it, so that tells what to read. Any
    number of threads may use it.
    """

    def __init__(self) -> None:
        self._kept: dict[type, _Kept] = {}
        self._between = _Between(START, START, None)
        self._lock = threading.Lock()
        self.derived = Derived()

    def every(self, connection: Connection, mark: Mark, kind: type[R]) -> tuple[R, ...]:
        """All rows of a noun as a connection sees them, whose log ends at the mark."""
        with self._lock:
            kept = self._kept.get(kind)
        if kept is not None and kept.mark == mark:
            return kept.found
        changed = None if kept is None else self._changed(connection, kept.mark, mark)
        if kept is None or changed is None:
            found = rows.every(connection, kind)
        else:
            ids = changed.get(rows.noun_of(kind), frozenset())
            found = _patched(connection, kind, kept.found, ids)
        with self._lock:
            self._kept[kind] = _Kept(mark, found)
        return found

    def _changed(self, connection: Connection, since: Mark, until: Mark) -> Changes | None:
        """What changed between two marks; the last answer is kept, as the next noun asks too."""
        between = self._between
        if (between.since, between.until) != (since, until):
            between = _Between(since, until, _changes(connection, since))
            self._between = between
        return between.changes


def mark_of(connection: Connection) -> Mark:
    """Where the change log ends."""
    return _mark(connection.execute(_LOG).first())


def _mark(found: Row[int, int, str] | None) -> Mark:
    return START if found is None else Mark(found.seq, found.hlc, found.done)


def _changes(connection: Connection, since: Mark) -> Changes | None:
    """The ids of the rows that changed after a mark; None where they can't be told, or are many."""
    if _mark(connection.execute(_LOG.where(op.c.seq == since.seq)).first()) != since:
        return None
    later = select(op.c.noun, op.c.row, op.c.kind, op.c.mask).where(op.c.seq > since.seq)
    found = connection.execute(later.limit(MOST_CHANGES)).all()
    if len(found) == MOST_CHANGES or any(_renamed(row.kind, row.mask) for row in found):
        return None
    nouns = {row.noun for row in found}
    return {noun: frozenset(row.row for row in found if row.noun == noun) for noun in nouns}


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
    left = [row for row in kept if _ID(row) not in changed]
    return tuple(sorted((*left, *fresh), key=_ID))
