"""Keys that are out, as they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import KeyIssue
from bcu_desk.features.bookings.queries.sharing.keys import KeyRow, KeysOut
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, KLM, KMA, VAN, VIEW, at, booked, when


def _issue(number: int, vehicle: int, out: str, due: str | None, **fields: object) -> KeyIssue:
    return KeyIssue(
        id=number,
        vehicle_id=vehicle,
        issued_by="PS Test",
        out_minute=at(out),
        due_minute=None if due is None else at(due),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """KLM late since 10:00, KMA due 15:00, the van without a time, KNE back."""
    return a_shared_desk(
        tmp_path_factory.mktemp("keys"),
        booked(500, "06:00", "10:00", driver_id=100),
        _issue(800, 301, "07:00", "15:00"),
        _issue(801, 300, "06:00", "10:00", booking_id=500, person_id=100, odometer_out=41_286),
        _issue(802, 302, "08:00", None, fuel_out=6),
        _issue(803, 303, "05:00", "07:00", back_minute=at("07:30")),
    )


def _rows(desk: Desk, view: View = VIEW, **fields: object) -> dict[str, KeyRow]:
    with desk.reader() as reader:
        found = KeysOut(**fields).rows(reader, view)  # type: ignore[arg-type]
    return {row.vehicle: row for row in found}


def test_the_latest_comes_first_and_what_has_no_time_comes_last(desk: Desk) -> None:
    rows = _rows(desk, at=when("12:00"))
    assert list(rows) == [KLM, KMA, VAN]
    assert [row.late_minutes for row in rows.values()] == [120, 0, 0]


def test_who_has_them_for_what_and_how_they_went_out(desk: Desk) -> None:
    rows = _rows(desk)
    klm = rows[KLM]
    assert (klm.who, klm.booking, klm.odometer) == ("PC A. Tembo", "EA-01-0500", 41_286)
    assert (rows[VAN].who, rows[VAN].booking, rows[VAN].fuel) == ("PS Test", None, 6)


def test_a_time_before_they_were_back_tells_them_too(desk: Desk) -> None:
    assert list(_rows(desk, at=when("07:15"))) == ["BX16 KNE", KLM, KMA]
    assert list(_rows(desk, at=when("12:00"), late=True)) == [KLM]


def test_another_bcu_has_none(desk: Desk) -> None:
    assert _rows(desk, View(DAY, ("CN",))) == {}


def test_a_desk_without_keys_out_answers_with_nothing(tmp_path: Path) -> None:
    assert _rows(a_shared_desk(tmp_path)) == {}
