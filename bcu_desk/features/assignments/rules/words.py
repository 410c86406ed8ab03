"""How days, ends and bars of the board are told."""

from __future__ import annotations

from datetime import date, timedelta

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.spans import DaySpan
from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, FUNCTIONS, Bar, Gap, Row
from bcu_desk.features.assignments.rules.lanes import Stretch

STANDINGS = {
    Standing.SUBSTANTIVE: "In post",
    Standing.ACTING: "Acting",
    Standing.TEMPORARY: "Temporary",
}
NOUNS = {
    "R7": "wards",
    "R8": "officers",
    "R9": "posts",
    "R10": "posts",
    "R12": "vehicles",
    "R14": "bases",
}


def day_text(day: date, on: date) -> str:
    """`Sun 12 Mar`, with the year where it is another than that of the as-of day."""
    year = "" if day.year == on.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def count_text(days: DaySpan) -> str:
    """`11 days`, `1 day`, or `open` where there is no end."""
    if days.end is None:
        return "open"
    count = (days.end - days.start).days
    return "1 day" if count == 1 else f"{count} days"


def bar_detail(row: Row, bar: Bar, on: date) -> str:
    """The second line of a bar: what else the holder does, and when it ends or starts."""
    charge = charge_text(row, bar)
    end = bar.days.end
    if bar.ends_soon and end is not None:
        last = day_text(end - timedelta(days=1), on)
        left = (end - on).days - 1
        in_days = "1 day" if left == 1 else f"{left} days"
        return f"Ends {last}, in {in_days}" if left > 0 else f"Last day {last}"
    if bar.days.start > on:
        return f"{charge}, from {day_text(bar.days.start, on)}"
    if end is not None:
        return f"{charge}, to {day_text(end - timedelta(days=1), on)}"
    return charge


def short_detail(row: Row, bar: Bar) -> str:
    """The second line of a bar where there is little room."""
    if bar.ends_soon and bar.days.end is not None:
        last = bar.days.end - timedelta(days=1)
        return f"Ends {last.day} {last:%b}"
    return charge_text(row, bar)


def charge_text(row: Row, bar: Bar) -> str:
    """What the holder does beside the row: `Leads Response`, `No borough`, `Acting`."""
    if row.group == COMMAND:
        return STANDINGS[bar.standing]
    if row.group == BOROUGHS:
        return f"Leads {' and '.join(bar.functions)}" if bar.functions else "Leads no function"
    return f"Dedicated to {' and '.join(bar.boroughs)}" if bar.boroughs else "No borough"


def gap_title(row: Row, gap: Gap) -> str:
    """What is missing, in a sentence."""
    del gap
    if row.group == BOROUGHS:
        return f"{row.title} has no dedicated superintendent"
    if row.group == FUNCTIONS:
        return f"{row.title} has no lead"
    return f"{row.bcu} has no BCU commander"


def starts_text(days: DaySpan, on: date) -> str:
    """When a span starts or since when it lasts, seen from a day."""
    away = (days.start - on).days
    if away > 0:
        return f"starts in {'1 day' if away == 1 else f'{away} days'}"
    if days.end is not None and days.end <= on:
        return "past"
    return f"starts {day_text(on, on)}" if away == 0 else f"since {day_text(days.start, on)}"


def stretch_text(rule: str, stretch: Stretch, on: date) -> str:
    """The words beside a stretch of a broken rule: who, and for how long."""
    names = sorted({item.subject_name for item in stretch.breaches})
    if stretch.stand == "waived":
        return f"{_who(rule, names)}, waived"
    if stretch.days.end is None:
        return f"{_who(rule, names)}, from {day_text(stretch.days.start, on)}"
    return f"{_who(rule, names)}, {count_text(stretch.days)}"


def _who(rule: str, names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} {NOUNS.get(rule, 'breaches')}"
