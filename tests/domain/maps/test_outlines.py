"""Boundaries survive being text, and damaged text is told by its flaw."""

from __future__ import annotations

import base64
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.maps.outlines import (
    EAST_END,
    FORMAT,
    MOST_BYTES,
    MOST_POINTS,
    MOST_TEXT,
    NORTH_END,
    BadOutline,
    Flaw,
    Parts,
    pack,
    unpack,
)

SQUARE = ((530_000, 180_000), (531_000, 180_000), (531_000, 181_000), (530_000, 181_000))
HOLE = ((530_400, 180_400), (530_400, 180_600), (530_600, 180_600))
ISLAND = ((540_000, 190_000), (540_100, 190_000), (540_100, 190_100))

points = st.tuples(st.integers(0, EAST_END), st.integers(0, NORTH_END))
rings = st.lists(points, min_size=3, max_size=9).map(tuple)
outlines = st.lists(st.lists(rings, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3)


def _text(told: bytes) -> str:
    return FORMAT + base64.b64encode(zlib.compress(told)).decode()


def _flaw_of(text: str) -> Flaw:
    with pytest.raises(BadOutline) as told:
        unpack(text)
    return told.value.flaw


@given(outlines.map(tuple))
def test_any_outline_reads_back_as_it_was(parts: Parts) -> None:
    assert unpack(pack(parts)) == parts


def test_holes_and_several_parts_are_kept_and_the_text_is_plain_and_short() -> None:
    parts = ((SQUARE, HOLE), (ISLAND,))
    text = pack(parts)
    assert unpack(text) == parts
    assert text.isascii()
    assert text.isprintable()
    assert len(text) < 100


def test_the_text_of_an_outline_stays_the_same_for_ever() -> None:
    told = bytes([1, 1, 4, *(0xA0, 0xD9, 0x40), *(0xC0, 0xFC, 0x15), *(0xD0, 0x0F), 0])
    told += bytes([0, *(0xD0, 0x0F), *(0xCF, 0x0F), 0])
    assert unpack(_text(told)) == ((SQUARE,),)


@pytest.mark.parametrize(
    ("parts", "flaw"),
    [
        ((), Flaw.EMPTY),
        (((),), Flaw.EMPTY),
        (((SQUARE[:2],),), Flaw.SHORT_RING),
        ((((*SQUARE, (-1, 5)),),), Flaw.OUTSIDE),
        ((((*SQUARE, (5, NORTH_END + 1)),),), Flaw.OUTSIDE),
        (((SQUARE * (MOST_POINTS // 4 + 1),),), Flaw.TOO_LARGE),
    ],
)
def test_an_outline_that_can_not_be_kept_is_refused(parts: Parts, flaw: Flaw) -> None:
    with pytest.raises(BadOutline) as told:
        pack(parts)
    assert told.value.flaw is flaw


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.FORMAT),
        ("2AAAA", Flaw.FORMAT),
        (FORMAT, Flaw.DAMAGED),
        (FORMAT + "é" * 8, Flaw.DAMAGED),
        (FORMAT + "not base64", Flaw.DAMAGED),
        (FORMAT + base64.b64encode(b"not zlib").decode(), Flaw.DAMAGED),
        (_text(b""), Flaw.DAMAGED),
        (_text(bytes([1, 1, 3, 2, 2])), Flaw.DAMAGED),
        (_text(bytes([1, 1, 3, 2, 2, 2, 2, 2, 2, 9])), Flaw.DAMAGED),
        (_text(bytes([1, 1, 0x83])), Flaw.DAMAGED),
        (_text(b"\xff" * 40), Flaw.DAMAGED),
        (_text(b"\xff\xff\xff\xff\x01"), Flaw.TOO_LARGE),
        (_text(bytes(MOST_BYTES + 10)), Flaw.TOO_LARGE),
        (FORMAT + "A" * MOST_TEXT, Flaw.TOO_LARGE),
        (_text(bytes([0])), Flaw.EMPTY),
        (_text(bytes([1, 1, 1, 2, 2])), Flaw.SHORT_RING),
        (_text(bytes([1, 1, 3, 1, 2, 2, 2, 2, 2])), Flaw.OUTSIDE),
    ],
)
def test_a_damaged_text_is_told_by_its_flaw(text: str, flaw: Flaw) -> None:
    assert _flaw_of(text) is flaw


def test_a_cut_or_changed_text_never_reads_as_another_outline() -> None:
    parts = ((SQUARE, HOLE), (ISLAND,))
    text = pack(parts)
    chance = random.Random(4)
    for cut in range(1, len(text)):
        assert _flaw_of(text[:cut]) is Flaw.DAMAGED
    for _ in range(200):
        at = chance.randrange(1, len(text) - 4)
        other = chance.choice([c for c in "ABCxyz019+/" if c != text[at]])
        assert _read_or_flaw(text[:at] + other + text[at + 1 :]) in {parts, Flaw.DAMAGED}


def _read_or_flaw(text: str) -> Parts | Flaw:
    try:
        return unpack(text)
    except BadOutline as told:
        return told.flaw
