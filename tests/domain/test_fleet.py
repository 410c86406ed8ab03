"""Vehicles, bookings and days off the road."""

from __future__ import annotations

import pytest

from bcu_desk.domain.fleet import BookingState, OffRoad
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from tests.builders import NOON, a_booking


def test_a_booking_lasts_its_minutes() -> None:
    assert a_booking().minutes == Span(NOON, NOON + 60)


def test_a_booking_without_length_has_no_minutes() -> None:
    with pytest.raises(Refused):
        _ = a_booking(end_minute=NOON).minutes


def test_a_vehicle_off_the_road_may_not_be_back_yet() -> None:
    off = OffRoad(id=1, vehicle_id=1, reason="defect", start_minute=NOON)
    assert off.minutes.holds(NOON + 10**6)
    assert not off.minutes.holds(NOON - 1)


def test_a_booking_stands_in_one_of_three_states() -> None:
    assert {str(state) for state in BookingState} == {"confirmed", "pending", "cancelled"}
