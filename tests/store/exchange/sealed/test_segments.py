"""Segments: packed, signed, opened again; whatever is wrong with one is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import segments
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Feed, Header, Item, Segment, Transaction, seal

TABLES = {"booking": ("id", "purpose", "start"), "person": ("id", "name")}
PLACE = Feed("EA", FeedId(3, 1), "0001", TABLES)
KEYS = DeskKeys.make()
STEP = Transaction(1, "a staff officer", "BookVehicle", "Book BX14", None, "2017-01-23T06:00:00Z")
ITEMS = (
    Item(5, 1, 100, "insert", "booking", 77, 0b111, (77, "Market", 540)),
    Item(6, 1, 100, "update", "booking", 77, 0b100, (600,)),
    Item(7, 2, 130, "delete", "person", 12, 0b11, (12, "A\0B 😀 £")),
    Item(8, 3, 131, "merge", "", 0, 1, (4, 1, 9)),
)
VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text()


def made(items: tuple[Item, ...] = ITEMS) -> Segment:
    return seal(PLACE, items, (STEP,), segments.FIRST_BEFORE, KEYS)


def code_of(segment: Segment) -> str:
    with pytest.raises(Refused) as refused:
        checked_and_opened(segment)
    return refused.value.code


def checked_and_opened(segment: Segment) -> tuple[Item, ...]:
    segment.check(KEYS.public)
    return segment.open()[0]


def test_a_segment_opens_to_what_was_sealed() -> None:
    segment = made()
    segment.check(KEYS.public)
    assert segment.open() == (ITEMS, (STEP,))
    header = segment.header
    assert (header.feed, header.first, header.last) == (FeedId(3, 1), 5, 8)
    assert header.tables == TABLES
    assert header.counts == {"insert": 1, "update": 1, "delete": 1, "merge": 1}


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    found = []
    clock = draw(st.integers(0, 2**60))
    for number in range(1, draw(st.integers(1, 12)) + 1):
        clock += draw(st.integers(0, 2**40))
        noun = draw(st.sampled_from(sorted(TABLES)))
        mask = draw(st.integers(0, 2 ** len(TABLES[noun]) - 1))
        cells = tuple(draw(VALUES) for _ in range(mask.bit_count()))
        kind = draw(st.sampled_from(("insert", "update", "delete")))
        row = draw(st.integers(0, 2**62))
        found.append(Item(number, number // 2, clock, kind, noun, row, mask, cells))
    return tuple(found)


@settings(max_examples=60)
@given(items())
def test_any_values_come_out_as_they_went_in(told: tuple[Item, ...]) -> None:
    assert made(told).open()[0] == told


def test_the_hash_of_a_segment_tells_it_from_any_other() -> None:
    one, two = made(), made(ITEMS[:3])
    assert one.hash == Segment(one.head, one.signature, one.payload).hash
    assert one.hash != two.hash


def test_every_flipped_bit_is_seen() -> None:
    whole = made(ITEMS[:1])
    for part in ("head", "signature", "payload"):
        told = getattr(whole, part)
        for at in range(len(told) * 8):
            changed = bytearray(told)
            changed[at // 8] ^= 1 << at % 8
            assert code_of(replace(whole, **{part: bytes(changed)})) in {
                "exchange_tampered",
                "exchange_damaged",
            }


def test_every_cut_is_seen() -> None:
    whole = made()
    for part in ("head", "signature", "payload"):
        told = getattr(whole, part)
        for length in range(len(told)):
            assert code_of(replace(whole, **{part: told[:length]})).startswith("exchange_")


def test_what_another_desk_signed_is_not_taken() -> None:
    with pytest.raises(Refused, match="exchange_tampered"):
        made().check(DeskKeys.make().public)


def forged(raw: object, **header: object) -> Segment:
    """A segment with a payload and header of a desk that means ill, rightly signed."""
    told = raw if isinstance(raw, bytes) else msgspec.msgpack.encode(raw)
    payload = zstandard.ZstdCompressor().compress(told)
    fields = {
        **msgspec.structs.asdict(made().header),
        "payload_hash": hashlib.sha256(payload).digest(),
        "raw_size": len(told),
        **header,
    }
    head = msgspec.msgpack.encode(Header(**fields))
    return Segment(head, KEYS.sign("segment", head), payload)


def packed(**changed: object) -> dict[str, object]:
    segment = made()
    raw = zstandard.ZstdDecompressor().decompress(segment.payload)
    return {**msgspec.msgpack.decode(raw), **changed}


@pytest.mark.parametrize(
    ("raw", "header"),
    [
        (packed(kinds=b"\x00\x01\x02\x09"), {}),
        (packed(kinds=b"\x00"), {}),
        (packed(nouns=[0, 0, 9, -1]), {}),
        (packed(masks=[7, 4, 3, 5]), {}),
        (packed(masks=[7, 64, 3, 1]), {}),
        (packed(masks=[7, -1, 3, 1]), {}),
        (packed(cells={}), {}),
        (packed(cells={**packed()["cells"], "booking.start": [540, 600, 7]}), {}),
        (packed(clocks=[100, -5, 30, 1]), {}),
        (packed(rows=["seven"]), {}),
        (packed(), {"last": 12}),
        (packed(), {"first": 0, "last": 3}),
        (packed(), {"counts": {"insert": 4}}),
        (packed(), {"tables": {}}),
        (b"\x93" * 5000, {}),
        (b"", {}),
        (
            packed(kinds=b"", nouns=[], rows=[], masks=[], clocks=[], steps=[], cells={}),
            {"last": 4},
        ),
    ],
)
def test_what_is_signed_and_wrong_all_the_same_is_refused(
    raw: object, header: dict[str, object]
) -> None:
    segment = forged(raw, **header)
    segment.check(KEYS.public)
    with pytest.raises(Refused, match="exchange_"):
        segment.open()


def test_a_size_that_is_impossible_is_refused_before_unpacking() -> None:
    assert code_of(forged(packed(), raw_size=1 << 40)) == "exchange_impossible_size"
    assert code_of(forged(packed(), raw_size=5)) == "exchange_impossible_size"
    bomb = forged(bytes(300 << 20), raw_size=100)
    assert code_of(bomb) == "exchange_impossible_size"


def test_long_feeds_are_cut_into_stretches() -> None:
    def size(some: Sequence[str]) -> int:
        return sum(map(len, some))

    many = [str(number) for number in range(25_001)]
    cut = list(segments.stretches(many, size))
    assert [len(one) for one in cut] == [10_000, 10_000, 5_001]
    assert [one for stretch in cut for one in stretch] == many
    long = [str(number) * 300_000 for number in range(7)]
    cut = list(segments.stretches(long, size))
    assert [len(one) for one in cut] == [3, 2, 2]
    assert [one for stretch in cut for one in stretch] == long
    assert [len(one) for one in segments.stretches(["x" * 2_000_000] * 2, size)] == [1, 1]
    assert list(segments.stretches([], size)) == []
