"""What a time off the road would break."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.fleet import BookingState
from bcu_desk.features.bookings.queries.affected import Affected
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import KLM, KMA, KNE, VIEW, booked, when


def test_each_booking_that_breaks_is_told_with_a_swap(tmp_path: Path) -> None:
    desk = a_shared_desk(
        tmp_path,
        booked(500, "08:00", "09:00"),
        booked(501, "12:00", "14:00"),
        booked(502, "15:00", "16:00"),
        booked(503, "17:00", "18:00", state=BookingState.PENDING),
        booked(504, "15:30", "16:30", vehicle_id=301),
    )
    asked = Affected(vehicle=KLM, start=when("10:00"))
    with desk.reader() as reader:
        rows = asked.rows(reader, VIEW)
        until_two = Affected(vehicle=KLM, start=when("10:00"), end=when("12:01"))
        assert [row.reference for row in until_two.rows(reader, VIEW)] == ["EA-01-0501"]
    assert [(row.reference, row.swap, row.swap_base) for row in rows] == [
        ("EA-01-0501", KMA, "Romford"),
        ("EA-01-0502", KNE, "Dagenham"),
    ]
