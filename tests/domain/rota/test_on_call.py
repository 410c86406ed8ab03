"""The on-call rota: turns, gaps, double cover."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.people import OnCall, OnCallTimes
from bcu_desk.domain.rota.on_call import (
    ROLES,
    at_wall,
    faults,
    hand_over_times,
    next_hand_over,
    on_call_at,
    turns_in,
)
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import london_text, midnight

MONDAY = date(2017, 1, 23)
EIGHT = OnCallTimes(id=1, bcu_id=1, day_minute=480, night_minute=1_200, from_day=MONDAY)


def turn(start: int, end: int, number: int = 1, role: str = ROLES[0]) -> OnCall:
    """A turn of BCU 1."""
    return OnCall(
        id=number, bcu_id=1, role=role, person_id=number, start_minute=start, end_minute=end
    )


def test_a_day_has_the_end_of_a_night_a_day_and_the_start_of_a_night() -> None:
    start = midnight(MONDAY)
    found = tuple(turns_in(Span(start, start + 1_440), (), 1))
    assert [(row.part, row.day.day) for row in found] == [("night", 22), ("day", 23), ("night", 23)]
    assert london_text(found[1].span.start) == "2017-01-23T07:00"
    assert london_text(found[2].span.start) == "2017-01-23T19:00"


def test_a_night_on_which_clocks_change_has_its_true_hours() -> None:
    hours = {}
    for day in (date(2017, 3, 25), date(2017, 10, 28), MONDAY):
        start = at_wall(day, 1_140)
        (night,) = turns_in(Span(start, start + 1), (), 1)
        hours[day.month] = ((night.span.end or 0) - night.span.start) / 60
    assert hours == {3: 11, 10: 13, 1: 12}


def test_times_that_a_bcu_has_set_hold_from_their_day_and_for_it_alone() -> None:
    assert hand_over_times((EIGHT,), 1, MONDAY) == (480, 1_200)
    assert hand_over_times((EIGHT,), 1, date(2017, 1, 22)) == (420, 1_140)
    assert hand_over_times((EIGHT,), 2, MONDAY) == (420, 1_140)


@given(st.integers(midnight(date(2017, 1, 1)), midnight(date(2018, 1, 1))))
def test_turns_follow_one_another_and_the_next_hand_over_ends_the_turn(at: int) -> None:
    found = tuple(turns_in(Span(at, at + 3_000), (EIGHT,), 1))
    assert found[0].span.holds(at)
    assert all(a.span.end == b.span.start for a, b in pairwise(found))
    assert next_hand_over(at, (EIGHT,), 1) == found[0].span.end


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=8))
def test_gaps_and_double_cover_are_what_counting_each_minute_finds(
    drawn: list[tuple[int, int]],
) -> None:
    turns = [turn(start, start + long, n) for n, (start, long) in enumerate(drawn)]
    found = [row for row in faults(turns, Span(0, 100), (1,)) if row.role == ROLES[0]]
    for minute in range(100):
        on = len(on_call_at(turns, minute))
        told = {row.kind for row in found if row.span.holds(minute)}
        assert told == ({"gap"} if on == 0 else {"double"} if on > 1 else set())
    for one, other in pairwise(found):
        assert one.span.end is not None
        assert one.span.end < other.span.start or one.kind != other.kind


def test_a_role_without_any_turn_is_one_gap_and_other_bcus_are_left_out() -> None:
    found = faults([turn(0, 100)], Span(0, 100), (1,))
    assert [(row.role, row.kind, row.span) for row in found] == [(ROLES[1], "gap", Span(0, 100))]
    assert faults([turn(0, 100)], Span(0, 100), ()) == ()


def test_of_two_on_call_the_one_who_began_first_comes_first() -> None:
    found = on_call_at([turn(5, 9, 1), turn(0, 6, 2), turn(6, 9, 3)], 5)
    assert [row.id for row in found] == [2, 1]
