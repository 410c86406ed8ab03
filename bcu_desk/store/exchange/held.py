"""The segments that a desk holds: what it sealed itself, what it was sent, what still waits."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter, call, itemgetter

import msgspec
from sqlalchemy import Connection, Row, Table, delete, select

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, dots
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.books import feed_step, segment, waiting
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem, Told
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
_TEXT = itemgetter(-1)  # the cells of a row of the feed
_TOLD = attrgetter(*Item.__struct_fields__)
_PLACES = {noun: {name: n for n, name in enumerate(names)} for noun, names in TABLES.items()}


def seal_own(
    connection: Connection,
    group: str,
    schema: str,
    keys: DeskKeys,
    done: Callable[[int], object] = int,
    numbered: Sequence[Told] = (),
) -> int:
    """Seal this desk's changes that are not sealed yet; returns how many.

    `done` is told how many are after each segment; what it raises ends the work. Where all of them
    were `numbered` just now they are not read again.
    """
    feed.number_own(connection)
    place = Feed(group, feed.own_feed(connection), schema, TABLES)
    last, before = _end_of(connection, place.feed)
    ends = (*place.feed, last + 1), (*place.feed, feed.held(connection).of(place.feed))
    if not numbered or (numbered[0][:3], numbered[-1][:3]) != ends:
        numbered = ()
    count = 0
    for stretch in stretches(numbered or feed.rows(connection, place.feed, last + 1), _size):
        items = _packed(stretch)
        steps = _steps(connection, place.feed, {one.tx for one in items})
        made = seal(place, items, steps, before, keys)
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


def every(connection: Connection) -> tuple[Segment, ...]:
    """All segments that can still be told on, whether their changes are held or wait."""
    return (*beyond(connection, Knowledge()), *all_waiting(connection))


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
        if feed.MERGE in header.counts:
            for more in feed.seen_within(connection, header.feed, header.first, header.last):
                seen = seen.joined(more)
    others = {feed_id: last for feed_id, last in seen if feed_id not in before}
    return Knowledge(others | before)


def refuse_fork(connection: Connection, found: Iterable[Segment]) -> None:
    """Refuse what contradicts what is held: a desk that was copied or put back told two things.

    Raises Refused `exchange_forked`.
    """
    told = sorted(found, key=lambda each: (each.header.feed, each.header.first))
    spans = _spans(connection, {one.header.feed for one in told})
    for one in told:
        header = one.header
        kept = spans[header.feed]
        before = FIRST_BEFORE if header.first == 1 else kept.hash_before(header.first)
        if before not in (None, header.before) or kept.contradicts(one):
            raise Refused("exchange_forked", desk=header.desk, first=header.first)
        kept.add(header.first, header.last, one.hash)


def opened(one: Segment) -> tuple[tuple[FeedItem, ...], tuple[Transaction, ...]]:
    """A segment's items, cells by the names that it gives its columns."""
    items, steps = one.open()
    return tuple(_unpacked(items, one.header.feed, one.header.tables)), steps


class _Spans:
    """The stretches of a feed that are told of, with the hashes of their segments."""

    def __init__(self) -> None:
        self._lasts: dict[int, bytes] = {}
        self._told: list[tuple[int, int, bytes]] = []

    def add(self, first: int, last: int, told: bytes) -> None:
        """Note a segment."""
        self._lasts[last] = told
        insort(self._told, (last, first, told))

    def hash_before(self, first: int) -> bytes | None:
        """The hash of the segment that ends just before a number, where it is told of."""
        return self._lasts.get(first - 1)

    def contradicts(self, one: Segment) -> bool:
        """Whether another segment tells of the same numbers."""
        header = one.header
        at = bisect_left(self._told, (header.first, 0, b""))
        for _, first, told in islice(self._told, at, None):
            if first > header.last:
                return False
            if told != one.hash:
                return True
        return False


