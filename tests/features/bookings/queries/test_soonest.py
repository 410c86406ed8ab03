"""The first time at which something is free."""

from __future__ import annotations

from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.soonest import soonest
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import VIEW, at, when


def test_the_first_time_is_found_by_what_is_asked(desk: Desk) -> None:
    with desk.reader() as reader:
        any_car = soonest(reader, VIEW, Free(start=when("11:00"), end=when("12:00")))
        van = soonest(
            reader, VIEW, Free(start=when("11:00"), end=when("12:00"), kind="station_van")
        )
        none = soonest(reader, VIEW, Free(start=when("11:00"), end=when("12:00"), seats=60))
    assert any_car == Span(at("11:00"), at("12:00"))
    assert van == Span(at("18:00"), at("19:00"))
    assert none is None
