"""R14: what a base keeps free, minute by minute; told as London days with their hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.fleet import BookingState
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.judges.spare import not_in_service
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.work.breach_text import breach_words
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    a_booking,
    day,
    days,
    kept_free,
    lawful,
    of_rule,
    off_road,
    told,
)

KEY = "KI/irv"
MONDAY, TUESDAY = day(1, 23), day(1, 24)


def two_cars(**fields: object) -> ModelFacts:
    """Two IRVs at Ilford, where one is to stay free."""
    facts = lawful()
    other = replace(facts.vehicles[0], id=2, registration="BX16 KMA")
    return replace(kept_free(facts), vehicles=(*facts.vehicles, other), **fields)


def test_without_a_minimum_everything_may_be_out() -> None:
    facts = replace(two_cars(), spare_minimums=(), bookings=(a_booking(1, MONDAY, 9, 2),))
    assert of_rule(facts, "R14") == ()
    assert of_rule(kept_free(facts, 0), "R14") == ()


def test_the_last_one_booked_is_told_with_its_hours_and_what_is_left() -> None:
    rows = (a_booking(1, MONDAY, 9, 4), a_booking(2, MONDAY, 11, 4, vehicle_id=2))
    (found,) = of_rule(two_cars(bookings=rows), "R14")
    assert told((found,)) == [(KEY, "few", MONDAY, TUESDAY)]
    assert (found.bcu, found.severity, found.subject_name) == ("EA", "breach", "IRV at Ilford")
    assert breach_words(found) == (
        "Ilford has 0 IRV free on Mon 23 Jan 2017, 11:00 to 13:00; 1 must stay free."
        " EA-2 is one too many.",
        "Move EA-2 to another base or another time, or cancel it.",
    )


@pytest.mark.parametrize(("start", "broken"), [(11, True), (13, False)])
def test_one_back_as_the_other_goes_out_leaves_one_free(start: int, broken: bool) -> None:
    rows = (a_booking(1, MONDAY, 9, 4), a_booking(2, MONDAY, start, 4, vehicle_id=2))
    assert bool(of_rule(two_cars(bookings=rows), "R14")) is broken


@pytest.mark.parametrize("state", [BookingState.PENDING, BookingState.CANCELLED])
def test_what_is_not_confirmed_takes_nothing(state: BookingState) -> None:
    rows = (a_booking(1, MONDAY, 9, 4), a_booking(2, MONDAY, 9, 4, vehicle_id=2, state=state))
    assert of_rule(two_cars(bookings=rows), "R14") == ()


def test_one_vehicle_that_is_booked_and_off_the_road_counts_once() -> None:
    facts = two_cars(bookings=(a_booking(1, MONDAY, 9, 4),), off_roads=(off_road(MONDAY, 8, 6),))
    assert of_rule(facts, "R14") == ()


def test_off_the_road_without_an_end_is_told_to_the_end_of_the_time() -> None:
    gone = (off_road(MONDAY, 8, None), replace(off_road(TUESDAY, 8, None), id=2, vehicle_id=2))
    (found,) = of_rule(two_cars(off_roads=gone), "R14")
    assert told((found,)) == [(KEY, "off_road", TUESDAY, YEAR.end)]
    assert breach_words(found).message.endswith("BX16 KMA is off the road (defect).")
    (endless,) = of_rule(two_cars(off_roads=gone), "R14", days(day(1, 30)))
    assert (endless.days.start, endless.days.end) == (day(1, 30), None)


def test_too_few_in_service_is_told_as_such_until_another_comes() -> None:
    facts = two_cars()
    later = replace(facts.vehicles[1], from_day=TUESDAY)
    facts = kept_free(replace(facts, vehicles=(facts.vehicles[0], later)), 2, id=2)
    (found,) = of_rule(facts, "R14")
    assert told((found,)) == [(KEY, "fleet", LIVE, TUESDAY)]
    assert "Ilford has 1 IRV in service" in breach_words(found).message


def test_a_base_without_the_kind_is_told_too() -> None:
    (found,) = of_rule(replace(kept_free(lawful()), vehicles=()), "R14")
    assert (found.variant, found.fact("count"), found.days) == ("fleet", 0, YEAR)


def test_the_larger_of_two_minimums_counts_and_each_on_its_days_only() -> None:
    rows = (a_booking(1, MONDAY, 9, 24 * 4),)
    facts = kept_free(two_cars(bookings=rows), 2, id=2, from_day=TUESDAY, to_day=day(1, 26))
    (found,) = of_rule(facts, "R14")
    assert told((found,)) == [(KEY, "few", TUESDAY, day(1, 26))]
    assert (found.fact("start"), found.fact("end")) == ("00:00", "00:00")


def test_a_stretch_is_told_as_it_is_at_its_worst() -> None:
    rows = (a_booking(1, MONDAY, 9, 8), a_booking(2, MONDAY, 11, 2, vehicle_id=2))
    (found,) = of_rule(kept_free(two_cars(bookings=rows), 2, id=2), "R14")
    assert (found.fact("left"), found.fact("reference")) == (0, "EA-2")
    assert (found.fact("start"), found.fact("end")) == ("09:00", "17:00")


def test_days_outside_the_period_are_not_told() -> None:
    rows = (a_booking(1, MONDAY, 20, 10),)
    facts = kept_free(two_cars(bookings=rows), 2, id=2)
    (found,) = of_rule(facts, "R14", days(TUESDAY, day(1, 25)))
    assert (found.days.start, found.days.end) == (TUESDAY, day(1, 25))
    assert of_rule(facts, "R14", days(day(1, 25), day(1, 26))) == ()


def test_a_vehicle_is_not_in_service_before_it_comes_and_after_it_goes() -> None:
    car = replace(lawful().vehicles[0], from_day=MONDAY, to_day=TUESDAY)
    minutes = Span(midnight(day(1, 22)), midnight(day(1, 26)))
    assert list(not_in_service(car, minutes)) == [
        Span(midnight(day(1, 22)), midnight(MONDAY)),
        Span(midnight(TUESDAY), midnight(day(1, 26))),
    ]
