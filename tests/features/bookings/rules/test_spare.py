"""How many stay free at a base is counted at the worst minute."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import OffRoad, SpareMinimum, Vehicle
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.rules.spare import Spare, spare_without
from bcu_desk.store.session import engine_of, writing
from bcu_desk.work.clock import Clock
from bcu_desk.work.unit import Unit
from tests.builders import LONG_AGO
from tests.features.bookings.small import NOW, a_fleet_desk, at, booked


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [("08:00", "10:00", 1), ("08:00", "10:01", 0), ("12:00", "13:00", 1), ("13:00", "19:00", 0)],
)
def test_a_booking_or_time_off_the_road_takes_one_away(
    tmp_path: Path, start: str, end: str, left: int
) -> None:
    least = SpareMinimum(id=900, kind_id=1, base_id=1, amount=1, from_day=LONG_AGO)
    out = booked(500, "10:00", "12:00", vehicle_id=301)
    away = OffRoad(
        id=600, vehicle_id=301, reason="mot", start_minute=at("18:00"), end_minute=at("20:00")
    )
    desk = a_fleet_desk(tmp_path, least, out, away)
    with writing(engine_of(desk.path, write=True)) as connection:
        unit = Unit(connection, Clock(NOW), "PS Test")
        found = spare_without(unit, unit.get(Vehicle, 300), Span(at(start), at(end)))
    assert found == Spare(1, left)
    assert found.kept is bool(left)


def test_where_nothing_is_to_stay_free_nothing_is_counted() -> None:
    assert Spare(0, 0).kept
    assert not Spare(2, 1).kept
