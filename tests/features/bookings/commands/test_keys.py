"""Keys out and in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import KeyIssue, OffRoad
from bcu_desk.features.bookings.commands.keys import IssueKeys, ReturnVehicle
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import a_shared_desk, refused, told
from tests.features.bookings.small import (
    KLM,
    KMA,
    LINDQVIST,
    TEMBO,
    VAN,
    at,
    booked,
    copied,
    vehicle,
    when,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 12:00–14:00 by its driver, and 15:00–16:00."""
    return a_shared_desk(
        tmp_path_factory.mktemp("keys"),
        booked(500, "12:00", "14:00", driver_id=100),
        booked(501, "15:00", "16:00"),
        OffRoad(id=600, vehicle_id=302, reason="defect", start_minute=at("06:00")),
    ).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _issues(desk: Desk) -> tuple[KeyIssue, ...]:
    with desk.reader() as reader:
        return reader.every(KeyIssue)


def _out(**fields: object) -> IssueKeys:
    known = {"vehicle": KLM, "at": when("11:55"), "booking": "EA-01-0500"}
    return IssueKeys(**{**known, **fields})  # type: ignore[arg-type]


def test_keys_go_out_and_come_back(desk: Desk) -> None:
    desk.do(_out(odometer=41_286, fuel=6))
    issue = _issues(desk)[0]
    assert (issue.person_id, issue.due_minute, issue.odometer_out) == (100, at("14:00"), 41_286)
    assert not told(desk, ReturnVehicle(vehicle=KLM, at=when("13:50"), odometer=41_300, fuel=5))
    back = _issues(desk)[0]
    assert (back.back_minute, back.odometer_back, back.fuel_back) == (at("13:50"), 41_300, 5)
    assert vehicle(desk, KLM).odometer == 41_300


def test_a_late_return_is_told_with_the_booking_that_waits(desk: Desk) -> None:
    desk.do(_out())
    notices = told(desk, ReturnVehicle(vehicle=KLM, at=when("15:10")))
    assert notices["returned_late"]["minutes"] == 70
    assert notices["next_booking_waits"]["reference"] == "EA-01-0501"


def test_a_grounding_defect_takes_the_vehicle_off_the_road(desk: Desk) -> None:
    desk.do(_out())
    back = ReturnVehicle(vehicle=KLM, at=when("13:50"), damage="Brakes pull", grounding=True)
    assert told(desk, back)["defect_grounded"]["broken"] == 2  # its own runs until 14:00
    with desk.reader() as reader:
        away = [row for row in reader.every(OffRoad) if row.vehicle_id == 300]
    assert [(row.start_minute, row.end_minute, row.note) for row in away] == [
        (at("13:50"), None, "Brakes pull")
    ]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"vehicle": VAN, "booking": None}, "keys_off_road"),
        ({"vehicle": KMA}, "wrong_booking_for_vehicle"),
        ({"driver": LINDQVIST}, "driver_not_qualified"),
        ({"fuel": 9}, "bad_fuel"),
        ({"due": when("11:00")}, "ends_before_start"),
        ({"odometer": -1}, "odometer_went_back"),
    ],
)
def test_odd_issues_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    assert refused(lambda: desk.do(_out(**fields))).code == code
    assert _issues(desk) == ()


def test_keys_are_out_once(desk: Desk) -> None:
    desk.do(_out(driver=TEMBO))
    found = refused(lambda: desk.do(_out(at=when("12:10"))))
    assert (found.code, found.facts["who"]) == ("keys_out_already", "Ada Tembo")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"vehicle": KMA}, "keys_not_out"),
        ({"at": when("11:00")}, "keys_back_before_out"),
        ({"odometer": 99}, "odometer_went_back"),
        ({"odometer": 9_000}, "odometer_jumped"),
        ({"grounding": True}, "empty_text"),
    ],
)
def test_odd_returns_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    desk.do(_out(odometer=100))
    known = {"vehicle": KLM, "at": when("13:00")}
    back = ReturnVehicle(**{**known, **fields})  # type: ignore[arg-type]
    assert refused(lambda: desk.do(back)).code == code
    assert _issues(desk)[0].back_minute is None
