"""The time that the board shows."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.periods import (
    Zoom,
    months_later,
    period_of,
    period_text,
)

ON = date(2017, 1, 25)


def test_weeks_are_seventeen_from_a_monday_three_weeks_before() -> None:
    assert period_of(Zoom.WEEKS, ON) == Span(date(2017, 1, 2), date(2017, 5, 1))


def test_days_are_four_weeks_from_the_monday_before() -> None:
    assert period_of(Zoom.DAYS, ON) == Span(date(2017, 1, 16), date(2017, 2, 13))


def test_months_are_eighteen_whole_ones() -> None:
    assert period_of(Zoom.MONTHS, ON) == Span(date(2016, 11, 1), date(2018, 5, 1))


@pytest.mark.parametrize("zoom", list(Zoom))
def test_moving_later_and_back_ends_where_it_began(zoom: Zoom) -> None:
    later = period_of(zoom, ON, 1)
    assert later.start > period_of(zoom, ON).start
    assert later.overlaps(period_of(zoom, ON))
    assert period_of(zoom, ON, -1).start < period_of(zoom, ON).start


@pytest.mark.parametrize(
    ("months", "month"),
    [(0, date(2016, 12, 1)), (1, date(2017, 1, 1)), (-12, date(2015, 12, 1))],
)
def test_months_are_counted_over_the_years(months: int, month: date) -> None:
    assert months_later(date(2016, 12, 1), months) == month


def test_a_period_is_told_by_its_last_day() -> None:
    assert period_text(Span(date(2017, 1, 2), date(2017, 5, 1))) == "2 Jan to 30 Apr 2017"
    assert period_text(Span(date(2016, 11, 1), date(2018, 5, 1))) == "1 Nov 2016 to 30 Apr 2018"
    assert period_text(Span(date(2017, 1, 2))) == "from 2 Jan 2017"
