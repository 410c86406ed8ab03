"""One booking with all its checks: pools, seats, sorts, priority, and who gives way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking, BookingState
from bcu_desk.features.bookings.commands.booking import ApproveBooking, Book, MoveBooking
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import LIAISON, RADIOS, ROOM, a_shared_desk, refused, told
from tests.features.bookings.small import KLM, LINDQVIST, TEMBO, booked, copied, when


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 12:00–14:00, and pending 18:00–19:00."""
    return a_shared_desk(
        tmp_path_factory.mktemp("making"),
        booked(500, "12:00", "14:00", driver_id=100),
        booked(501, "18:00", "19:00", state=BookingState.PENDING),
    ).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _book(resource: str, start: str, end: str, **fields: object) -> Book:
    known = {"vehicle": resource, "borough": "Havering", "purpose": "Visit"}
    return Book(start=when(start), end=when(end), **{**known, **fields})  # type: ignore[arg-type]


def _states(desk: Desk) -> dict[str, tuple[str, str | None]]:
    with desk.reader() as reader:
        rows = reader.every(Booking)
    return {row.reference: (row.state.value, row.displaced_by) for row in rows}


@pytest.mark.parametrize("resource", [ROOM, LIAISON])
def test_a_room_and_a_person_are_booked_like_a_vehicle(desk: Desk, resource: str) -> None:
    desk.do(_book(resource, "10:00", "11:00"))
    desk.do(_book(resource, "11:00", "12:00"))
    found = refused(lambda: desk.do(_book(resource, "10:30", "11:30")))
    assert (found.code, found.facts["overlap_minutes"]) == ("vehicle_taken", 30)


def test_a_booking_of_a_room_cant_become_one_of_a_car(desk: Desk) -> None:
    desk.do(_book(ROOM, "10:00", "11:00"))
    found = refused(lambda: desk.do(MoveBooking(booking="EA-01-0502", vehicle=KLM)))
    assert (found.code, found.facts["vehicle"]) == ("other_sort", KLM)


def test_of_a_pool_several_are_booked_at_once_and_no_more_than_there_are(desk: Desk) -> None:
    desk.do(_book(RADIOS, "10:00", "12:00", amount=2))
    desk.do(_book(RADIOS, "11:00", "13:00"))
    found = refused(lambda: desk.do(_book(RADIOS, "11:30", "11:45")))
    assert found.code == "vehicle_taken"
    desk.do(_book(RADIOS, "09:00", "10:30"))  # the last is ready when the next begins
    assert len(_states(desk)) == 5


def test_the_turn_round_of_a_pool_counts_once(desk: Desk) -> None:
    desk.do(_book(RADIOS, "10:00", "12:00", amount=3))
    assert refused(lambda: desk.do(_book(RADIOS, "12:15", "13:00"))).code == "turn_round"
    desk.do(_book(RADIOS, "12:30", "13:00"))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"seats": 6}, "too_few_seats"),
        ({"seats": 0}, "nobody_goes"),
        ({"amount": 2}, "pool_too_small"),
        ({"amount": 0}, "pool_too_small"),
        ({"priority": 4, "override": "Firearms"}, "bad_priority"),
        ({"priority": 2}, "priority_needs_reason"),
        ({"driver": LINDQVIST}, "driver_not_qualified"),
    ],
)
def test_odd_wishes_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    assert refused(lambda: desk.do(_book(KLM, "15:00", "16:00", **fields))).code == code
    assert len(_states(desk)) == 2


def test_what_is_less_urgent_gives_way_and_is_told(desk: Desk) -> None:
    urgent = _book(KLM, "13:00", "15:00", override="Missing child", priority=2)
    notices = told(desk, urgent)
    states = _states(desk)
    new = next(name for name in states if name not in ("EA-01-0500", "EA-01-0501"))
    assert states["EA-01-0500"] == ("pending", new)
    assert notices["bookings_displaced"]["bookings"] == ("EA-01-0500 (412KD)",)
    desk.undo()
    assert _states(desk)["EA-01-0500"] == ("confirmed", None)


def test_as_urgent_does_not_push_another_out(desk: Desk) -> None:
    desk.do(_book(KLM, "13:00", "15:00", override="Missing child", priority=2))
    again = _book(KLM, "13:00", "15:00", override="Firearms", priority=2)
    assert refused(lambda: desk.do(again)).code == "vehicle_taken"


def test_pending_keeps_nobody_out_and_is_checked_on_approval(desk: Desk) -> None:
    desk.do(_book(KLM, "12:30", "13:00", pending=True, driver=TEMBO))
    name = next(name for name in _states(desk) if name not in ("EA-01-0500", "EA-01-0501"))
    assert _states(desk)[name] == ("pending", None)
    assert refused(lambda: desk.do(ApproveBooking(booking=name))).code == "vehicle_taken"
