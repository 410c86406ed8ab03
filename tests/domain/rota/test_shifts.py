"""Tests of shift patterns as data."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.rota.shifts import ShiftPattern


def test_a_cycle_is_read_as_its_days_in_order() -> None:
    pattern = ShiftPattern(
        id=1,
        code="ward",
        title="Ward team",
        cycle="E E  R\nL",
        anchor=date(2017, 1, 9),
        from_day=date(2016, 1, 1),
    )
    assert pattern.day_codes == ("E", "E", "R", "L")
