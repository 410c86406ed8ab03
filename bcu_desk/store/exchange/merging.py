"""Taking in changes of other desks: into the feeds, into the rows, all in one transaction.

What a row says is a function of every change of it that any feed holds, so that it does not
matter in which order changes come. Rules over several rows are not held up here: two bookings of
one car are both kept and shown as a clash.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Connection, Table, delete, insert, select, update

from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.merge.rows import MergedRow, merged
from bcu_desk.store.books import contested, log_state
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem, RowKey
from bcu_desk.store.exchange.plain.sorting import Arrived, Past, sort
from bcu_desk.store.exchange.plain.writing import write
from bcu_desk.store.tables import SYNCED

_AT_ONCE = 900
_NAMES = {noun: frozenset(map(str, table.c.keys())) for noun, table in SYNCED.items()}
_MOST_ROUNDS = 50
Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in changes did to the rows, by noun.

    `tx` is the step of the log that holds it, 0 where no row is other than before; `gone` are the
    rows that were removed; `data` of the items are changes, the others merge entries.
    """

    items: int
    new: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    tx: int = 0
    gone: tuple[RowKey, ...] = ()
    data: int = 0


@dataclass(slots=True)
class _Writes:
    """What is to be written, gathered so that each kind of write is one statement."""

    new: dict[str, list[Cells]]
    changed: dict[tuple[str, tuple[str, ...]], list[Cells]]
    gone: dict[str, list[int]]

    @classmethod
    def none(cls) -> _Writes:
        return cls(defaultdict(list), defaultdict(list), defaultdict(list))


def take_in(
    connection: Connection, items: Collection[FeedItem], day: str, *, log: bool = True
) -> Taken:
    """Keep items that follow on what is held, and bring the rows they touch up to date.

    The caller has opened a step of kind `merge`, numbered the desk's own changes, and seen to it
    that whatever an item's desk had seen is held or among the items. `day` is told of conflicts.
    Without `log` the step does not hold all of what was done: it must be rolled back.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.execute(update(log_state).values(merging=1))
    arrived = Arrived.of(items)
    past = Past.of(connection, arrived)
    feed.add(connection, tuple(items))
    found = sort(arrived, past, feed.contexts(connection))
    written = write(connection, found, _open_step(connection) if log else None)
    states = _states(connection, found.rest)
    new, changed, removed, gone = _bring_up_to_date(connection, states)
    _mark_contested(connection, states, day)
    connection.execute(update(log_state).values(merging=0))
    _raise_clock(connection, items)
    return Taken(
        len(items),
        new + written.new,
        changed + written.changed,
        removed + written.removed(),
        gone=(*gone, *written.gone_keys()),
        data=len(items) - list(map(attrgetter("kind"), items)).count(feed.MERGE),
    )


def _open_step(connection: Connection) -> int:
    """The number of the open step."""
    return connection.scalar(select(log_state.c.tx)) or 0


def bring_up_to_date(connection: Connection, keys: Sequence[RowKey], day: str) -> None:
    """Write rows anew from all their changes, in an open step of kind `merge`."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.execute(update(log_state).values(merging=1))
    states = _states(connection, keys)
    _bring_up_to_date(connection, states)
    _mark_contested(connection, states, day)
    connection.execute(update(log_state).values(merging=0))


def put_back_what_is_used(connection: Connection) -> tuple[RowKey, ...]:
    """Put back rows that one desk deleted while another began to use them; returns which.

    Each is an own change in an open step: the other desks get it like any other.
    """
    seen = feed.contexts(connection)
    back: list[RowKey] = []
    for _ in range(_MOST_ROUNDS):
        missing = _missing(connection)
        if not missing:
            return tuple(back)
        for key, changes in feed.changes(connection, missing, seen).items():
            told = _known_cells(SYNCED[key[0]], merged(changes).image())
            connection.execute(insert(SYNCED[key[0]]).values(told))
            back.append(key)
    refuse_missing(connection)
    return tuple(back)


def refuse_missing(connection: Connection) -> None:
    """Raise IntegrityError where rows refer to rows that are not there."""
    if _missing(connection):
        raise sqlite3.IntegrityError("FOREIGN KEY constraint failed")


def states_of_contested(connection: Connection) -> dict[RowKey, MergedRow]:
    """The rows in which desks differ and nobody has settled it, as of the last merge."""
    found = connection.execute(select(contested.c.noun, contested.c.row))
    return _states(connection, tuple((noun, row) for noun, row in found))


def open_conflicts(connection: Connection) -> int:
    """How many cells and rows desks differ in, and nobody has decided."""
    states = states_of_contested(connection).items()
    return sum(
        sum(name in SYNCED[noun].c for name in one.to_decide()) + bool(one.open_end)
        for (noun, _), one in states
    )


def mark_contested(connection: Connection, keys: Sequence[RowKey], day: str) -> None:
    """Note which of these rows desks differ in, and which they no longer do."""
    _mark_contested(connection, _states(connection, keys), day)


