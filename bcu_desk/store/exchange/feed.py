"""The feeds of changes that a desk holds: its own, numbered from its log, and those it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, insert, select, tuple_

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.merge.rows import RowChange
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item, feed_step, log_state, op, step
from bcu_desk.store.change_log import image
from bcu_desk.store.tables import SYNCED

INCARNATION, NUMBERED = "incarnation", "numbered_upto"
MERGE = "merge"
OWN_KINDS = ("do", "undo", "redo", "outside")  # steps of this desk's own; a merge is others' word
RowKey = tuple[str, int]
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class FeedItem:
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
    found = connection.execute(
        select(feed_item.c.desk, feed_item.c.incarnation, func.max(feed_item.c.number)).group_by(
            feed_item.c.desk, feed_item.c.incarnation
        )
    )
    return Knowledge({FeedId(desk, incarnation): last for desk, incarnation, last in found})


def contexts(connection: Connection) -> Contexts:
    """What every desk had seen at each of its changes, as far as this desk holds them."""
    found = connection.execute(select(feed_item).where(feed_item.c.kind == MERGE))
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


def number_own(connection: Connection) -> int:
    """Give this desk's own changes since the last time their numbers; returns how many."""
    feed = own_feed(connection)
    fresh = not_numbered(connection)
    add(connection, fresh)
    _tell_steps(connection, feed, {one.tx for one in fresh})
    upto = int(facts.facts(connection).get(NUMBERED, "0"))
    last = connection.scalar(select(func.max(op.c.seq))) or 0
    facts.keep_fact(connection, NUMBERED, str(max(upto, last)))
    return len(fresh)


def not_numbered(connection: Connection) -> tuple[FeedItem, ...]:
    """This desk's own changes since the last time, as they will stand in its feed.

    A step that was taken back before anybody was told of it is left out, with its taking back.
    """
    feed = own_feed(connection)
    upto = int(facts.facts(connection).get(NUMBERED, "0"))
    found = connection.execute(
        select(op, step.c.hlc, step.c.of_tx)
        .join(step, step.c.tx == op.c.tx)
        .where(op.c.seq > upto, step.c.kind.in_(OWN_KINDS))
        .order_by(op.c.seq)
    ).all()
    gone = _taken_back({row.tx: row.of_tx for row in found})
    told = [row for row in found if row.tx not in gone]
    first = held(connection).of(feed) + 1
    return tuple(_own(Dot(*feed, first + n), row) for n, row in enumerate(told))


def latest_clock(connection: Connection) -> int:
    """The clock of this desk as it stands: after whatever it has seen."""
    return connection.scalar(select(log_state.c.hlc)) or 0


def say_seen(connection: Connection, clock: int) -> None:
    """Write into the own feed what this desk knows now."""
    feed, known = own_feed(connection), held(connection)
    dot = Dot(*feed, known.of(feed) + 1)
    told: dict[str, Value] = {"seen": told_of(known)}
    add(connection, (FeedItem(dot, 0, clock, MERGE, "", 0, told),))


def add(connection: Connection, items: Iterable[FeedItem]) -> None:
    """Put items into the feeds."""
    rows = [
        {
            **dict(zip(("desk", "incarnation", "number"), one.dot, strict=True)),
            "tx": one.tx,
            "clock": one.clock,
            "kind": one.kind,
            "noun": one.noun,
            "row": one.row,
            "cells": json.dumps(one.cells, ensure_ascii=False, separators=(",", ":")),
        }
        for one in items
    ]
    if rows:
        connection.execute(insert(feed_item), rows)


def items(connection: Connection, feed: FeedId, first: int) -> Iterator[FeedItem]:
    """The items of a feed from a number on, in order."""
    found = connection.execute(
        select(feed_item)
        .where(
            feed_item.c.desk == feed.desk,
            feed_item.c.incarnation == feed.incarnation,
            feed_item.c.number >= first,
        )
        .order_by(feed_item.c.number)
    )
    return map(_item, found)


def changes(
    connection: Connection, keys: Sequence[RowKey], seen: Contexts
) -> dict[RowKey, list[RowChange]]:
    """Every change of these rows that any feed holds, and this desk's own not numbered yet."""
    by_row: dict[RowKey, list[RowChange]] = {key: [] for key in keys}
    if not by_row:
        return by_row
    for at in range(0, len(keys), _AT_ONCE):
        wanted = keys[at : at + _AT_ONCE]
        found = connection.execute(
            select(feed_item).where(tuple_(feed_item.c.noun, feed_item.c.row).in_(wanted))
        )
        for one in map(_item, found):
            by_row[one.noun, one.row].append(_change(one, seen))
    for one in not_numbered(connection):
        if (one.noun, one.row) in by_row:
            by_row[one.noun, one.row].append(_change(one, seen))
    return by_row


def told_of(known: Knowledge) -> str:
    """Knowledge as JSON text: triples of desk, incarnation and last number."""
    return json.dumps([[*feed, last] for feed, last in known], separators=(",", ":"))


def known_of(told: str) -> Knowledge:
    """Knowledge from JSON text."""
    return Knowledge({FeedId(desk, inc): last for desk, inc, last in json.loads(told)})


def _change(one: FeedItem, seen: Contexts) -> RowChange:
    return RowChange(one.dot, one.clock, seen.seen_at(one.dot), one.kind, one.cells)


def _taken_back(steps: Mapping[int, int | None]) -> set[int]:
    """Steps that another of them took back, and those that did, told with what each took back."""
    gone: set[int] = set()
    for tx, of_tx in steps.items():
        if of_tx is not None and of_tx in steps and of_tx not in gone:
            gone |= {tx, of_tx}
    return gone


def _own(dot: Dot, row: Row[tuple[object, ...]]) -> FeedItem:
    """A change of the own log as the feed tells it: an update with what it changed only."""
    names = tuple(SYNCED[row.noun].c.keys())
    told = image(names, row.before if row.kind == "delete" else row.after) or {}
    chosen = {name: told[name] for n, name in enumerate(names) if row.mask >> n & 1}
    return FeedItem(dot, row.tx, row.hlc, row.kind, row.noun, row.row, chosen)


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


def _item(row: Row[tuple[object, ...]]) -> FeedItem:
    dot = Dot(row.desk, row.incarnation, row.number)
    return FeedItem(dot, row.tx, row.clock, row.kind, row.noun, row.row, json.loads(row.cells))
