"""What is free, held against the rule that a booking is held to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bcu_desk.domain.fleet import Booking, Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.commands.booking import Book, CancelBooking
from bcu_desk.features.bookings.commands.loans import Lend
from bcu_desk.features.bookings.commands.waiting import JoinWaitingList
from bcu_desk.features.bookings.queries.free import Free, at_hand
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_KIND, A_VEHICLE, a_booking
from tests.features.bookings.small import (
    KLM,
    KMA,
    KNE,
    LINDQVIST,
    NOW,
    TEMBO,
    VAN,
    VIEW,
    a_fleet_desk,
    at,
    when,
)

TURN = A_KIND.turn_round_minutes


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
        found = at_hand(reader, Span(at("11:00"), at("11:30")), place.vehicles)
        assert {one.vehicle.id for one in found if one.left} == {301, 303}
        assert (
            Free(start=when("10:00"), end=when("11:00")).rows(reader, View(VIEW.on, ("CN",))) == ()
        )


def test_nothing_that_is_asked_of_leaves_nothing_at_hand(desk: Desk) -> None:
    with desk.reader() as reader:
        assert at_hand(reader, Span(at("11:00"), at("11:30")), ()) == []


def test_what_is_left_is_what_counting_minute_by_minute_leaves(tmp_path: Path) -> None:
    """Cars and pools with bookings of all lengths at random, the long ones beside the short."""
    draw = Random(20170123)
    there = [
        replace(A_VEHICLE, id=number, registration=f"R {number}", amount=amount)
        for number, amount in enumerate((1, 1, 1, 1, 3, 3, 5), start=900)
    ]
    own: dict[int, list[Booking]] = {row.id: [] for row in there}
    for number in range(160):
        _add_at_random(draw, draw.choice(there), 2_000 + number, own)
    bookings = (row for rows in own.values() for row in rows)
    desk = a_fleet_desk(tmp_path, *there, *bookings)
    left = set()
    with desk.reader() as reader:
        for _ in range(12):
            start = NOW + draw.randint(-3_000, 3_000)
            span = Span(start, start + draw.choice((1, 30, 300)))
            for one in at_hand(reader, span, there):
                number, end = one.vehicle.id, span.end or span.start
                assert one.left == one.vehicle.amount - _most(own[number], range(start, end + TURN))
                later = [row.start_minute for row in own[number] if row.start_minute >= end]
                assert one.left <= 0 or one.next_start == min(later, default=None)
                left.add(one.left)
    assert {0, 1, 2, 3} <= left


def _add_at_random(draw: Random, one: Vehicle, number: int, own: dict[int, list[Booking]]) -> None:
    """Another booking, long or short, where there is room for it."""
    start = NOW + draw.randint(-6_000, 4_000)
    row = a_booking(
        number,
        reference=f"EA-01-{number}",
        vehicle_id=one.id,
        start_minute=start,
        end_minute=start + draw.choice((15, 60, 240, 1_439, 1_440, 1_441, 2_000, 6_000)),
        amount=draw.choice((1, 2)) if one.amount > 1 else 1,
    )
    starts = {start, *(each.start_minute for each in own[one.id])}
    minutes = [minute for minute in starts if start <= minute < row.end_minute + TURN]
    if _most(own[one.id], minutes) + row.amount <= one.amount:
        own[one.id].append(row)


def _most(own: list[Booking], minutes: Iterable[int]) -> int:
    """How many are out or in turn-round at the worst of some minutes."""
    return max(
        sum(one.amount for one in own if one.start_minute <= minute < one.end_minute + TURN)
        for minute in minutes
    )


def test_a_driver_is_offered_what_that_person_may_drive(desk: Desk) -> None:
    assert _free(desk, "18:00", "19:00", driver=TEMBO) == [KNE, KLM, KMA]
    assert _free(desk, "18:00", "19:00", driver=LINDQVIST) == []
    with pytest.raises(Refused) as caught:
        _free(desk, "18:00", "19:00", driver="999XX")
    assert caught.value.code == "unknown_person"
