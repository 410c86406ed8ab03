"""Sweeps cut a period where something changes, and join what is the same."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.model_check.sweeps import stretches, swept
from bcu_desk.domain.spans import Span

SPANS = st.tuples(st.integers(0, 20), st.one_of(st.none(), st.integers(1, 9))).map(
    lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
ITEMS = st.lists(SPANS, max_size=6).map(lambda spans: list(zip(spans, "abcdef", strict=False)))
PERIOD = Span(3, 17)


def test_nothing_in_force_is_one_empty_part() -> None:
    assert list(swept((), PERIOD)) == [(PERIOD, ())]


def test_parts_are_cut_at_both_boundaries() -> None:
    assert list(swept([(Span(5, 7), "a"), (Span(7), "b")], PERIOD)) == [
        (Span(3, 5), ()),
        (Span(5, 7), ("a",)),
        (Span(7, 17), ("b",)),
    ]


def test_an_open_period_has_an_open_last_part() -> None:
    assert list(swept([(Span(5), "a")], Span(3))) == [(Span(3, 5), ()), (Span(5), ("a",))]


@given(ITEMS)
def test_each_part_tells_what_holds_at_each_of_its_points(items: list) -> None:
    parts = list(swept(items, PERIOD))
    assert parts[0][0].start == PERIOD.start
    assert parts[-1][0].end == PERIOD.end
    for span, things in parts:
        for point in range(span.start, span.end):
            assert things == tuple(thing for lasts, thing in items if lasts.holds(point))
    assert all(one[0].end == two[0].start for one, two in itertools.pairwise(parts))


@given(ITEMS)
def test_stretches_are_the_longest_with_the_same_finding(items: list) -> None:
    found = list(stretches(items, PERIOD, lambda things: len(things) or None))
    for span, count in found:
        for point in range(span.start, span.end):
            assert sum(lasts.holds(point) for lasts, _ in items) == count
    for (one, count), (two, other) in itertools.pairwise(found):
        assert one.end < two.start or count != other
    days = sum(span.end - span.start for span, _ in found)
    covered = [n for n in range(3, 17) if any(lasts.holds(n) for lasts, _ in items)]
    assert days == len(covered)
