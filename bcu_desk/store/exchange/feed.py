"""The feeds of changes that a desk holds: its own, numbered from its log, and those it was sent."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count, repeat
from operator import attrgetter, call, itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.merge.rows import RowChange
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item, feed_step, log_state, op, step
from bcu_desk.store.exchange.sealed.together import groups
from bcu_desk.store.rows import put
from bcu_desk.store.tables import SYNCED

INCARNATION, NUMBERED = "incarnation", "numbered_upto"
MERGE = "merge"
OWN_KINDS = ("do", "undo", "redo", "outside")  # steps of this desk's own; a merge is others' word
RowKey = tuple[str, int]
_AT_ONCE = 5_000
_COLUMNS = ("desk", "incarnation", "number", "tx", "clock", "kind", "noun", "row", "cells")
_NAMES = {noun: tuple(map(str, table.c.keys())) for noun, table in SYNCED.items()}
_INTO = f"feed_item ({', '.join(_COLUMNS)})"
# From one feed to the next by the key, a column at a time; a GROUP BY, or a comparison of both
# columns at once, would read every change.
_ENDS = """WITH RECURSIVE desks (desk) AS (
  SELECT min(desk) FROM feed_item
  UNION ALL
  SELECT (SELECT min(desk) FROM feed_item WHERE desk > desks.desk)
  FROM desks WHERE desk IS NOT NULL
), place (desk, incarnation) AS (
  SELECT desk, (SELECT min(incarnation) FROM feed_item WHERE desk = desks.desk)
  FROM desks WHERE desk IS NOT NULL
  UNION ALL
  SELECT desk, (SELECT min(incarnation) FROM feed_item
    WHERE desk = place.desk AND incarnation > place.incarnation)
  FROM place WHERE incarnation IS NOT NULL
)
SELECT desk, incarnation, (
  SELECT max(number) FROM feed_item AS one
  WHERE one.desk = place.desk AND one.incarnation = place.incarnation)
