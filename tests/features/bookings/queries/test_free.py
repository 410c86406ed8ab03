"""What is free, held against the rule that a booking is held to."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.commands.booking import Book, CancelBooking
from bcu_desk.features.bookings.commands.loans import Lend
from bcu_desk.features.bookings.commands.waiting import JoinWaitingList
from bcu_desk.features.bookings.queries.free import Free, left_in
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import KLM, KMA, KNE, LINDQVIST, TEMBO, VAN, VIEW, at, when


def _free(desk: Desk, start: str, end: str, **more: object) -> list[str]:
    with desk.reader() as reader:
        rows = Free(start=when(start), end=when(end), **more).rows(reader, VIEW)
    return [row.registration for row in rows]


def test_taken_turned_round_and_off_road_vehicles_are_not_free(desk: Desk) -> None:
    assert _free(desk, "11:00", "11:30") == [KNE, KMA]
    assert _free(desk, "12:10", "13:00") == [KNE, KMA]
    assert _free(desk, "12:15", "13:45") == [KNE, KLM, KMA]
    assert _free(desk, "12:15", "13:46") == [KNE, KMA]
    assert VAN in _free(desk, "18:00", "19:00")


def test_pending_bookings_keep_nobody_out(desk: Desk) -> None:
    assert KMA in _free(desk, "14:00", "15:00")


def test_kind_borough_and_base_narrow_it(desk: Desk) -> None:
    assert _free(desk, "18:00", "19:00", kind="station_van") == [VAN]
    assert _free(desk, "18:00", "19:00", borough="Barking and Dagenham") == [KNE]
    assert _free(desk, "18:00", "19:00", borough="E09000002") == [KNE]
    assert _free(desk, "18:00", "19:00", base="KG") == [KNE]
    assert _free(desk, "18:00", "19:00", base="Dagenham", kind="station_van") == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"borough": "Atlantis"}, "unknown_borough"),
        ({"base": "Atlantis"}, "unknown_base"),
        ({"kind": "chariot"}, "unknown_vehicle_kind"),
        ({"seats": -1}, "bad_seats"),
        ({"amount": 0}, "bad_amount"),
        ({"at": "soon"}, "bad_time"),
    ],
)
def test_what_is_odd_or_unknown_is_refused(
    desk: Desk, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _free(desk, "18:00", "19:00", **fields)


def test_what_is_lent_is_free_for_the_borough_that_has_it(desk: Desk) -> None:
    desk.do(Lend(vehicle=KNE, borough="Havering", start=when("18:00"), due=when("20:00")))
    assert KNE in _free(desk, "18:00", "19:00", borough="havering")
    assert KNE not in _free(desk, "18:00", "19:00", borough="Barking and Dagenham")
    assert KNE not in _free(desk, "18:00", "19:00")
    assert KNE in _free(desk, "20:00", "21:00", borough="Barking and Dagenham")


def test_what_is_held_for_somebody_is_not_free_until_the_hold_is_over(desk: Desk) -> None:
    desk.do(Book(vehicle=VAN, borough="Havering", start=when("18:00"), end=when("20:00"),
                 purpose="Escort"))  # fmt: skip
    desk.do(JoinWaitingList(kind="station_van", borough="Havering", start=when("18:00"),
                            end=when("19:00"), purpose="Escort"))  # fmt: skip
    desk.do(CancelBooking(booking="EA-01-0503"))
    assert VAN not in _free(desk, "18:30", "19:30", at=when("10:40"))
    assert VAN in _free(desk, "18:30", "19:30", at=when("11:40"))
    assert VAN in _free(desk, "19:00", "20:00", at=when("10:40"))


def test_the_next_booking_is_told(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = Free(start=when("12:15"), end=when("13:00")).rows(reader, VIEW)
    assert {row.registration: row.next_booking for row in rows} == {
        KNE: None,
        KLM: "2017-01-23T14:00Z",
        KMA: None,
    }


@pytest.mark.parametrize("hour", range(0, 24, 3))
@pytest.mark.parametrize("plate", [KLM, KMA, KNE, VAN])
def test_what_is_free_can_be_booked_and_what_is_not_cant(desk: Desk, plate: str, hour: int) -> None:
    start, end = f"{hour:02d}:00", f"{hour:02d}:50"
    free = plate in _free(desk, start, end)
    command = Book(
        vehicle=plate, borough="Havering", purpose="Visit", start=when(start), end=when(end)
    )
    if free:
        assert desk.do(command).label.startswith(f"Book {plate}")
    else:
        with pytest.raises(Refused):
            desk.do(command)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"end": when("09:00")}, "ends_before_start"),
        ({"kind": "tank"}, "unknown_vehicle_kind"),
        ({"start": "2017-10-29T01:30", "end": "2017-10-29T04:00"}, "time_twice"),
    ],
)
def test_odd_questions_are_refused(desk: Desk, asked: dict[str, str], code: str) -> None:
    known = {"start": when("10:00"), "end": when("11:00")}
    with desk.reader() as reader, pytest.raises(Refused, match=code):
        Free(**{**known, **asked}).rows(reader, VIEW)


def test_only_vehicles_in_view_count(desk: Desk) -> None:
    with desk.reader() as reader:
        place = yard(reader, View(date(2017, 1, 23)))
        left = left_in(reader, Span(at("11:00"), at("11:30")), place)
        assert {number for number, count in left.items() if not count} == {300, 302}
        assert (
            Free(start=when("10:00"), end=when("11:00")).rows(reader, View(VIEW.on, ("CN",))) == ()
        )


def test_a_driver_is_offered_what_that_person_may_drive(desk: Desk) -> None:
    assert _free(desk, "18:00", "19:00", driver=TEMBO) == [KNE, KLM, KMA]
    assert _free(desk, "18:00", "19:00", driver=LINDQVIST) == []
    with pytest.raises(Refused) as caught:
        _free(desk, "18:00", "19:00", driver="999XX")
    assert caught.value.code == "unknown_person"
