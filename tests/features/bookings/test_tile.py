"""The tile of the fleet: what the query of free vehicles tells, and what needs a hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.vehicles import Vehicles
from bcu_desk.features.bookings.tile import CARES, fleet_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)


def _desk(path: Path) -> Desk:
    return Desk(path, Clock(minute_of(GO_LIVE)))


def _tile(desk: Desk, at: int, scope: tuple[str, ...] = ()) -> Tile:
    with desk.reader() as reader:
        return fleet_tile(reader, View(DAY, scope), at)


@pytest.mark.parametrize("hour", [0, 6, 12, 19])
@pytest.mark.parametrize("scope", [(), ("EA",)])
def test_its_figures_are_those_of_the_queries(
    made_sample: Path, hour: int, scope: tuple[str, ...]
) -> None:
    at = midnight(DAY) + 60 * hour
    tile = _tile(_desk(made_sample), at, scope)
    with _desk(made_sample).reader() as reader:
        view = View(DAY, scope)
        free = Free(start=utc_text(at), end=utc_text(at + 1)).rows(reader, view)
        vehicles = Vehicles().rows(reader, view)
    assert tile.count == len(free)
    assert sum(kind.count for kind in tile.figures) == len(free)
    assert sum(kind.of for kind in tile.figures) == len(vehicles)
    assert sum(share.count for share in tile.shares) == len(vehicles)
    assert tile.sentence.startswith(f"of {len(vehicles)} vehicles are free at {hour:02}:00")


def test_what_is_booked_while_off_the_road_comes_first_and_goes_to_the_move(
    sample_file: Path,
) -> None:
    desk = _desk(sample_file)
    with desk.reader() as reader:
        row = next(
            row
            for row in Bookings(sort=Sort.VEHICLE).rows(reader, View(DAY))
            if row.state == "confirmed" and row.start_minute > midnight(DAY) + 720
        )
    desk.do(MarkOffRoad(vehicle=row.vehicle, reason="defect", start="2017-01-23T06:00"))
    tile = _tile(desk, midnight(DAY) + 720)
    mine = [line for line in tile.lines if line.words.startswith(row.vehicle)]
    assert mine[0] in tile.lines[:4]
    assert {line.words for line in mine} == {f"{row.vehicle} is off the road, but booked"}
    assert f"{row.reference}:move" in {line.key for line in mine}
    assert {line.button for line in mine} == {"Swap"}
    assert next(share for share in tile.shares if share.tone == "bad").count == 1


def test_a_vehicle_off_the_road_without_an_end_can_be_returned(sample_file: Path) -> None:
    desk = _desk(sample_file)
    with desk.reader() as reader:
        taken = {row.vehicle for row in Bookings(sort=Sort.VEHICLE).rows(reader, View(DAY))}
        idle = [
            row.registration
            for row in Vehicles().rows(reader, View(DAY))
            if row.registration not in taken
        ]
    desk.do(MarkOffRoad(vehicle=idle[0], reason="mot", start="2017-01-23T06:00"))
    desk.do(
        MarkOffRoad(
            vehicle=idle[1], reason="service", start="2017-01-23T06:00", end="2017-01-24T08:00"
        )
    )
    lines = {line.words: line for line in _tile(desk, midnight(DAY) + 720).lines}
    open_end = lines[f"{idle[0]} is off the road"]
    assert (open_end.detail, open_end.button) == ("MOT, no date back", "Return")
    assert open_end.key == f"{idle[0]}:back"
    back = lines[f"{idle[1]} is off the road"]
    assert (back.detail, back.key) == ("Service, back Tue 24 Jan 08:00", idle[1])


def test_a_booking_that_is_asked_for_waits_for_a_decision(sample_file: Path) -> None:
    desk = _desk(sample_file)
    with desk.reader() as reader:
        asked = Bookings(state="pending").rows(reader, View(DAY))
    lines = _tile(desk, midnight(DAY)).lines
    assert asked
    assert {row.reference for row in asked} == {x.key for x in lines if x.button == "Decide"}


def test_a_file_without_vehicles_says_what_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    tile = _tile(_desk(path), midnight(DAY))
    assert (tile.count, tile.shares, tile.figures) == (0, (), ())
    assert [line.button for line in tile.lines] == ["Add a vehicle"]


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