FROM place WHERE incarnation IS NOT NULL"""
_NOTHING = Knowledge()


_TX = itemgetter(_COLUMNS.index("tx"))
_Cut = Callable[[list[Value]], Sequence[Value]]
_HEAD = ("tx", "clock", "kind", "noun", "row")
_DOT, _CELLS = attrgetter("dot"), attrgetter("cells")
Cells = dict[str, Value]
Told = tuple[int, int, int, int, int, str, str, int, str]  # an item as its table holds it


class FeedItem(msgspec.Struct, frozen=True, gc=False):
    """A change or merge entry as a desk holds it: cells by the name of their column.

    A merge entry has no noun, and under `seen` in its cells what its desk knew, as triples.
    """

    dot: Dot
    tx: int
    clock: int
    kind: str
    noun: str
    row: int
    cells: Mapping[str, Value]

    def seen(self) -> Knowledge:
        """What a merge entry says that its desk knew."""
        return known_of(str(self.cells["seen"]))


def own_feed(connection: Connection) -> FeedId:
    """The feed that this desk writes."""
    told = facts.facts(connection)
    return FeedId(int(told["desk_number"]), int(told.get(INCARNATION, "1")))


def held(connection: Connection) -> Knowledge:
    """What this desk holds of every feed."""
    found = connection.exec_driver_sql(_ENDS)
    return Knowledge({FeedId(desk, incarnation): last for desk, incarnation, last in found})


def contexts(connection: Connection) -> Contexts:
    """What every desk had seen at each of its changes, as far as this desk holds them."""
    of_no_row = (feed_item.c.row == 0) & (feed_item.c.noun == "") & (feed_item.c.kind == MERGE)
    found = connection.execute(select(feed_item).where(of_no_row))
    return Contexts.of(MergeEntry(one.dot, one.seen()) for one in map(_item, found))


def seen_within(
    connection: Connection, feed: FeedId, first: int, last: int
) -> tuple[Knowledge, ...]:
    """What a desk said, within a stretch of its feed, that it had seen."""
    found = connection.scalars(
        select(feed_item.c.cells).where(
            feed_item.c.desk == feed.desk,
            feed_item.c.incarnation == feed.incarnation,
            feed_item.c.number.between(first, last),
            feed_item.c.kind == MERGE,
        )
    )
    return tuple(known_of(str(json.loads(cells)["seen"])) for cells in found)


def number_own(
    connection: Connection,
    done: Callable[[int], object] = int,
    kept: list[Told] | None = None,
) -> int:
    """Give this desk's own changes since the last time their numbers; returns how many.

    `done` is told how many have theirs now and then; what it raises ends the work. They are put
    into `kept`, too, for whoever goes on with them at once.
    """
    feed, numbered = own_feed(connection), 0
    steps: set[int] = set()
    for fresh in _not_numbered(connection):
        put(connection, _INTO, len(_COLUMNS), fresh)
        steps.update(map(_TX, fresh))
        if kept is not None:
            kept += fresh
        numbered += len(fresh)
        done(numbered)
    if steps:
        _tell_steps(connection, feed, steps)
    upto = int(facts.facts(connection).get(NUMBERED, "0"))
    last = connection.scalar(select(func.max(op.c.seq))) or 0
    if last > upto:
        facts.keep_fact(connection, NUMBERED, str(last))
    return numbered


def not_numbered(connection: Connection) -> tuple[FeedItem, ...]:
    """This desk's own changes since the last time, as they will stand in its feed.

    A step that was taken back before anybody was told of it is left out, with its taking back.
    """
    return tuple(map(_item, chain.from_iterable(_not_numbered(connection))))


def _not_numbered(connection: Connection) -> Iterator[list[Told]]:
    """The same as rows of the table, some at a time: an update tells only what it changed."""
    feed = own_feed(connection)
    upto = int(facts.facts(connection).get(NUMBERED, "0"))
    marks = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
    own = f"FROM op JOIN step ON step.tx = op.tx WHERE op.seq > ? AND step.kind IN ({marks})"
    steps = connection.exec_driver_sql(f"SELECT DISTINCT op.tx, step.of_tx {own}", (upto,)).all()
    if not steps:
        return
    gone = _taken_back(dict(sorted((tx, of_tx) for tx, of_tx in steps)))
    asked = (
        "SELECT op.tx, step.hlc, op.kind, op.noun, op.row, op.mask,"
        f" iif(op.kind = 'delete', op.before, op.after) {own} ORDER BY op.seq"
    )
    number = held(connection).of(feed)
    opened = raw(connection, asked, (upto,))
    while fresh := opened.fetchmany(_AT_ONCE):
        told = [one for one in fresh if one[0] not in gone] if gone else fresh
        if told:
            yield _numbered(feed, number, told)
            number += len(told)


def _numbered(feed: FeedId, number: int, told: Sequence[Sequence[Any]]) -> list[Told]:
    """Changes as the log tells them, as rows of the feed after a number."""
    txs, clocks, kinds, nouns, rows, masks, images = zip(*told, strict=True)
    shapes = list(zip(nouns, masks, strict=True))
    chosen = {shape: _chosen(*shape) for shape in set(shapes)}
    names = [chosen[shape][0] for shape in shapes]
    decoded: list[list[Value]] = msgspec.json.decode(f"[{','.join(images)}]")
    values = map(call, [chosen[shape][1] for shape in shapes], decoded)
    text = map(bytes.decode, map(msgspec.json.encode, map(dict, map(zip, names, values))))
    numbers = count(number + 1)
    return list(
        zip(*map(repeat, feed), numbers, txs, clocks, kinds, nouns, rows, text, strict=False)
    )


@cache
def _chosen(noun: str, mask: int) -> tuple[tuple[str, ...], _Cut]:
    """The columns of which a change tells, and how they are cut out of an image of the row."""
    told = _masked(noun, mask)
    places, names = tuple(at for at, _ in told), tuple(name for _, name in told)
    if len(places) > 1:
        return names, itemgetter(*places)
    return names, itemgetter(slice(places[0], places[0] + 1) if places else slice(0))


@cache
def _masked(noun: str, mask: int) -> tuple[tuple[int, str], ...]:
    """The columns of a mask and those that stand together with them, with their places."""
    changed = {name for at, name in enumerate(_NAMES[noun]) if mask >> at & 1}
    told = changed.union(*(one for one in groups(noun) if one & changed))
    return tuple((at, name) for at, name in enumerate(_NAMES[noun]) if name in told)


def pending(connection: Connection) -> int:
    """At most how many own changes have no number yet."""
    upto = int(facts.facts(connection).get(NUMBERED, "0"))
    last = connection.scalar(select(func.max(op.c.seq))) or 0
    return max(0, last - upto)


def latest_clock(connection: Connection) -> int:
    """The clock of this desk as it stands: after whatever it has seen."""
    return connection.scalar(select(log_state.c.hlc)) or 0


def minute_of(connection: Connection, feed: FeedId, number: int) -> int | None:
    """When a change was made, by its desk's clock, in minutes; the last one held before it."""
    clock = connection.scalar(
        select(func.max(feed_item.c.clock)).where(
            feed_item.c.desk == feed.desk,
            feed_item.c.incarnation == feed.incarnation,
            feed_item.c.number <= number,
        )
    )
    return None if clock is None else (clock >> 16) // 60_000


def say_seen(connection: Connection, clock: int) -> None:
    """Write into the own feed what this desk knows now."""
    feed, known = own_feed(connection), held(connection)
    dot = Dot(*feed, known.of(feed) + 1)
    told: dict[str, Value] = {"seen": told_of(known)}
    add(connection, (FeedItem(dot, 0, clock, MERGE, "", 0, told),))


