"""The bookings read for what stays free: those at short times, of guarded vehicles only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.fleet import Booking, OffRoad, SpareMinimum
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import Span
from bcu_desk.store.fleet.spare_facts import bookings_of_short_times
from bcu_desk.store.model_facts import model_facts
from bcu_desk.work.desk import Desk
from tests.builders import A_VEHICLE, START, a_booking
from tests.features.bookings.small import NOW, a_fleet_desk, at, booked

WEEK = Span(date(2017, 1, 16), date(2017, 1, 30))
KEPT = SpareMinimum(id=900, kind_id=1, base_id=1, amount=1, from_day=START)
RULE = ModelRule(
    id=14, code="R14", title="Kept free", severity="breach", sentence="", reading="", from_day=START
)
OUT = booked(500, "10:00", "12:00")
PAIR = (OUT, booked(501, "11:00", "13:00", vehicle_id=301))
APART = (OUT, booked(501, "12:00", "13:00", vehicle_id=301))


def _read(desk: Desk, vehicles: set[int] | None = None) -> set[int]:
    with desk.reader() as reader:
        return set(bookings_of_short_times(reader, WEEK, vehicles))


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ((KEPT, *PAIR), {500, 501}),
        ((KEPT, *APART), set()),
        ((KEPT, OUT), set()),
        (PAIR, set()),
        ((replace(KEPT, amount=0), *PAIR), set()),
        ((replace(KEPT, to_day=WEEK.start), *PAIR), set()),
        ((replace(KEPT, kind_id=3), *PAIR), set()),
        ((replace(KEPT, amount=3), *PAIR), set()),
        ((KEPT, OUT, OffRoad(id=1, vehicle_id=301, reason="mot", start_minute=0)), {500}),
    ],
)
def test_only_bookings_at_times_that_may_be_short_are_read(
    tmp_path: Path, rows: tuple[object, ...], read: set[int]
) -> None:
    assert _read(a_fleet_desk(tmp_path, *rows)) == read


def test_of_some_vehicles_only_theirs_are_read(tmp_path: Path) -> None:
    desk = a_fleet_desk(tmp_path, KEPT, *PAIR)
    assert _read(desk, {300, 301}) == {500, 501}
    assert _read(desk, {302, 303}) == set()


def test_the_check_says_the_same_as_with_every_booking_read(tmp_path: Path) -> None:
    draw = Random(14)
    cars = [replace(A_VEHICLE, id=1_000 + n, registration=f"R {n}") for n in range(3)]
    cars[2] = replace(cars[2], from_day=date(2017, 1, 20), to_day=date(2017, 1, 26))
    free_from = {car.id: NOW - 8_000 for car in cars}
    rows = [_next(draw, 2_000 + number, cars[number % 3].id, free_from) for number in range(60)]
    kept = [
        replace(KEPT, amount=3),
        replace(KEPT, id=901, amount=4, from_day=date(2017, 1, 22), to_day=date(2017, 1, 25)),
    ]
    away = OffRoad(
        id=1, vehicle_id=301, reason="defect", start_minute=at("06:00"), end_minute=at("20:00")
    )
    desk = a_fleet_desk(tmp_path, *cars, *rows, *kept, away, RULE)
    with desk.reader() as reader:
        found = model_facts(reader, WEEK)
        here = model_facts(reader, WEEK, ("EA",))
        every = replace(found, bookings=reader.every(Booking))
    wanted = _kept_free(every)
    assert len(wanted) > 4
    assert _kept_free(found) == wanted
    assert _kept_free(here) == wanted
    assert 0 < len(found.bookings) < len(every.bookings)


def _next(draw: Random, number: int, car: int, free_from: dict[int, int]) -> Booking:
    """A booking some time after the last of a car."""
    start = free_from[car] + draw.choice((20, 300, 900))
    end = start + draw.choice((60, 240, 480, 1_600))
    free_from[car] = end
    return a_booking(
        number, reference=f"EA-01-{number}", vehicle_id=car, start_minute=start, end_minute=end
    )


def _kept_free(facts: ModelFacts) -> list[Breach]:
    return [item for item in check(facts, WEEK) if item.rule == "R14"]
