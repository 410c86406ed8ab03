"""R12: no vehicle booked twice, none booked while off the road; minutes told as London days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.fleet import Booking, BookingState
from tests.domain.model_check.worlds import (
    YEAR,
    a_booking,
    day,
    days,
    lawful,
    of_rule,
    off_road,
    told,
)

CAR = "BX16 KLM"


def test_bookings_one_after_the_other_break_nothing() -> None:
    facts = replace(
        lawful(), bookings=(a_booking(1, day(1, 23), 9, 2), a_booking(2, day(1, 23), 11, 2))
    )
    assert of_rule(facts, "R12") == ()


def test_two_bookings_that_share_an_hour_break_r12() -> None:
    facts = replace(
        lawful(), bookings=(a_booking(1, day(1, 23), 9, 3), a_booking(2, day(1, 23), 11, 2))
    )
    (found,) = of_rule(facts, "R12")
    assert told((found,)) == [(CAR, "twice", day(1, 23), day(1, 24))]
    assert dict(found.facts) == {
        "reference": "EA-1", "other": "EA-2", "start": "11:00", "end": "12:00",
    }  # fmt: skip
    assert found.bcu == "EA"


@pytest.mark.parametrize("state", [BookingState.PENDING, BookingState.CANCELLED])
def test_only_confirmed_bookings_count(state: BookingState) -> None:
    second = a_booking(2, day(1, 23), 10, 2, state=state)
    facts = replace(lawful(), bookings=(a_booking(1, day(1, 23), 9, 3), second))
    assert of_rule(replace(facts, off_roads=(off_road(day(1, 24), 0, None),)), "R12") == ()


def test_a_night_booked_twice_is_told_on_both_days_and_one_to_midnight_on_one() -> None:
    nights = (a_booking(1, day(1, 23), 20, 8), a_booking(2, day(1, 23), 22, 4))
    assert told(of_rule(replace(lawful(), bookings=nights), "R12")) == [
        (CAR, "twice", day(1, 23), day(1, 25))
    ]
    evenings = (a_booking(1, day(1, 23), 20, 4), a_booking(2, day(1, 23), 22, 4))
    assert told(of_rule(replace(lawful(), bookings=evenings), "R12")) == [
        (CAR, "twice", day(1, 23), day(1, 24))
    ]


def test_summer_hours_are_told_on_london_days() -> None:
    """00:00 to 01:00 in London is still the day before in UTC."""
    nights = (a_booking(1, day(7, 1), 0, 1), a_booking(2, day(7, 1), 0, 1))
    (found,) = of_rule(replace(lawful(), bookings=nights), "R12")
    assert (found.days.start, found.fact("start")) == (day(7, 1), "00:00")


def test_three_at_once_are_three_clashes() -> None:
    found = of_rule(
        replace(lawful(), bookings=tuple(a_booking(n, day(1, 23), 9, 3) for n in (1, 2, 3))),
        "R12",
    )
    pairs = {(item.fact("reference"), item.fact("other")) for item in found}
    assert pairs == {("EA-1", "EA-2"), ("EA-1", "EA-3"), ("EA-2", "EA-3")}


@pytest.mark.parametrize(
    ("hour", "hours", "broken"),
    [(0, 9, False), (0, 10, True), (11, 1, False), (11, None, False), (8, None, True)],
)
def test_a_booking_while_off_the_road_breaks_r12(
    hour: int, hours: int | None, broken: bool
) -> None:
    facts = replace(
        lawful(),
        bookings=(a_booking(1, day(1, 23), 9, 2),),
        off_roads=(off_road(day(1, 23), hour, hours),),
    )
    variants = [(item.variant, item.fact("reason")) for item in of_rule(facts, "R12")]
    assert variants == ([("off_road", "defect")] if broken else [])


def test_clashes_on_other_days_or_of_other_vehicles_are_not_told() -> None:
    other: Booking = a_booking(2, day(1, 23), 9, 3, vehicle_id=2)
    facts = replace(lawful(), bookings=(a_booking(1, day(1, 23), 9, 3), other))
    assert of_rule(facts, "R12") == ()
    twice = (a_booking(1, day(1, 23), 9, 3), a_booking(2, day(1, 23), 9, 3))
    facts = replace(facts, bookings=twice)
    assert of_rule(facts, "R12", days(day(1, 24), YEAR.end)) == ()


def test_a_car_based_where_no_bcu_is_has_none() -> None:
    facts = lawful()
    (base,) = facts.bases
    twice = (a_booking(1, day(1, 23), 9, 3), a_booking(2, day(1, 23), 9, 3))
    facts = replace(facts, bases=(replace(base, borough_id=99),), bookings=twice)
    (found,) = of_rule(facts, "R12")
    assert found.bcu == ""


@pytest.mark.parametrize(("amount", "pairs"), [(2, [("EA-2", "EA-3")]), (3, [])])
def test_a_pool_is_booked_twice_only_where_more_is_booked_than_there_is(
    amount: int, pairs: list[tuple[str, str]]
) -> None:
    facts = lawful()
    (car,) = facts.vehicles
    three = tuple(a_booking(n, day(1, 23), 8 + n, 4) for n in (1, 2, 3))
    facts = replace(facts, vehicles=(replace(car, amount=amount),), bookings=three)
    found = of_rule(facts, "R12")
    assert [(item.fact("reference"), item.fact("other")) for item in found] == pairs
