"""How much of the time resources are used, and who lends to whom."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import BookingState, OffRoad, Sort
from bcu_desk.features.bookings.queries.sharing.use import By, Use, UseRow
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import RADIOS, a_shared_desk, refused
from tests.features.bookings.small import DAY, KLM, KMA, KNE, VAN, VIEW, at, booked

NEXT = date(2017, 1, 24)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Bookings of Mon 23 Jan, one across boroughs; the van is off the road from noon."""
    return a_shared_desk(
        tmp_path_factory.mktemp("use"),
        booked(500, "00:00", "12:00"),
        booked(501, "14:30", "16:00", borough_id=9000002),
        booked(502, "10:00", "11:00", vehicle_id=301, state=BookingState.PENDING),
        booked(503, "10:00", "22:00", vehicle_id=321, amount=2),
        OffRoad(id=600, vehicle_id=302, reason="defect", start_minute=at("12:00")),
    )


def _rows(desk: Desk, by: By, **fields: object) -> dict[str, UseRow]:
    query = Use(by=by, **{"from_day": DAY, "to_day": NEXT, **fields})  # type: ignore[arg-type]
    with desk.reader() as reader:
        return {row.of: row for row in query.rows(reader, VIEW)}


def test_each_vehicle_is_told_without_its_time_off_the_road(desk: Desk) -> None:
    rows = _rows(desk, By.VEHICLE)
    assert [(rows[plate].booked_minutes, rows[plate].minutes) for plate in (KLM, KMA, VAN)] == [
        (810, 1_440),
        (0, 1_440),
        (0, 720),
    ]
    assert [(rows[plate].percent, rows[plate].judged) for plate in (KLM, KNE)] == [
        (56, ""),
        (0, "idle"),
    ]


def test_who_lends_and_who_borrows_is_told_by_borough(desk: Desk) -> None:
    rows = _rows(desk, By.BOROUGH)
    havering, dagenham = rows["Havering"], rows["Barking and Dagenham"]
    assert (havering.booked_minutes, havering.lent_minutes) == (720, 90)
    assert (dagenham.booked_minutes, dagenham.borrowed_minutes) == (90, 90)


def test_each_hour_has_its_part(desk: Desk) -> None:
    rows = _rows(desk, By.HOUR)
    assert [rows[hour].booked_minutes for hour in ("00", "11", "12", "14", "15", "16")] == [
        60,
        60,
        0,
        30,
        60,
        0,
    ]
    assert sum(row.booked_minutes for row in rows.values()) == 810


def test_a_pool_counts_as_many_as_there_are(desk: Desk) -> None:
    row = _rows(desk, By.VEHICLE, sort=Sort.KIT)[RADIOS]
    assert (row.booked_minutes, row.minutes, row.percent) == (1_440, 4_320, 33)
    assert [one.of for one in _rows(desk, By.KIND, sort=Sort.KIT).values()] == ["Radio"]
    assert set(_rows(desk, By.BASE)) == {"Romford", "Dagenham"}


def test_odd_days_are_refused(desk: Desk) -> None:
    assert refused(lambda: _rows(desk, By.KIND, to_day=DAY)).code == "ends_before_start"
    long = date(2019, 1, 1)
    assert refused(lambda: _rows(desk, By.KIND, to_day=long)).code == "booking_too_long"
