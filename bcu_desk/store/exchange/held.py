"""The segments that a desk holds: what it sealed itself, what it was sent, what still waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter

from sqlalchemy import Connection, Row, Table, delete, select

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.books import feed_step, segment, waiting
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import (
    FIRST_BEFORE,
    Feed,
    Item,
    Segment,
    Transaction,
    seal,
    stretches,
)
from bcu_desk.store.tables import SYNCED

TABLES: Mapping[str, tuple[str, ...]] = {
    noun: tuple(map(str, table.c.keys())) for noun, table in SYNCED.items()
}
_COLUMNS = ("desk", "incarnation", "first", "last", "hash", "head", "signature", "payload")
_MARKS = ", ".join("?" * len(_COLUMNS))
_TOLD = attrgetter(*Item.__struct_fields__)
_PLACES = {noun: {name: n for n, name in enumerate(names)} for noun, names in TABLES.items()}


def seal_own(
    connection: Connection,
    group: str,
    schema: str,
    keys: DeskKeys,
    done: Callable[[int], object] = int,
) -> int:
    """Seal this desk's changes that are not sealed yet; returns how many.

    `done` is told how many are after each segment; what it raises ends the work.
    """
    feed.number_own(connection)
    place = Feed(group, feed.own_feed(connection), schema, TABLES)
    last, before = _end_of(connection, place.feed)
    fresh = feed.items(connection, place.feed, last + 1)
    count = 0
    for stretch in stretches(map(_packed, fresh)):
        steps = _steps(connection, place.feed, {one.tx for one in stretch})
        made = seal(place, stretch, steps, before, keys)
        keep(connection, (made,))
        before, count = made.hash, count + len(stretch)
        done(count)
    return count


def keep(connection: Connection, found: Iterable[Segment]) -> None:
    """Keep segments whose changes are held."""
    _put(connection, segment, found)


def keep_waiting(connection: Connection, found: Iterable[Segment]) -> None:
    """Keep segments that can't be taken yet."""
    _put(connection, waiting, found)


def all_waiting(connection: Connection) -> tuple[Segment, ...]:
    """The segments that wait for others."""
    return tuple(map(_segment, connection.execute(select(waiting))))


def hashes(connection: Connection) -> frozenset[bytes]:
    """The hashes of the segments whose changes are held."""
    return frozenset(connection.scalars(select(segment.c.hash)))


def forget_waiting(connection: Connection, known: Knowledge) -> None:
    """Let go of what no longer waits."""
    for feed_id, last in known:
        at = (waiting.c.desk == feed_id.desk) & (waiting.c.incarnation == feed_id.incarnation)
        connection.execute(delete(waiting).where(at & (waiting.c.last <= last)))


def beyond(connection: Connection, known: Knowledge) -> tuple[Segment, ...]:
    """The segments that tell more than somebody knows, in the order of their feeds.

    Those that were let go of are left out: every desk has them, or what they came to.
    """
    found = connection.execute(
        select(segment)
        .where(segment.c.payload != b"")
        .order_by(segment.c.desk, segment.c.incarnation, segment.c.first)
    )
    return tuple(
        _segment(row) for row in found if row.last > known.of(FeedId(row.desk, row.incarnation))
    )


def needed_for(connection: Connection, told: Iterable[Segment]) -> Knowledge:
    """What a reader must hold before it can take these segments, beside what they tell."""
    before: dict[FeedId, int] = {}
    seen = Knowledge()
    for one in told:
        header = one.header
        before[header.feed] = min(header.first - 1, before.get(header.feed, header.first))
        for more in feed.seen_within(connection, header.feed, header.first, header.last):
            seen = seen.joined(more)
    others = {feed_id: last for feed_id, last in seen if feed_id not in before}
    return Knowledge(others | before)


def refuse_fork(connection: Connection, found: Iterable[Segment]) -> None:
    """Refuse what contradicts what is held: a desk that was copied or put back told two things.

    Raises Refused `exchange_forked`.
    """
    ends = dict(_ends(connection))
    for one in sorted(found, key=lambda each: (each.header.feed, each.header.first)):
        header = one.header
        at = (*header.feed, header.first - 1)
        before = FIRST_BEFORE if header.first == 1 else ends.get(at)
        kept = ends.get((*header.feed, header.last))
        if (before is not None and header.before != before) or kept not in (None, one.hash):
            raise Refused("exchange_forked", desk=header.desk, first=header.first)
        ends[*header.feed, header.last] = one.hash


