"""What a ward can give on the later days of a move, against a look at every day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.coverage.rules.solver.later import Held, later_of

FIRST = date(2017, 1, 23)
DAYS = st.integers(-3, 12).map(lambda number: FIRST + timedelta(days=number))


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_posting_that_ends_leaves_less_to_give() -> None:
    held = [("A", Span(_day(-9))), ("B", Span(_day(-9), _day(5)))]
    (one,) = later_of(held, lambda _: 1, (), Span(FIRST))
    assert (one.from_day, one.spare, one.there) == (_day(5), 0, frozenset("A"))
    assert later_of(held, lambda _: 1, (), Span(FIRST, _day(5)))[:1] == ()


def test_a_target_that_rises_or_ends_counts_from_its_day() -> None:
    held = [("A", Span(_day(-9))), ("B", Span(_day(-9)))]
    turns = (_day(3), _day(6))

    def rises(day: date) -> int | None:
        return 0 if day < _day(3) else 2 if day < _day(6) else None

    (one,) = later_of(held, rises, turns, Span(FIRST))
    assert (one.from_day, one.spare) == (_day(3), 0)
    assert later_of(held, rises, turns, Span(FIRST, _day(3))) == ()


def _spans() -> st.SearchStrategy[DaySpan]:
    return st.tuples(DAYS, st.one_of(st.none(), st.integers(1, 9))).map(
        lambda pair: Span(pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), _spans()), max_size=5),
    st.dictionaries(DAYS, st.one_of(st.none(), st.integers(0, 3)), max_size=4),
    st.one_of(st.none(), st.integers(1, 10)),
)
def test_whoever_may_leave_by_the_stretches_may_leave_on_every_single_day(
    held: list[Held], changes: dict[date, int | None], length: int | None
) -> None:
    days = Span(FIRST, None if length is None else _day(length))

    def target(day: date) -> int | None:
        known = [change for change in changes if change <= day]
        return changes[max(known)] if known else 1

    found = later_of(held, target, changes, days)
    every = [_day(number) for number in range(length or 30)]  # nothing changes after 21 days
    for size in range(3):
        for leavers in combinations("ABCD", size):
            now = _holds(held, target(FIRST), FIRST, set(leavers))  # told by the ward itself
            allowed = now and all(len(one.there & set(leavers)) <= one.spare for one in found)
            assert allowed == all(_holds(held, target(day), day, set(leavers)) for day in every)


def _holds(held: list[Held], need: int | None, day: date, leavers: set[str]) -> bool:
    """Whether a ward does not lose anybody it needs on a day."""
    there = [collar for collar, span in held if span.holds(day)]
    gone = set(there) & leavers
    return not gone or need is None or len(there) - len(gone) >= need
