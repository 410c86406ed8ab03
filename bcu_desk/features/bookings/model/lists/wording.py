"""Times that are late or near, miles that are left, fuel and places in a line, in words."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import day_of, in_london, long_day
from bcu_desk.features.bookings.model.sorts import WORDS
from bcu_desk.features.bookings.queries.sharing.due import SERVICE, DueRow
from bcu_desk.features.bookings.rules.booking import clock, hour, length_words

SOON, SOON_DAYS, SOON_MILES = 60, 7, 250
TANK = ("empty", "⅛ tank", "¼ tank", "⅜ tank", "½ tank", "⅝ tank", "¾ tank", "⅞ tank", "full tank")
Toned = tuple[str, str | None]


def due_words(due: int | None, at: int) -> Toned:
    """How late something is at a minute, or how soon it is due, and the tone to say it in."""
    if due is None:
        return "no time due", "muted"
    if due < at:
        return f"{length_words(at - due)} late", "bad"
    if due == at:
        return "due now", "warn"
    return f"due in {length_words(due - at)}", "warn" if due - at <= SOON else None


def when_words(minute: int, on: date) -> str:
    """A time of the day shown as `07:52`, any other with its day: `Sun 22 Jan 15:52`."""
    return hour(minute) if in_london(minute).date() == on else clock(minute)


def span_words(start: int, end: int, on: date) -> str:
    """A time from and to, without the day where it is all on the day shown."""
    first, last = in_london(start).date(), in_london(end).date()
    return f"{when_words(start, on)}–{hour(end) if first == last else clock(end)}"


def left_words(row: DueRow) -> Toned:
    """How many days or miles are left before a service or MOT, or how many it is over."""
    if row.by == "miles":
        if row.left < 0:
            return f"{-row.left:,} miles over", "bad"
        return f"{row.left:,} miles left", "warn" if row.left <= SOON_MILES else None
    if row.left < 0:
        return f"{_days(-row.left)} over", "bad"
    if row.left == 0:
        return "today", "warn"
    return f"in {_days(row.left)}", "warn" if row.left <= SOON_DAYS else None


def due_at_words(row: DueRow) -> str:
    """When a service or MOT is due: a day, or a reading of the odometer."""
    return f"at {int(row.due):,} miles" if row.by == "miles" else long_day(day_of(row.due))


def what_words(row: DueRow) -> str:
    """What is due."""
    return "Service" if row.what == SERVICE else "MOT"


def place_words(place: int | None) -> str:
    """A place in a line: `1st`."""
    if place is None:
        return ""
    teens = place % 100 in (11, 12, 13)
    return f"{place}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def fuel_words(eighths: int | None) -> str:
    """A level of fuel; nothing where it was not read."""
    return "" if eighths is None else TANK[max(0, min(8, eighths))]


def out_title(sort: Sort) -> str:
    """What is out of a sort: keys of vehicles and rooms, the rest itself."""
    return "Keys out" if sort in (Sort.VEHICLE, Sort.ROOM) else "Handed out"


def one_of(sort: Sort) -> str:
    """What one of a sort is called."""
    return WORDS[sort].one


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