def opened(one: Segment) -> tuple[tuple[FeedItem, ...], tuple[Transaction, ...]]:
    """A segment's items, cells by the names that it gives its columns."""
    items, steps = one.open()
    return tuple(_unpacked(items, one.header.feed, one.header.tables)), steps


def _ends(connection: Connection) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    for table in (segment, waiting):
        for row in connection.execute(
            select(table.c.desk, table.c.incarnation, table.c.last, table.c.hash)
        ):
            yield (row.desk, row.incarnation, row.last), row.hash


def _end_of(connection: Connection, place: FeedId) -> tuple[int, bytes]:
    """The last number sealed of a feed, and the hash that the next segment names."""
    mine = (segment.c.desk == place.desk) & (segment.c.incarnation == place.incarnation)
    found = connection.execute(
        select(segment.c.last, segment.c.hash).where(mine).order_by(segment.c.last.desc()).limit(1)
    ).first()
    return (found.last, found.hash) if found else (0, FIRST_BEFORE)


def _put(connection: Connection, table: Table, found: Iterable[Segment]) -> None:
    """Keep segments; those that are there already stay as they are."""
    rows = [
        (*feed_id, first, last, one.hash, one.head, one.signature, one.payload)
        for one in found
        for feed_id, first, last in ((one.header.feed, one.header.first, one.header.last),)
    ]
    if rows:
        told = f"INSERT OR IGNORE INTO {table.name} ({', '.join(_COLUMNS)}) VALUES ({_MARKS})"
        connection.exec_driver_sql(told, rows)


def _segment(row: Row[tuple[object, ...]]) -> Segment:
    return Segment(row.head, row.signature, row.payload)


def _steps(connection: Connection, place: FeedId, numbers: set[int]) -> tuple[Transaction, ...]:
    mine = (feed_step.c.desk == place.desk) & (feed_step.c.incarnation == place.incarnation)
    among = feed_step.c.tx.between(min(numbers), max(numbers))
    found = connection.execute(select(feed_step).where(mine, among).order_by(feed_step.c.tx))
    named = ("tx", "actor", "command", "label", "reason", "wall")
    return tuple(
        Transaction(**{name: getattr(row, name) for name in named})
        for row in found
        if row.tx in numbers
    )


def _packed(item: FeedItem) -> Item:
    head = (item.dot.number, item.tx, item.clock, item.kind, item.noun, item.row)
    if item.kind == feed.MERGE:
        told = [number for feed_id, last in item.seen() for number in (*feed_id, last)]
        return Item(*head, len(told) // 3, tuple(told))
    mask, in_order = _mask(item.noun, tuple(item.cells))
    return Item(*head, mask, tuple(map(item.cells.__getitem__, in_order)))


@cache
def _mask(noun: str, names: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Columns as bits, and in the order of their table."""
    places = _PLACES[noun]
    in_order = tuple(sorted(names, key=places.__getitem__))
    return sum(1 << places[name] for name in in_order), in_order


def _unpacked(
    items: Iterable[Item], place: FeedId, tables: Mapping[str, tuple[str, ...]]
) -> Iterator[FeedItem]:
    names: dict[tuple[str, int], tuple[str, ...]] = {}
    for number, tx, clock, kind, noun, row, mask, values in map(_TOLD, items):
        cells: dict[str, Value]
        if kind == feed.MERGE:
            cells = {"seen": feed.told_of(_knowledge(values))}
        else:
            named = names.get((noun, mask))
            if named is None:
                named = tuple(n for at, n in enumerate(tables[noun]) if mask >> at & 1)
                names[noun, mask] = named
            cells = dict(zip(named, values, strict=True))
        yield FeedItem(Dot(*place, number), tx, clock, kind, noun, row, cells)


def _knowledge(cells: tuple[Value, ...]) -> Knowledge:
    """Triples told one after another; what is no number is refused."""
    if not all(isinstance(cell, int) for cell in cells):
        raise Refused("exchange_damaged")
    told = [int(cell or 0) for cell in cells]
    parts = zip(told[::3], told[1::3], told[2::3], strict=True)
    return Knowledge({FeedId(desk, incarnation): last for desk, incarnation, last in parts})
