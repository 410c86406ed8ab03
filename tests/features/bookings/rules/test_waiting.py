"""Where somebody who waits stands, and who is next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.fleet import Waiting
from bcu_desk.features.bookings.rules.waiting import in_line, status_at

ROW = Waiting(
    id=1,
    kind_id=1,
    borough_id=1,
    purpose="Visit",
    asked_by="PS Test",
    asked_minute=10,
    start_minute=100,
    end_minute=200,
)


@pytest.mark.parametrize(
    ("fields", "now", "status"),
    [
        ({}, 199, "waiting"),
        ({}, 200, "expired"),
        ({"status": "held", "hold_until": 50}, 49, "held"),
        ({"status": "held", "hold_until": 50}, 50, "expired"),
        ({"status": "booked"}, 300, "booked"),
        ({"status": "left"}, 10, "left"),
    ],
)
def test_a_hold_and_waiting_end_by_themselves(
    fields: dict[str, object], now: int, status: str
) -> None:
    assert status_at(replace(ROW, **fields), now) == status  # type: ignore[arg-type]


def test_the_first_that_asked_is_the_first_in_line() -> None:
    late, early = replace(ROW, id=2, asked_minute=12), replace(ROW, id=3, asked_minute=5)
    done = replace(ROW, id=4, asked_minute=1, status="booked")
    assert [row.id for row in in_line((ROW, late, early, done), 20)] == [3, 1, 2]
