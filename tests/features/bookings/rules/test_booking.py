"""References, days and times in words, and what would work instead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.clashes import is_free
from bcu_desk.domain.spans import MinuteSpan, Span, joined
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.rules.booking import (
    Rival,
    clock,
    days_of,
    fixes,
    hour,
    length_words,
    reference_of,
    told_span,
)
from tests.features.bookings.small import at


def test_a_reference_carries_its_desk() -> None:
    assert reference_of("EA", 1, 147) == "EA-01-0147"


def test_a_booking_to_midnight_touches_one_day() -> None:
    assert days_of(Span(at("10:00"), at("10:00") + 840)) == Span(
        date(2017, 1, 23), date(2017, 1, 24)
    )
    assert days_of(Span(at("10:00"), at("10:00") + 841)).end == date(2017, 1, 25)


def test_times_in_words() -> None:
    assert told_span(Span(at("14:00"), at("18:00"))) == "Mon 23 Jan 14:00–18:00"
    night = Span(at("22:00"), at("22:00") + 480)
    assert told_span(night) == "Mon 23 Jan 22:00–Tue 24 Jan 06:00"
    assert (hour(at("09:05")), clock(at("09:05"))) == ("09:05", "Mon 23 Jan 09:05")
    assert hour(minute_of("2017-07-01T09:00Z")) == "10:00"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (260, "4 h 20 min"),
        (2 * 1_440, "2 days"),
        (2_879, "47 h 59 min"),
    ],
)
def test_lengths_in_words(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


def test_three_ways_out() -> None:
    busy = (Span(540, 660),)
    rivals = (Rival("A", "Romford", busy), Rival("B", "Ilford", ()))
    other, later, part = fixes("X", Span(600, 720), busy, rivals)
    assert (other.kind, other.registration, other.base) == ("vehicle", "B", "Ilford")
    assert (later.kind, later.start, later.end) == ("later", 660, 780)
    assert (part.kind, part.start, part.end) == ("shorter", 660, 720)


def test_no_way_out_of_an_open_end() -> None:
    assert fixes("X", Span(600, 720), (Span(0),), ()) == ()


spans = st.tuples(st.integers(0, 2_000), st.integers(1, 300)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@given(spans, st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_every_way_out_works(
    span: MinuteSpan, own: list[MinuteSpan], other: list[MinuteSpan]
) -> None:
    busy = {"X": joined(own), "Y": joined(other)}
    for fix in fixes("X", span, busy["X"], (Rival("Y", "Romford", busy["Y"]),)):
        assert is_free(Span(fix.start, fix.end), busy[fix.registration])
