"""Bookings that repeat, in words: the rule of a form, the dates that it gives, what a series is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.fleet import Series
from bcu_desk.features.bookings.model.forms.ticks import TickLine
from bcu_desk.features.bookings.queries.series import FREE, DateRow
from bcu_desk.features.bookings.rules.booking import length_words

ONCE, DAILY, WEEKLY, MONTHLY = "once", "daily", "weekly", "monthly"
WEEKDAYS = (
    ("MO", "Monday"),
    ("TU", "Tuesday"),
    ("WE", "Wednesday"),
    ("TH", "Thursday"),
    ("FR", "Friday"),
    ("SA", "Saturday"),
    ("SU", "Sunday"),
)
UNITS = {DAILY: ("day", "days"), WEEKLY: ("week", "weeks"), MONTHLY: ("month", "months")}
IN_THE_WAY = {
    "vehicle_taken": "taken",
    "turn_round": "no turn-round",
    "vehicle_off_road": "off the road",
    "vehicle_on_loan": "on loan",
    "vehicle_not_in_service": "not in service",
    "driver_not_qualified": "driver not qualified",
    "spare_needed": "last spare",
    "held_for_waiting": "held",
    "pool_too_small": "too few",
    "time_never": "no such hour",
}
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Repeat:
    """What the form says of the rule: it ends after a count, or on a day."""

    every: str
    interval: int
    days: tuple[str, ...] = ()
    count: int | None = None
    until: date | None = None

    @property
    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        parts = [f"FREQ={self.every.upper()}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.every == WEEKLY and self.days:
            parts.append(f"BYDAY={','.join(self.days)}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        else:
            parts.append(f"COUNT={self.count or 1}")
        return ";".join(parts)


def date_line(row: DateRow) -> TickLine:
    """A date: what is in its way, and its true hours where the clocks change."""
    free = row.result == FREE
    note = "" if free else IN_THE_WAY.get(row.result, "not possible")
    if free and row.clocks:
        note = f"{length_words(row.minutes)}: clocks change"
    told = day_words(date.fromisoformat(row.day))
    return TickLine(row.day, told, note, row.why, free)


def day_words(day: date) -> str:
    """A day of a series: `Mon 30 Jan`."""
    return f"{day:%a} {day.day} {day:%b}"


def days_words(days: Sequence[date]) -> str:
    """Some days in words: the first few, how many more, and the last."""
    told = [day_words(day) for day in days]
    if len(told) > MOST_NAMED:
        return f"{', '.join(told[: MOST_NAMED - 1])} and {len(told) - 3} more, to {told[-1]}"
    return _and_words(told)


def _and_words(told: Sequence[str]) -> str:
    """`Mon`, `Mon and Thu`, `Mon, Tue and Thu`."""
    return " and ".join((", ".join(told[:-1]), told[-1]) if len(told) > 1 else told)


def outcome_words(lines: Sequence[TickLine], left_out: int) -> tuple[str, str]:
    """What sending the form will do, and the tone to say it in."""
    booked = len(lines) - left_out
    if booked == 0:
        return "No date is left to book. Change the time or the vehicle.", "bad"
    dates = "1 date is" if booked == 1 else f"{booked} dates are"
    first = f"{dates} booked"
    if booked == 1:
        first += ", so this is not a series"
    rest = "" if not left_out else f"; {left_out} left out, to be added back when they are free"
    return f"{first}{rest}.", "warn" if left_out or booked == 1 else "accent"


def series_words(series: Series) -> str:
    """What a series is: `Every week on Mon and Thu, 10 dates, 2 left out`."""
    parts = dict(part.split("=", 1) for part in series.rule.split(";"))
    told = f"{_rhythm(parts)}{_ending(parts)}"
    skipped = len(series.skipped.split())
    return f"{told}, {skipped} left out" if skipped else told


def _rhythm(parts: Mapping[str, str]) -> str:
    """How often, and on which days of the week where the rule names some."""
    number = int(parts.get("INTERVAL", "1"))
    one, several = UNITS.get(parts["FREQ"].lower(), ("year", "years"))
    told = f"Every {one}" if number == 1 else f"Every {number} {several}"
    names = {code: name[:3] for code, name in WEEKDAYS}
    days = [names[code] for code in parts.get("BYDAY", "").split(",") if code in names]
    return f"{told} on {_and_words(days)}" if days else told


def _ending(parts: Mapping[str, str]) -> str:
    """How many dates, or until when."""
    if "COUNT" in parts:
        return ", one date" if parts["COUNT"] == "1" else f", {parts['COUNT']} dates"
    if "UNTIL" in parts:
        return f", until {day_words(date.fromisoformat(_iso(parts['UNTIL'])))}"
    return ""


def _iso(compact: str) -> str:
    return f"{compact[:4]}-{compact[4:6]}-{compact[6:8]}"
