"""Segments: a stretch of one desk's changes, packed, hashed and signed once for all time.

A segment travels through any desk as it is. Its header is signed bytes that are never written
anew; it names the segment before it by its hash, so that nothing can be left out, put in or
exchanged. Tables and columns are named, so that desks of different versions understand one
another. The payload holds columns, not rows: equal things lie side by side and pack well.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import attrgetter

import msgspec
import zstandard

from bcu_desk import VERSION
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.exchange.sealed.packing import decoded

MOST_ITEMS = 10_000
MOST_RAW = 1 << 20  # bytes of values before packing at which a segment is closed
LARGEST_RAW = 64 << 20  # no segment of this program comes near it: more is an attack
FIRST_BEFORE = b""  # what the first segment of a feed names as the one before
_PURPOSE = "segment"
FEED_CELLS = 3  # desk, incarnation, last number
KINDS = ("insert", "update", "delete", "merge")
_KIND = {kind: n for n, kind in enumerate(KINDS)}
_MERGE = KINDS[3]
_MISSING = "values are missing"


class Item(msgspec.Struct, frozen=True, gc=False):
    """A change, or a merge entry, in a feed.

    `cells` holds the values of the columns of `mask` (bit n: the n-th column of the table as
    the segment names them) in that order. A merge entry has no noun; its `cells` are desk,
    incarnation and last number of each feed that it knows, one after another.
    """

    number: int
    tx: int
    clock: int
    kind: str
    noun: str
    row: int
    mask: int
    cells: tuple[Value, ...]


class Transaction(msgspec.Struct, frozen=True):
    """What a step says of itself: its number on its desk, who, what, why, and its wall time."""

    tx: int
    actor: str
    command: str
    label: str
    reason: str | None
    wall: str


class Header(msgspec.Struct, frozen=True):
    """The signed part. `tables` names the columns of each table in the order of the masks."""

    group: str
    desk: int
    incarnation: int
    first: int
    last: int
    before: bytes
    first_clock: int
    last_clock: int
    schema: str
    program: str
    tables: dict[str, tuple[str, ...]]
    counts: dict[str, int]
    payload_hash: bytes
    raw_size: int

    @property
    def feed(self) -> FeedId:
        """The feed that the segment is a part of."""
        return FeedId(self.desk, self.incarnation)


@dataclass(frozen=True)
class Segment:
    """A segment as it is kept and sent: three runs of bytes."""

    head: bytes
    signature: bytes
    payload: bytes

    @cached_property
    def header(self) -> Header:
        """The signed part, read. Raises Refused `exchange_damaged`."""
        return decoded(Header, self.head)

    @cached_property
    def hash(self) -> bytes:
        """What the next segment names it by."""
        return hashlib.sha256(self.head + self.signature).digest()

    def check(self, signer: PublicKeys) -> None:
        """Refuse what the desk did not sign, or what was changed since."""
        header = self.header
        if not signer.signed(_PURPOSE, self.head, self.signature):
            raise Refused("exchange_tampered", desk=header.desk, first=header.first)
        if hashlib.sha256(self.payload).digest() != header.payload_hash:
            raise self._damaged()

    def _damaged(self) -> Refused:
        return Refused("exchange_damaged", desk=self.header.desk, first=self.header.first)

    def open(self) -> tuple[tuple[Item, ...], tuple[Transaction, ...]]:
        """Its items and transactions. Raises Refused where they are not as the header says."""
        packed = decoded(_Payload, _unpacked(self.payload, self.header.raw_size))
        try:
            items = tuple(_items(packed, self.header))
        except (LookupError, RuntimeError, ValueError) as error:
            raise self._damaged() from error
        if not _agree(self.header, items):
            raise self._damaged()
        return items, packed.transactions


class _Payload(msgspec.Struct, frozen=True):
    """Items by column: `kinds` and `nouns` are numbers into `KINDS` and the header's tables."""

    clocks: list[int]
    steps: list[int]
    kinds: bytes
    nouns: list[int]
    rows: list[int]
    masks: list[int]
    cells: dict[str, list[Value]]
    transactions: tuple[Transaction, ...]


@dataclass(frozen=True)
class Feed:
    """Where a segment is put: its feed, group and schema, and the segment before it."""

    group: str
    feed: FeedId
    schema: str
    tables: Mapping[str, tuple[str, ...]]


def seal(
    place: Feed,
    items: Sequence[Item],
    transactions: Sequence[Transaction],
    before: bytes,
    keys: DeskKeys,
) -> Segment:
    """Pack and sign items that follow one another in a feed; at least one is needed."""
    used = tuple(dict.fromkeys(item.noun for item in items if item.noun))
    raw = msgspec.msgpack.encode(_packed(items, transactions, place.tables, used))
    payload = zstandard.ZstdCompressor(level=3, write_checksum=True).compress(raw)
    header = Header(
        group=place.group,
        desk=place.feed.desk,
        incarnation=place.feed.incarnation,
        first=items[0].number,
        last=items[-1].number,
        before=before,
        first_clock=items[0].clock,
        last_clock=items[-1].clock,
        schema=place.schema,
        program=VERSION,
        tables={noun: place.tables[noun] for noun in used},
        counts=_counts(items),
        payload_hash=hashlib.sha256(payload).digest(),
        raw_size=len(raw),
    )
    head = msgspec.msgpack.encode(header)
    return Segment(head, keys.sign(_PURPOSE, head), payload)