def add(connection: Connection, items: Sequence[FeedItem]) -> None:
    """Put items into the feeds; some at a time, so that other threads get on meanwhile."""
    for at in range(0, len(items), _AT_ONCE):
        some = items[at : at + _AT_ONCE]
        columns = (map(attrgetter(name), some) for name in _HEAD)
        text = map(bytes.decode, map(msgspec.json.encode, map(_CELLS, some)))
        heads = map(tuple.__add__, map(_DOT, some), zip(*columns, text, strict=True))
        put(connection, _INTO, len(_COLUMNS), list(heads))


def items(connection: Connection, feed: FeedId, first: int) -> Iterator[FeedItem]:
    """The items of a feed from a number on, in order."""
    return map(_item, rows(connection, feed, first))


def rows(connection: Connection, feed: FeedId, first: int) -> Iterator[Told]:
    """The same as rows of the table."""
    asked = (
        f"SELECT {', '.join(_COLUMNS)} FROM feed_item"
        " WHERE desk = ? AND incarnation = ? AND number >= ? ORDER BY number"
    )
    return iter(raw(connection, asked, (*feed, first)))


def raw(connection: Connection, asked: str, told: tuple[Value, ...]) -> sqlite3.Cursor:
    """What a question finds, as the driver gives it: for very many rows, and for nothing else."""
    opened = connection.connection.driver_connection
    if not isinstance(opened, sqlite3.Connection):
        raise TypeError("no SQLite connection")
    return opened.execute(asked, told)


def changes(
    connection: Connection, keys: Sequence[RowKey], seen: Contexts
) -> dict[RowKey, list[RowChange]]:
    """Every change of these rows that any feed holds, and this desk's own not numbered yet."""
    if not keys:
        return {}
    by_row: dict[RowKey, list[FeedItem]] = {key: [] for key in keys}
    for noun, rows in _by_noun(keys).items():
        for at in range(0, len(rows), _AT_ONCE):
            wanted = ", ".join(map(str, rows[at : at + _AT_ONCE]))
            asked = (
                f"SELECT {', '.join(_COLUMNS)} FROM feed_item WHERE noun = ? AND row IN ({wanted})"
            )
            for row in connection.exec_driver_sql(asked, (noun,)):
                one = _item(row)
                by_row[noun, one.row].append(one)
    for one in not_numbered(connection):
        if (one.noun, one.row) in by_row:
            by_row[one.noun, one.row].append(one)
    return {key: _row_changes(found, seen) for key, found in by_row.items()}


def _by_noun(keys: Iterable[RowKey]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for noun, row in keys:
        found.setdefault(noun, []).append(row)
    return found


def _row_changes(found: list[FeedItem], seen: Contexts) -> list[RowChange]:
    """What was seen at each change matters only where more than one feed has any."""
    one_feed = len({(one.dot.desk, one.dot.incarnation) for one in found}) < 2
    return [
        RowChange(
            one.dot,
            one.clock,
            _NOTHING if one_feed else seen.seen_at(one.dot),
            one.kind,
            one.cells,
        )
        for one in found
    ]


def told_of(known: Knowledge) -> str:
    """Knowledge as JSON text: triples of desk, incarnation and last number."""
    return json.dumps([[*feed, last] for feed, last in known], separators=(",", ":"))


def known_of(told: str) -> Knowledge:
    """Knowledge from JSON text."""
    return Knowledge({FeedId(desk, inc): last for desk, inc, last in json.loads(told)})


def _taken_back(steps: Mapping[int, int | None]) -> set[int]:
    """Steps that another of them took back, and those that did, told with what each took back."""
    gone: set[int] = set()
    for tx, of_tx in steps.items():
        if of_tx is not None and of_tx in steps and of_tx not in gone:
            gone |= {tx, of_tx}
    return gone


def _tell_steps(connection: Connection, feed: FeedId, numbers: set[int]) -> None:
    """Keep who made the steps, and why, for those who are sent them."""
    known = select(feed_step.c.tx).where(
        feed_step.c.desk == feed.desk, feed_step.c.incarnation == feed.incarnation
    )
    found = connection.execute(
        select(step).where(step.c.kind.in_(OWN_KINDS), step.c.tx.not_in(known))
    )
    named = ("tx", "actor", "command", "label", "reason", "wall")
    rows = [
        {"desk": feed.desk, "incarnation": feed.incarnation}
        | {name: getattr(one, name) for name in named}
        for one in found
        if one.tx in numbers
    ]
    if rows:
        connection.execute(insert(feed_step), rows)


def _item(row: Sequence[Any]) -> FeedItem:
    """A row of the table, its columns in their order."""
    desk, incarnation, number, tx, clock, kind, noun, row_id, cells = row
    dot = Dot(desk, incarnation, number)
    return FeedItem(dot, tx, clock, kind, noun, row_id, msgspec.json.decode(cells))
