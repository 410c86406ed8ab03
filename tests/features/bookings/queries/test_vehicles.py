"""Vehicles with what a driver needs, and those off the road."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.queries.vehicles import OffRoads, Vehicles
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import DAY, VAN, at


def test_a_vehicle_says_what_it_is_and_what_its_driver_needs(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = {row.registration: row for row in Vehicles().rows(reader, View(DAY))}
    van = rows[VAN]
    assert (van.kind, van.kind_title, van.base, van.borough, van.bcu) == (
        "station_van",
        "Station van",
        "Romford",
        "E09000016",
        "EA",
    )
    assert (van.authority, van.endorsement, van.turn_round_minutes) == ("response", "van", 45)
    assert (van.off_road, van.off_road_reason) == (True, "defect")
    assert not rows["BX16 KLM"].off_road


def test_off_road_is_as_of_noon(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = Vehicles().rows(reader, View(date(2017, 1, 24)))
        assert not any(row.off_road for row in rows)


def test_off_road_periods_of_some_days(desk: Desk) -> None:
    with desk.reader() as reader:
        (row,) = OffRoads().rows(reader, View(DAY))
        assert (row.registration, row.reason, row.end_minute) == (VAN, "defect", at("18:00"))
        assert OffRoads().rows(reader, View(date(2017, 1, 24))) == ()
        assert len(OffRoads(days=7).rows(reader, View(date(2017, 1, 20)))) == 1