def stretches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items cut into stretches that each make one segment."""
    stretch: list[Item] = []
    size = 0
    for item in items:
        stretch.append(item)
        size += 24 + sum(len(cell) if isinstance(cell, str) else 4 for cell in item.cells)
        if len(stretch) == MOST_ITEMS or size >= MOST_RAW:
            yield stretch
            stretch, size = [], 0
    if stretch:
        yield stretch


def _packed(
    items: Sequence[Item],
    transactions: Sequence[Transaction],
    tables: Mapping[str, tuple[str, ...]],
    used: tuple[str, ...],
) -> _Payload:
    number = {noun: n for n, noun in enumerate(used)}
    return _Payload(
        clocks=_steps([item.clock for item in items]),
        steps=_steps([item.tx for item in items]),
        kinds=bytes(_KIND[item.kind] for item in items),
        nouns=[number.get(item.noun, -1) for item in items],
        rows=_steps([item.row for item in items]),
        masks=[item.mask for item in items],
        cells=_by_column(items, tables),
        transactions=tuple(transactions),
    )


def _by_column(
    items: Iterable[Item], tables: Mapping[str, tuple[str, ...]]
) -> dict[str, list[Value]]:
    """The values of each column; a merge entry's cells have one of their own."""
    cells: dict[str, list[Value]] = {}
    known: dict[tuple[str, int], tuple[list[Value], ...]] = {}
    for item in items:
        if item.kind == _MERGE:
            cells.setdefault(_MERGE, []).extend(item.cells)
            continue
        noun, mask = item.noun, item.mask
        columns = known.get((noun, mask))
        if columns is None:
            names = (n for at, n in enumerate(tables[noun]) if mask >> at & 1)
            columns = tuple(cells.setdefault(f"{noun}.{name}", []) for name in names)
            known[noun, mask] = columns
        for column, value in zip(columns, item.cells, strict=True):
            column.append(value)
    return cells


def _items(packed: _Payload, header: Header) -> Iterator[Item]:
    nouns = tuple(header.tables)
    cells = {name: iter(values) for name, values in packed.cells.items()}
    known: dict[tuple[int, int], tuple[str, tuple[Iterator[Value], ...]]] = {}
    for number, (kind, noun, mask, clock, tx, row) in enumerate(_columns(packed), header.first):
        told = KINDS[kind]
        if told == _MERGE:
            values = tuple(islice(cells[_MERGE], mask * FEED_CELLS))
            if len(values) != mask * FEED_CELLS:
                raise ValueError(_MISSING)
            yield Item(number, tx, clock, told, "", row, mask, values)
            continue
        shape = known.get((noun, mask))
        if shape is None:
            name = _noun(nouns, noun)
            shape = name, tuple(_chosen(cells, name, header.tables[name], mask))
            known[noun, mask] = shape
        name, columns = shape
        values = tuple(map(next, columns))  # a column that ends early gives fewer
        if len(values) != len(columns):
            raise ValueError(_MISSING)
        yield Item(number, tx, clock, told, name, row, mask, values)
    if any(True for left in cells.values() for _ in left):
        raise ValueError("values are left over")


def _noun(nouns: tuple[str, ...], number: int) -> str:
    if number < 0:
        raise ValueError("a change is of no table")
    return nouns[number]


def _chosen(
    cells: Mapping[str, Iterator[Value]], noun: str, columns: tuple[str, ...], mask: int
) -> Iterator[Iterator[Value]]:
    if not 0 <= mask < 1 << len(columns):
        raise ValueError("a mask names columns that there are not")
    return (cells[f"{noun}.{name}"] for n, name in enumerate(columns) if mask >> n & 1)


def _columns(packed: _Payload) -> Iterator[tuple[int, int, int, int, int, int]]:
    return zip(
        packed.kinds,
        packed.nouns,
        packed.masks,
        accumulate(packed.clocks),
        accumulate(packed.steps),
        accumulate(packed.rows),
        strict=True,
    )


def _agree(header: Header, items: Sequence[Item]) -> bool:
    """Whether the items are as many and of the kinds that the signed header says."""
    clocks = list(map(attrgetter("clock"), items))
    return bool(items) and (
        header.first >= 1
        and len(items) == header.last - header.first + 1
        and _counts(items) == header.counts
        and clocks == sorted(clocks)
        and (clocks[0], clocks[-1]) == (header.first_clock, header.last_clock)
    )


def _counts(items: Iterable[Item]) -> dict[str, int]:
    return dict(Counter(map(attrgetter("kind"), items)))


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before."""
    return [one - before for before, one in zip((0, *numbers), numbers, strict=False)]


def _unpacked(payload: bytes, size: int) -> bytes:
    """The payload before packing; never more than the signed header says, or is sensible."""
    if size > LARGEST_RAW:
        raise Refused("exchange_impossible_size", size=size)
    try:
        told = zstandard.get_frame_parameters(payload).content_size
        if told != size:
            raise Refused("exchange_impossible_size", size=told)
        return zstandard.ZstdDecompressor().decompress(payload, max_output_size=size)
    except zstandard.ZstdError as error:
        raise Refused("exchange_damaged") from error
