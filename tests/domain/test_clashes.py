"""When a booking can't be, and what could be instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.clashes import (
    Clash,
    busy,
    clashes,
    crowded,
    is_free,
    most_in_use,
    next_start,
    overbooked,
    overlap_minutes,
    shorter,
    unfit,
)
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad
from bcu_desk.domain.people import Authority, PersonAuthority
from bcu_desk.domain.spans import Span
from tests.builders import A_KIND, LONG_AGO, NOON, a_booking

TAKEN = a_booking()  # NOON to NOON + 60
MOST = 400
SPANS = st.tuples(st.integers(0, MOST), st.integers(1, 90)).map(
    lambda told: Span(NOON + told[0], NOON + told[0] + told[1])
)


@pytest.mark.parametrize(
    ("start", "end", "turn", "found"),
    [
        (60, 120, 0, []),
        (60, 120, 15, [(0, 15)]),
        (74, 120, 15, [(0, 15)]),
        (75, 120, 15, []),
        (-60, 0, 15, [(0, 15)]),
        (-60, -15, 15, []),
        (30, 90, 0, [(30, 0)]),
        (10, 20, 15, [(10, 15)]),
    ],
)
def test_a_clash_counts_shared_minutes_and_missing_turn_round(
    start: int, end: int, turn: int, found: list[tuple[int, int]]
) -> None:
    told = clashes(Span(NOON + start, NOON + end), [TAKEN], turn)
    assert [(clash.overlap, clash.turn_round) for clash in told] == found


def test_only_confirmed_bookings_of_others_are_in_the_way() -> None:
    pending = replace(TAKEN, id=501, state=BookingState.PENDING)
    gone = replace(TAKEN, id=502, state=BookingState.CANCELLED)
    assert clashes(TAKEN.minutes, [TAKEN, pending, gone], 15, own_id=TAKEN.id) == ()
    assert clashes(TAKEN.minutes, [pending, TAKEN], 0) == (Clash(TAKEN, 60, 0),)


def test_the_longest_overlap_is_told_first() -> None:
    later = replace(TAKEN, id=501, start_minute=NOON + 70, end_minute=NOON + 200)
    told = clashes(Span(NOON + 50, NOON + 150), [TAKEN, later], 15)
    assert [clash.booking.id for clash in told] == [501, 500]


def test_an_open_span_overlaps_without_end() -> None:
    assert overlap_minutes(Span(0), Span(5)) > 10**9
    assert overlap_minutes(Span(0, 5), Span(5, 9)) == 0


def test_a_vehicle_is_busy_with_its_turn_round_and_off_the_road() -> None:
    off = OffRoad(id=1, vehicle_id=300, reason="mot", start_minute=NOON + 200)
    found = busy([TAKEN], [off], 15)
    assert found == (Span(NOON - 15, NOON + 75), Span(NOON + 200))
    assert is_free(Span(NOON + 75, NOON + 200), found)
    assert not is_free(Span(NOON + 75, NOON + 201), found)


@given(st.lists(SPANS, max_size=5), SPANS)
def test_the_next_start_is_free_and_a_quarter_or_the_wanted_one(
    taken: list[Span[int]], wanted: Span[int]
) -> None:
    spans = busy([_booking(n, span) for n, span in enumerate(taken)], (), 0)
    start = next_start(wanted, spans)
    assert start is not None
    length = (wanted.end or 0) - wanted.start
    assert is_free(Span(start, start + length), spans)
    assert start == wanted.start or start % 15 == 0
    for earlier in range(-(-wanted.start // 15) * 15, start, 15):
        assert not is_free(Span(earlier, earlier + length), spans)


def test_there_is_no_next_start_for_a_vehicle_that_does_not_come_back() -> None:
    assert next_start(Span(NOON, NOON + 60), [Span(NOON + 30)]) is None
    assert next_start(Span(NOON, NOON + 60), [Span(NOON, NOON + 8 * 1_440)]) is None


@given(st.lists(SPANS, max_size=5), SPANS)
def test_a_shorter_span_lies_inside_and_is_free(taken: list[Span[int]], wanted: Span[int]) -> None:
    found = shorter(wanted, taken)
    if found is not None:
        assert wanted.start <= found.start
        assert found.end is not None
        assert wanted.end is not None
        assert found.end <= wanted.end
        assert found.end - found.start >= 30
        assert is_free(found, taken)


def test_a_span_without_half_an_hour_free_has_no_shorter_one() -> None:
    assert shorter(Span(0, 60), [Span(20, 40)]) is None
    assert shorter(Span(0, 70), [Span(20, 40)]) == Span(40, 70)


def _booking(number: int, span: Span[int]) -> object:
    return a_booking(600 + number, start_minute=span.start, end_minute=span.end)


RIGHTS = (
    Authority(id=1, code="basic", title="Basic", level=1, from_day=LONG_AGO),
    Authority(id=2, code="response", title="Response", level=2, from_day=LONG_AGO),
    Authority(id=3, code="advanced", title="Advanced", level=3, from_day=LONG_AGO),
    Authority(id=4, code="van", title="Van", level=0, from_day=LONG_AGO),
)
DAY = Span(date(2017, 1, 9), date(2017, 1, 10))


def _held(number: int, to_day: date | None = None) -> PersonAuthority:
    return PersonAuthority(
        id=number, person_id=100, authority_id=number, from_day=LONG_AGO, to_day=to_day
    )


@pytest.mark.parametrize(
    ("held", "lacking"),
    [
        ([], "response"),
        ([_held(1)], "response"),
        ([_held(4)], "response"),
        ([_held(2)], None),
        ([_held(3)], None),
        ([_held(2, date(2017, 1, 10))], None),
        ([_held(2, date(2017, 1, 9))], "response"),
    ],
)
def test_a_driver_needs_the_authority_or_a_higher_one_on_all_days(
    held: list[PersonAuthority], lacking: str | None
) -> None:
    assert unfit(A_KIND, RIGHTS, held, DAY) == lacking


def test_an_authority_renewed_within_a_booking_is_held_throughout() -> None:
    two_days = Span(date(2017, 1, 9), date(2017, 1, 11))
    renewal = date(2017, 1, 10)
    first = _held(2, renewal)
    assert unfit(A_KIND, RIGHTS, [first], two_days) == "response"
    again = replace(first, from_day=renewal, to_day=None)
    assert unfit(A_KIND, RIGHTS, [first, again], two_days) is None
    assert unfit(A_KIND, RIGHTS, [first, replace(again, authority_id=3)], two_days) is None
    assert unfit(A_KIND, RIGHTS, [first, replace(again, authority_id=1)], two_days) == "response"


def test_an_endorsement_stands_for_itself_only() -> None:
    van = replace(A_KIND, authority_id=1, endorsement_id=4)
    assert unfit(van, RIGHTS, [_held(3)], DAY) == "van"
    assert unfit(van, RIGHTS, [_held(1), _held(4)], DAY) is None


def _part(start: int, end: int, amount: int = 1, number: int = 1) -> Booking:
    return a_booking(number, start_minute=start, end_minute=end, amount=amount)


@pytest.mark.parametrize(
    ("parts", "room", "told"),
    [
        (((0, 60, 1), (30, 90, 1)), 2, 0),
        (((0, 60, 1), (30, 90, 1)), 1, 2),
        (((0, 60, 1), (60, 90, 1)), 1, 0),
        (((0, 60, 2), (60, 90, 1)), 1, 1),
        (((0, 20, 1), (30, 50, 1), (40, 90, 1)), 1, 2),
    ],
)
def test_a_pool_is_crowded_only_where_more_is_in_use_than_room(
    parts: tuple[tuple[int, int, int], ...], room: int, told: int
) -> None:
    taken = [_part(*part, number) for number, part in enumerate(parts)]
    assert len(clashes(Span(0, 100), taken, 0, None, room)) == told


@pytest.mark.parametrize(
    ("used", "turn", "most"),
    [
        ([], 0, 0),
        ([(0, 60, 2)], 0, 2),
        ([(0, 60, 1), (60, 90, 1)], 0, 1),
        ([(0, 60, 1), (60, 90, 1)], 1, 2),
        ([(110, 120, 1)], 10, 0),
        ([(110, 120, 1)], 11, 1),
        ([(-20, 0, 1)], 0, 0),
        ([(-20, 0, 3)], 1, 3),
    ],
)
def test_what_is_in_use_at_once_is_summed_where_it_is_most(
    used: list[tuple[int, int, int]], turn: int, most: int
) -> None:
    assert most_in_use(Span(0, 100), used, turn) == most


@given(
    parts=st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 20), st.integers(1, 3)), max_size=8
    ),
    turn=st.integers(0, 5),
    room=st.integers(0, 4),
    start=st.integers(0, 40),
    length=st.integers(1, 20),
)
def test_a_pool_is_judged_as_minute_by_minute(
    parts: list[tuple[int, int, int]], turn: int, room: int, start: int, length: int
) -> None:
    taken = [
        _part(first, first + lasts, amount, number)
        for number, (first, lasts, amount) in enumerate(parts)
    ]
    span = Span(start, start + length)
    used = [
        sum(row.amount for row in taken if row.start_minute <= minute < row.end_minute + turn)
        for minute in range(start, start + length + turn)
    ]
    crowded = max(used) > room
    assert bool(clashes(span, taken, turn, None, room)) == crowded
    assert is_free(span, busy(taken, (), turn, None, room)) == (not crowded)
    told = [(row.start_minute, row.end_minute, row.amount) for row in taken]
    assert (most_in_use(span, told, turn) > room) == crowded


@pytest.mark.parametrize(
    ("parts", "amount", "too_many"),
    [
        (((0, 60, 1), (0, 60, 1)), 2, []),
        (((0, 60, 1), (0, 60, 1), (0, 60, 1)), 2, [(1, 2)]),
        (((0, 60, 1), (0, 60, 1), (0, 60, 1), (0, 60, 1)), 2, [(1, 2), (1, 3)]),
        (((0, 60, 1), (30, 90, 1), (60, 120, 1)), 2, []),
        (((0, 60, 1), (30, 90, 1), (50, 120, 1), (90, 95, 1)), 2, [(1, 2)]),
        (((0, 60, 2), (59, 90, 1), (60, 61, 2)), 2, [(0, 1)]),
        (((0, 60, 5),), 2, []),
    ],
)
def test_a_pool_that_is_overbooked_names_the_later_ones_and_what_is_in_their_way(
    parts: tuple[tuple[int, int, int], ...], amount: int, too_many: list[tuple[int, int]]
) -> None:
    asked = [_part(*part, number) for number, part in enumerate(parts)]
    found = [(one.id, other.id) for one, other in overbooked(asked, amount)]
    assert found == too_many


@pytest.mark.parametrize(
    ("most", "spans"),
    [
        (0, [Span(1, 6), Span(8, 9)]),
        (1, [Span(2, 4), Span(5, 6)]),
        (2, [Span(3, 4)]),
        (3, []),
    ],
)
def test_crowded_is_when_more_are_under_way_than_may_be(most: int, spans: list[object]) -> None:
    uses = [(1, 4), (2, 6), (3, 4), (4, 4), (5, 6), (8, 9)]
    assert list(crowded([(*use, 1) for use in uses if use[0] < use[1]], most)) == spans
