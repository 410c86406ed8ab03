"""The clock: real, or fixed for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work.clock import Clock, clock_of


def test_a_fixed_clock_stands_still() -> None:
    clock = clock_of({"BCU_DESK_NOW": "2017-01-23T06:00"})
    assert clock.now() == datetime(2017, 1, 23, 6, tzinfo=UTC)
    assert clock.wall() == "2017-01-23T06:00:00Z"
    assert clock.minute() * 60_000 == clock.millisecond()


def test_the_day_is_londons() -> None:
    assert clock_of({"BCU_DESK_NOW": "2017-07-01T23:30Z"}).today() == date(2017, 7, 2)
    assert clock_of({"BCU_DESK_NOW": "2017-07-01"}).today() == date(2017, 7, 1)


def test_a_packaged_program_keeps_to_the_real_clock() -> None:
    assert clock_of({"BCU_DESK_NOW": "2017-01-23T06:00"}, packaged=True) == Clock()
    assert clock_of({}) == Clock()
    assert Clock().now().tzinfo is UTC


def test_nonsense_is_refused() -> None:
    with pytest.raises(Refused, match="bad_time"):
        clock_of({"BCU_DESK_NOW": "soon"})
