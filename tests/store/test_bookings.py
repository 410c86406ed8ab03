"""Bookings and off-road periods near a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import BookingState, KeyIssue, Loan, OffRoad
from bcu_desk.domain.spans import Span
from bcu_desk.store.fleet.bookings import Bookings
from tests.builders import A_BOROUGH, NOON, a_booking, a_desk


@pytest.fixture
def bookings(tmp_path: Path) -> Iterator[Bookings]:
    """A file with a booking, a cancelled one and two off-road periods."""
    desk = a_desk(
        tmp_path,
        a_booking(),
        a_booking(501, state=BookingState.CANCELLED),
        OffRoad(id=600, vehicle_id=300, reason="defect", start_minute=NOON + 600),
        OffRoad(id=601, vehicle_id=301, reason="mot", start_minute=NOON, end_minute=NOON + 60),
    )
    with desk.reader() as reader:
        yield Bookings(reader.connection)


def test_only_bookings_that_stand_and_come_near_are_found(bookings: Bookings) -> None:
    assert [row.id for row in bookings.near(300, Span(NOON + 30, NOON + 90))] == [500]
    assert bookings.near(300, Span(NOON + 60, NOON + 90)) == ()
    assert [row.id for row in bookings.near(300, Span(NOON + 60, NOON + 90), 15)] == [500]
    assert bookings.near(301, Span(NOON, None)) == ()
    assert [row.id for row in bookings.near(300, Span(NOON, None))] == [500]


def test_off_road_periods_with_and_without_an_end(bookings: Bookings) -> None:
    assert [row.id for row in bookings.off_road(300, Span(NOON + 599, NOON + 601))] == [600]
    assert bookings.off_road(300, Span(NOON, NOON + 600)) == ()
    assert [row.id for row in bookings.off_road(300, Span(NOON, None))] == [600]
    assert bookings.off_road(301, Span(NOON + 60, NOON + 61)) == ()


def test_references_of_a_desk_go_on_from_the_last(bookings: Bookings) -> None:
    assert bookings.last_number("EA-01-") == 501
    assert bookings.last_number("EA-0") == 0
    assert bookings.last_number("CN-01-") == 0


def test_a_fifth_digit_goes_on_after_four(tmp_path: Path) -> None:
    later = {"start_minute": NOON + 200, "end_minute": NOON + 230}
    desk = a_desk(
        tmp_path,
        a_booking(501, reference="EA-01-9999"),
        a_booking(502, reference="EA-01-10000", **later),
        a_booking(503, reference="EA-02-20000", vehicle_id=301),
    )
    with desk.reader() as reader:
        found = Bookings(reader.connection)
        assert [found.last_number(prefix) for prefix in ("EA-01-", "EA-02-", "CN-01-")] == [
            10_000,
            20_000,
            0,
        ]


def test_loans_and_keys_of_a_vehicle_are_found(tmp_path: Path) -> None:
    known = {"vehicle_id": 300, "borough_id": A_BOROUGH.id, "lent_by": "PS Test"}
    keys = {"vehicle_id": 300, "issued_by": "PS Test", "out_minute": NOON}
    desk = a_desk(
        tmp_path,
        Loan(id=800, out_minute=NOON, due_minute=NOON + 60, **known),
        Loan(id=801, out_minute=NOON + 90, due_minute=NOON + 99, back_minute=NOON + 95, **known),
        KeyIssue(id=700, back_minute=NOON + 5, **keys),
        KeyIssue(id=701, **keys),
    )
    with desk.reader() as reader:
        found = Bookings(reader.connection)
        assert [row.id for row in found.loans(300, Span(NOON + 59, NOON + 91))] == [800, 801]
        assert found.loans(300, Span(NOON + 60, NOON + 90)) == ()
        assert found.loans(300, Span(NOON + 95, None)) == ()
        assert [row.id for row in found.keys_out(300)] == [701]
        assert found.keys_out(301) == ()


def test_the_minutes_of_a_kind_that_a_borough_has_are_summed(tmp_path: Path) -> None:
    desk = a_desk(
        tmp_path,
        a_booking(),
        a_booking(501, vehicle_id=301),
        a_booking(502, vehicle_id=301, state=BookingState.PENDING),
        a_booking(503, vehicle_id=301, start_minute=NOON + 100, end_minute=NOON + 130),
    )
    with desk.reader() as reader:
        found = Bookings(reader.connection)
        assert found.minutes_of(1, A_BOROUGH.id, Span(NOON, NOON + 101)) == 150
        assert found.minutes_of(1, A_BOROUGH.id, Span(NOON, NOON + 100)) == 120
        assert found.minutes_of(2, A_BOROUGH.id, Span(NOON, NOON + 100)) == 0
