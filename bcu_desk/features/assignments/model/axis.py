"""Days along the board: the grid and its words at any zoom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.assignments.rules.details import span_text
from bcu_desk.features.assignments.rules.periods import months_later
from bcu_desk.kit.timeline.rows import Axis, Tick

DAY_PIXELS, WEEK_PIXELS = 15.0, 3.2  # a day must have as many for a tick a day, or a week
FRESH = 28


def axis_of(period: DaySpan, on: date, today: date) -> Axis:
    """The axis of a period, in day numbers; the as-of day has the line of now."""
    last = period.end or period.start + timedelta(days=365)
    return Axis(
        first=period.start.toordinal(),
        last=last.toordinal(),
        ticks=ticks,
        span_words=span_words,
        step=1,
        least=1,
        fresh=FRESH,
        now=on.toordinal() if period.holds(on) else None,
        now_words="Today" if on == today else "As of",
    )


def span_words(start: int, end: int) -> str:
    """A span of day numbers as people read it."""
    return span_text(Span(date.fromordinal(start), date.fromordinal(max(end, start + 1))))


def ticks(start: int, end: int, per_pixel: float) -> Sequence[Tick]:
    """Days, Mondays or months, whatever there is room for."""
    first, last = date.fromordinal(max(1, start)), date.fromordinal(end)
    if 1 / per_pixel >= DAY_PIXELS:
        return _days(first, last)
    return _weeks(first, last) if 1 / per_pixel >= WEEK_PIXELS else _months(first, last)


def _days(first: date, last: date) -> Sequence[Tick]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        Tick(
            day.toordinal(),
            str(day.day),
            strong=day.weekday() == 0,
            above=_month(day) if day == first or day.day == 1 else "",
        )
        for day in days
    ]


def _weeks(first: date, last: date) -> Sequence[Tick]:
    found = [Tick(first.toordinal(), "", above=_month(first))]
    month = months_later(first.replace(day=1), 1)
    while month <= last:
        found.append(Tick(month.toordinal(), "", strong=True, above=_month(month)))
        month = months_later(month, 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday <= last:
        found.append(Tick(monday.toordinal(), str(monday.day)))
        monday += timedelta(days=7)
    return sorted(found, key=lambda tick: tick.at)


def _months(first: date, last: date) -> Sequence[Tick]:
    found = [Tick(first.toordinal(), "", above=f"{first.year}")]
    month = first if first.day == 1 else months_later(first.replace(day=1), 1)
    while month <= last:
        new = month.month == 1
        year = f"{month.year}" if new and month != first else ""
        found.append(Tick(month.toordinal(), f"{month:%b}", strong=new, above=year))
        month = months_later(month, 1)
    return found


def _month(day: date) -> str:
    """The month, with its year in January."""
    return f"{day:%B %Y}" if day.month == 1 else f"{day:%B}"
