"""What boroughs asked for and did not have."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import BookingState, Sort, Waiting
from bcu_desk.features.bookings.queries.sharing.unmet import Unmet, UnmetRow
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, VIEW, at, booked, when

NEXT = date(2017, 1, 24)
DAGENHAM, HAVERING = 9000002, 9000016


def _wait(number: int, borough: int, start: str, end: str, **fields: object) -> Waiting:
    return Waiting(
        id=number,
        kind_id=1,
        borough_id=borough,
        start_minute=at(start),
        end_minute=at(end),
        purpose="Warrant",
        asked_by="PS Test",
        asked_minute=at("06:00"),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Dagenham waited four times and was refused once, Havering gave way once."""
    return a_shared_desk(
        tmp_path_factory.mktemp("unmet"),
        _wait(800, DAGENHAM, "08:00", "10:00"),
        _wait(801, DAGENHAM, "20:00", "21:00"),
        _wait(802, DAGENHAM, "14:00", "15:30", status="left"),
        _wait(803, DAGENHAM, "11:00", "12:00", status="booked"),
        _wait(804, DAGENHAM, "11:00", "11:45", status="refused"),
        booked(500, "14:00", "15:00", state=BookingState.PENDING, displaced_by="EA-01-0501"),
    )


def _rows(desk: Desk, view: View = VIEW, **fields: object) -> tuple[UnmetRow, ...]:
    query = Unmet(from_day=DAY, to_day=NEXT, at=when("12:00"), **fields)  # type: ignore[arg-type]
    with desk.reader() as reader:
        return query.rows(reader, view)


def test_who_had_nothing_in_the_end_is_told_in_minutes(desk: Desk) -> None:
    assert _rows(desk) == (
        UnmetRow("Barking and Dagenham", 5, 1, 1, 3, 255),
        UnmetRow("Havering", 1, 0, 0, 1, 60),
    )


def test_a_wait_is_refused_once_its_time_is_over(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = Unmet(from_day=DAY, to_day=NEXT).rows(reader, VIEW)
    assert (rows[0].waiting, rows[0].refused) == (0, 4)


def test_other_sorts_and_other_bcus_are_left_out(desk: Desk) -> None:
    assert _rows(desk, sort=Sort.KIT) == ()
    assert _rows(desk, View(DAY, ("CN",))) == ()