def _spans(connection: Connection, feeds: Collection[FeedId]) -> dict[FeedId, _Spans]:
    found = {feed_id: _Spans() for feed_id in feeds}
    for table in (segment, waiting):
        columns = (table.c.desk, table.c.incarnation, table.c.first, table.c.last, table.c.hash)
        for desk, incarnation, first, last, told in connection.execute(select(*columns)):
            feed_id = FeedId(desk, incarnation)
            if feed_id in found:
                found[feed_id].add(first, last, told)
    return found


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


def _packed(rows: Sequence[Told]) -> list[Item]:
    """Rows of the feed as a segment tells them."""
    _, _, numbers, txs, clocks, kinds, nouns, ids, told = zip(*rows, strict=True)
    cells: list[dict[str, Value]] = msgspec.json.decode(f"[{','.join(told)}]")
    shapes = list(zip(nouns, map(tuple, cells), strict=True))
    packing = {shape: _packing(*shape) for shape in set(shapes)}
    masks, taking = zip(*map(packing.__getitem__, shapes), strict=True)
    values = map(call, taking, cells)
    packed = map(Item, numbers, txs, clocks, kinds, nouns, ids, masks, map(tuple, values))
    if feed.MERGE in kinds:
        return [_seen(one) if one.kind == feed.MERGE else one for one in packed]
    return list(packed)


_Values = Callable[[dict[str, Value]], Iterable[Value]]


def _packing(noun: str, names: tuple[str, ...]) -> tuple[int, _Values]:
    """The columns of a change as bits, and how its values are had in the order of the table."""
    places = [_PLACES[noun][name] for name in names] if noun else []
    mask = sum(1 << at for at in places)
    if places == sorted(places):
        return mask, dict.values
    in_order = itemgetter(*sorted(names, key=_PLACES[noun].__getitem__))
    return mask, in_order


def _seen(one: Item) -> Item:
    """A merge entry: of how many feeds it tells, and each with its last number."""
    known = feed.known_of(str(one.cells[0]))
    told = [number for place, last in known for number in (*place, last)]
    return msgspec.structs.replace(one, mask=len(told) // 3, cells=tuple(told))


def _size(rows: Sequence[Told]) -> int:
    """About how many bytes changes are: half of the text of their cells is names and marks."""
    return 24 * len(rows) + sum(map(len, map(_TEXT, rows))) // 2


def _unpacked(
    items: Sequence[Item], place: FeedId, tables: Mapping[str, tuple[str, ...]]
) -> Iterator[FeedItem]:
    """The items of a segment as the feed holds them."""
    numbers, txs, clocks, kinds, nouns, rows, masks, values = zip(*map(_TOLD, items), strict=True)
    shapes = list(zip(nouns, masks, strict=True))
    names = {shape: _named(tables.get(shape[0], ()), shape[1]) for shape in set(shapes)}
    named = map(names.__getitem__, shapes)
    cells: list[dict[str, Value]] = list(map(dict, map(zip, named, values)))
    if feed.MERGE in kinds:
        for at, kind in enumerate(kinds):
            if kind == feed.MERGE:
                cells[at] = {"seen": feed.told_of(_knowledge(values[at]))}
    return map(FeedItem, dots(place, numbers), txs, clocks, kinds, nouns, rows, cells)


def _named(columns: tuple[str, ...], mask: int) -> tuple[str, ...]:
    return tuple(name for at, name in enumerate(columns) if mask >> at & 1)


def _knowledge(cells: tuple[Value, ...]) -> Knowledge:
    """Triples told one after another; what is no number is refused."""
    if not all(isinstance(cell, int) for cell in cells):
        raise Refused("exchange_damaged")
    told = [int(cell or 0) for cell in cells]
    parts = zip(told[::3], told[1::3], told[2::3], strict=True)
    return Knowledge({FeedId(desk, incarnation): last for desk, incarnation, last in parts})
