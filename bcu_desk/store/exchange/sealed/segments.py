"""Segments: a stretch of one desk's changes, packed, hashed and signed once for all time.

A segment travels through any desk as it is. Its header is signed bytes that are never written
anew; it names the segment before it by its hash, so that nothing can be left out, put in or
exchanged. Tables and columns are named, so that desks of different versions understand one
another. The payload holds columns, not rows: equal things lie side by side and pack well.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise
from operator import attrgetter, sub
from typing import TypeVar

import msgspec
import zstandard

from bcu_desk import VERSION
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import columns
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
_OF_NO_TABLE = -1
T = TypeVar("T")
_Shape = tuple[str, int]  # the table of a change, and the columns that it tells


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
            items = _items(packed, self.header)
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
    used = tuple(noun for noun in dict.fromkeys(map(attrgetter("noun"), items)) if noun)
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


def stretches(items: Iterable[T], size: Callable[[Sequence[T]], int]) -> Iterator[list[T]]:
    """Items cut into stretches that each make one segment; `size` is of several, in bytes."""
    told = iter(items)
    while stretch := list(islice(told, MOST_ITEMS)):
        yield from _cut(stretch, size)


def _cut(stretch: list[T], size: Callable[[Sequence[T]], int]) -> Iterator[list[T]]:
    if len(stretch) == 1 or size(stretch) <= MOST_RAW:
        yield stretch
    else:
        half = len(stretch) // 2
        yield from _cut(stretch[:half], size)
        yield from _cut(stretch[half:], size)


def _packed(
    items: Sequence[Item],
    transactions: Sequence[Transaction],
    tables: Mapping[str, tuple[str, ...]],
    used: tuple[str, ...],
) -> _Payload:
    numbers = {noun: n for n, noun in enumerate(used)} | {"": _OF_NO_TABLE}
    kinds, nouns, masks = (list(map(attrgetter(n), items)) for n in ("kind", "noun", "mask"))
    cells = list(map(attrgetter("cells"), items))
    where = columns.places(zip(nouns, masks, strict=True))
    merges = [at for at, kind in enumerate(kinds) if kind == _MERGE] if "" in nouns else []
    data = {shape: at for shape, at in where.items() if shape[0]}
    names = {shape: _names(*shape, tables[shape[0]]) for shape in data}
    told = columns.by_column(data, cells, names)
    if merges:
        told[_MERGE] = [number for at in merges for number in cells[at]]
    return _Payload(
        clocks=_steps(list(map(attrgetter("clock"), items))),
        steps=_steps(list(map(attrgetter("tx"), items))),
        kinds=bytes(map(_KIND.__getitem__, kinds)),
        nouns=list(map(numbers.__getitem__, nouns)),
        rows=_steps(list(map(attrgetter("row"), items))),
        masks=masks,
        cells=told,
        transactions=tuple(transactions),
    )


def _items(packed: _Payload, header: Header) -> tuple[Item, ...]:
    kinds = list(map(KINDS.__getitem__, packed.kinds))
    masks = packed.masks
    parts = (packed.nouns, masks, packed.clocks, packed.steps, packed.rows)
    if {len(kinds)} != set(map(len, parts)):
        raise ValueError("columns are not of one length")
    named = _nouns(header, packed.nouns)
    nouns = [
        named[number] if kind != _MERGE else ""
        for number, kind in zip(packed.nouns, kinds, strict=True)
    ]
    numbers = range(header.first, header.first + len(kinds))
    clocks, steps, rows = map(accumulate, (packed.clocks, packed.steps, packed.rows))
    cells = _cells(packed, header, kinds, nouns)
    return tuple(map(Item, numbers, steps, clocks, kinds, nouns, rows, masks, cells))


def _nouns(header: Header, numbers: Iterable[int]) -> dict[int, str]:
    """The tables that a payload names by number; a merge entry is of none."""
    tables = tuple(header.tables)
    return {n: tables[n] if n >= 0 else "" for n in set(numbers)}


def _cells(
    packed: _Payload, header: Header, kinds: Sequence[str], nouns: Sequence[str]
) -> list[tuple[Value, ...]]:
    """The values of each item."""
    told = dict(packed.cells)
    masks = packed.masks
    merges = [at for at, kind in enumerate(kinds) if kind == _MERGE]
    found = dict(zip(merges, _seen(told.pop(_MERGE, []), [masks[n] for n in merges]), strict=True))
    shapes: list[_Shape | None] = list(zip(nouns, masks, strict=True))
    for at in merges:
        shapes[at] = None
    where = columns.places(shapes)
    where.pop(None, None)
    data = {shape: at for shape, at in where.items() if shape is not None}
    names = {shape: _names(*shape, header.tables[shape[0]]) for shape in data}
    found |= columns.by_change(data, told, names)
    return list(map(found.__getitem__, range(len(kinds))))


def _seen(told: Sequence[Value], feeds: Sequence[int]) -> Iterator[tuple[Value, ...]]:
    """What merge entries say, each of so many feeds."""
    ends = list(accumulate(feeds, lambda end, count: end + count * FEED_CELLS, initial=0))
    if min(feeds, default=0) < 0 or ends[-1] != len(told):
        raise ValueError("merge entries have too few or too many values")
    return (tuple(told[first:end]) for first, end in pairwise(ends))


def _names(noun: str, mask: int, names: tuple[str, ...]) -> columns.Names:
    """The columns of a mask, as the payload calls them."""
    if not 0 <= mask < 1 << len(names):
        raise ValueError("a mask names columns that there are not")
    return tuple(f"{noun}.{name}" for at, name in enumerate(names) if mask >> at & 1)


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
    return list(map(sub, numbers, (0, *numbers[:-1])))


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
