"""Bookings and off-road periods near a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import BookingState, OffRoad
from bcu_desk.domain.spans import Span
from bcu_desk.store.bookings import Bookings
from tests.builders import NOON, a_booking, a_desk


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
