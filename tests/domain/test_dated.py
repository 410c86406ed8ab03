"""What is in force for days or lasts for minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.dated import Dated, Timed
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span

ROW = Dated(id=1, from_day=date(2017, 1, 9), to_day=date(2017, 2, 1))


@pytest.mark.parametrize(
    ("on", "there"),
    [
        (date(2017, 1, 8), False),
        (date(2017, 1, 9), True),
        (date(2017, 1, 31), True),
        (date(2017, 2, 1), False),
    ],
)
def test_a_row_is_in_force_from_its_first_day_to_before_its_end(on: date, there: bool) -> None:
    assert ROW.on(on) is there
    assert ROW.days.holds(on) is there


def test_an_open_row_stays_in_force() -> None:
    assert replace(ROW, to_day=None).on(date(2099, 1, 1))


def test_a_row_that_ends_before_it_starts_has_no_days() -> None:
    with pytest.raises(Refused):
        _ = replace(ROW, to_day=ROW.from_day).days


def test_minutes_are_half_open_too() -> None:
    assert Timed(id=1, start_minute=10, end_minute=20).minutes == Span(10, 20)
