"""The stretch of time that the board shows, at three zooms, moved earlier and later."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from bcu_desk.domain.spans import DaySpan, Span


class Zoom(StrEnum):
    """How much time the board shows."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


WEEK = timedelta(days=7)
WEEKS_BEFORE, WEEKS_SHOWN, WEEKS_MOVED = (
    {Zoom.DAYS: 1, Zoom.WEEKS: 3},
    {Zoom.DAYS: 4, Zoom.WEEKS: 17},
    {Zoom.DAYS: 1, Zoom.WEEKS: 4},
)
MONTHS_BEFORE, MONTHS_SHOWN, MONTHS_MOVED = 2, 18, 3


def period_of(zoom: Zoom, on: date, moved: int = 0) -> DaySpan:
    """Whole weeks or months around a day; `moved` counts steps later, or earlier below 0."""
    if zoom is Zoom.MONTHS:
        start = months_later(on.replace(day=1), moved * MONTHS_MOVED - MONTHS_BEFORE)
        return Span(start, months_later(start, MONTHS_SHOWN))
    monday = on - timedelta(days=on.weekday())
    start = monday + (moved * WEEKS_MOVED[zoom] - WEEKS_BEFORE[zoom]) * WEEK
    return Span(start, start + WEEKS_SHOWN[zoom] * WEEK)


def months_later(first: date, months: int) -> date:
    """The first day of a month some months after that of another, or before."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def period_text(period: DaySpan) -> str:
    """`2 Jan to 30 Apr 2017`; the year twice where it changes."""
    first, end = period.start, period.end
    if end is None:
        return f"from {first.day} {first:%b %Y}"
    last = end - timedelta(days=1)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} to {last.day} {last:%b %Y}"
