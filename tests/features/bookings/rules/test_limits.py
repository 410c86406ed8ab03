"""The week that a minute lies in; the limits themselves are tested with their commands."""

from __future__ import annotations

import pytest

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.rules.limits import week_of


@pytest.mark.parametrize(
    ("moment", "first", "hours"),
    [
        ("2017-01-23T00:00", "2017-01-23T00:00", 168),
        ("2017-01-29T23:59", "2017-01-23T00:00", 168),
        ("2017-03-26T12:00", "2017-03-20T00:00", 167),
        ("2017-10-29T12:00", "2017-10-23T00:00", 169),
    ],
)
def test_a_week_runs_from_monday_in_london(moment: str, first: str, hours: int) -> None:
    start = minute_of(first)
    assert week_of(minute_of(moment)) == Span(start, start + hours * 60)