def _states(connection: Connection, keys: Sequence[RowKey]) -> dict[RowKey, MergedRow]:
    found = feed.changes(connection, keys, feed.contexts(connection))
    return {key: merged(changes) for key, changes in found.items()}


def _bring_up_to_date(
    connection: Connection, states: Mapping[RowKey, MergedRow]
) -> tuple[Counter[str], Counter[str], Counter[str], tuple[RowKey, ...]]:
    """Write what differs from the merged states; how many rows are new and changed, which gone."""
    now = _rows(connection, states)
    writes = _Writes.none()
    new, changed, removed = Counter[str](), Counter[str](), Counter[str]()
    for key, state in states.items():
        noun, row = key
        before = now.get(key)
        if not state.stands:
            if before is not None:
                writes.gone[noun].append(row)
                removed[noun] += 1
        elif before is None:
            image = _known_cells(SYNCED[noun], state.image())
            if "id" in image:  # else whoever put it there is not heard yet: it waits in the feeds
                writes.new[noun].append(image)
                new[noun] += 1
        else:
            differing = {n: v for n, v in state.cells.items() if n in before and before[n] != v}
            if differing:
                writes.changed[noun, tuple(sorted(differing))].append({"at": row, **differing})
                changed[noun] += 1
    _write(connection, writes)
    return new, changed, removed, tuple((n, row) for n, rows in writes.gone.items() for row in rows)


def _write(connection: Connection, writes: _Writes) -> None:
    for (noun, names), rows in writes.changed.items():
        cells = ", ".join(f'"{name}" = ?' for name in names)
        asked = f"UPDATE {noun} SET {cells} WHERE id = ?"
        told = [(*(row[name] for name in names), row["at"]) for row in rows]
        connection.exec_driver_sql(asked, told)
    for noun, rows in writes.new.items():
        for names, alike in _by_names(rows).items():
            columns = ", ".join(f'"{name}"' for name in names)
            asked = f"INSERT INTO {noun} ({columns}) VALUES ({', '.join('?' * len(names))})"
            connection.exec_driver_sql(asked, [tuple(row[name] for name in names) for row in alike])
    for noun, gone in writes.gone.items():
        for at in range(0, len(gone), _AT_ONCE):
            table = SYNCED[noun]
            connection.execute(delete(table).where(table.c.id.in_(gone[at : at + _AT_ONCE])))


def _by_names(rows: Iterable[Cells]) -> dict[tuple[str, ...], list[Cells]]:
    found: dict[tuple[str, ...], list[Cells]] = {}
    for row in rows:
        found.setdefault(tuple(row), []).append(row)
    return found


def _rows(connection: Connection, keys: Iterable[RowKey]) -> dict[RowKey, Cells]:
    """The rows as they lie in their tables now."""
    by_noun: dict[str, list[int]] = {}
    for noun, row in keys:
        by_noun.setdefault(noun, []).append(row)
    found: dict[RowKey, Cells] = {}
    for noun, ids in by_noun.items():
        for at in range(0, len(ids), _AT_ONCE):
            wanted = ", ".join(map(str, ids[at : at + _AT_ONCE]))
            told = connection.exec_driver_sql(f"SELECT * FROM {noun} WHERE id IN ({wanted})")
            names = tuple(told.keys())
            for one in told:
                found[noun, one[0]] = dict(zip(names, one, strict=True))
    return found


def _mark_contested(connection: Connection, states: Mapping[RowKey, MergedRow], day: str) -> None:
    open_rows = {key for key, one in states.items() if one.to_decide() or one.open_end}
    known = {tuple(row) for row in connection.execute(select(contested.c.noun, contested.c.row))}
    for noun, row in set(states) & known - open_rows:
        at = (contested.c.noun == noun) & (contested.c.row == row)
        connection.execute(delete(contested).where(at))
    fresh = [{"noun": noun, "row": row, "since": day} for noun, row in open_rows - known]
    if fresh:
        connection.execute(insert(contested), fresh)


def _raise_clock(connection: Connection, items: Iterable[FeedItem]) -> None:
    """The clock of this desk goes on after whatever it has seen."""
    latest = max(map(attrgetter("clock"), items), default=0)
    at = log_state.c.hlc < latest
    connection.execute(update(log_state).where(at).values(hlc=latest))


def _missing(connection: Connection) -> tuple[RowKey, ...]:
    """Rows that others refer to and that are not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    missing: dict[RowKey, None] = {}
    for child, row, parent, number in found:
        column = _column_of(connection, child, number)
        table = SYNCED[child]
        missing[
            parent, connection.scalar(select(table.c[column]).where(table.c.id == row)) or 0
        ] = None
    return tuple(missing)


def _column_of(connection: Connection, child: str, number: int) -> str:
    """The column of a foreign key by SQLite's number of it."""
    found = connection.exec_driver_sql(f"PRAGMA foreign_key_list({child})").all()
    return next(str(row[3]) for row in found if row[0] == number)


def _known_cells(table: Table, cells: Mapping[str, Value]) -> Cells:
    """The cells that this version of the program knows."""
    known = _NAMES[table.name]
    return {name: value for name, value in cells.items() if name in known}
