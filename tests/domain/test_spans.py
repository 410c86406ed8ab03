"""The one interval: half-open, never empty, with the laws that rules and screens rely on."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span, counted, gaps, joined, last_day

POINTS = range(-2, 45)
SPANS = st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(1, 12))).map(
    lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
PERIODS = st.one_of(SPANS, st.just(Span(0, 43)))


def _points(*spans: Span[int]) -> set[int]:
    return {point for point in POINTS if any(span.holds(point) for span in spans)}


def test_an_interval_holds_its_start_and_not_its_end() -> None:
    span = Span(date(2017, 1, 9), date(2017, 1, 10))
    assert span.holds(date(2017, 1, 9))
    assert not span.holds(date(2017, 1, 10))
    assert not span.holds(date(2017, 1, 8))
    assert Span(3).holds(10**9)


@pytest.mark.parametrize("end", [2, 3])
def test_an_empty_or_backward_interval_is_refused(end: int) -> None:
    with pytest.raises(Refused) as told:
        Span(3, end)
    assert told.value.code == "empty_span"
    assert told.value.facts == {"start": "3", "end": str(end)}


def test_the_last_day_is_the_one_before_the_end() -> None:
    assert last_day(Span(date(2017, 1, 9), date(2017, 2, 1))) == date(2017, 1, 31)
    assert last_day(Span(date(2017, 1, 9))) is None


def test_touching_intervals_do_not_overlap_and_join_to_one() -> None:
    assert not Span(1, 3).overlaps(Span(3, 5))
    assert joined((Span(3, 5), Span(1, 3))) == (Span(1, 5),)
    assert joined((Span(4, 5), Span(1, 3))) == (Span(1, 3), Span(4, 5))


@given(SPANS, SPANS)
def test_overlapping_is_sharing_a_point_whichever_way_round(one: Span, two: Span) -> None:
    assert one.overlaps(two) == two.overlaps(one) == bool(_points(one) & _points(two))


@given(SPANS, SPANS)
def test_within_is_what_both_hold(one: Span, two: Span) -> None:
    inside = one.within(two)
    assert (inside is not None) == one.overlaps(two)
    assert (_points(inside) if inside else set()) == _points(one) & _points(two)


@given(SPANS, SPANS)
def test_within_and_without_share_out_the_interval(one: Span, two: Span) -> None:
    left = one.without(two)
    assert _points(*left) == _points(one) - _points(two)
    assert all(not part.overlaps(two) for part in left)
    assert len(left) <= 2


@given(st.lists(SPANS, max_size=6), PERIODS)
def test_counted_fills_the_period_with_the_right_numbers(spans: list, period: Span) -> None:
    parts = list(counted(spans, period))
    assert (parts[0][0].start, parts[-1][0].end) == (period.start, period.end)
    for (one, number), (two, other) in itertools.pairwise(parts):
        assert one.end == two.start
        assert number != other
    for part, number in parts:
        for point in _points(part):
            assert number == sum(span.holds(point) for span in spans)


@given(st.lists(SPANS, max_size=6), PERIODS)
def test_gaps_and_joined_partition_the_period(spans: list, period: Span) -> None:
    covered = [part for span in joined(spans) if (part := span.within(period)) is not None]
    empty = gaps(spans, period)
    assert _points(*covered) | _points(*empty) == _points(period)
    assert not _points(*covered) & _points(*empty)
    assert list(empty) == sorted(empty, key=lambda span: span.start)


@given(st.lists(SPANS, max_size=6))
def test_joined_intervals_hold_the_same_points_and_never_touch(spans: list) -> None:
    found = joined(spans)
    assert _points(*found) == _points(*spans)
    for one, two in itertools.pairwise(found):
        assert one.end is not None
        assert one.end < two.start
    assert joined(found) == found
