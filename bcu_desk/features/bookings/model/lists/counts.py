"""How many there are of each list, and what is the matter with some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import long_day
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.wording import out_title
from bcu_desk.features.bookings.rules.booking import hour

KEYS, DUE, LOANS, WAITS = "keys", "due", "loans", "waits"
NAMES = (KEYS, DUE, LOANS, WAITS)


@dataclass(frozen=True, slots=True)
class Count:
    """A list's name, its title, how many lines it has, a word on them and the tone of that."""

    name: str
    title: str
    count: int
    words: str
    tone: str = "muted"


def counts(lists: Lists) -> tuple[Count, ...]:
    """The lists in short; only vehicles have servicing and MOT."""
    late = _many(row.late_minutes > 0 for row in lists.keys)
    overdue = _many(row.overdue for row in lists.due)
    back = _many(row.late_minutes > 0 for row in lists.loans)
    serviced = [_count(DUE, "Servicing and MOT", len(lists.due), overdue, "overdue")]
    return (
        _count(KEYS, out_title(lists.sort), len(lists.keys), late, "late"),
        *(serviced if lists.sort is Sort.VEHICLE else ()),
        _count(LOANS, "On loan", len(lists.loans), back, "overdue"),
        _waiting(lists),
    )


def _waiting(lists: Lists) -> Count:
    """Who waits: holds to pass on matter most, then what is held."""
    held = _many(row.status == "held" for row in lists.waits)
    tone = "warn" if lists.over else "good" if held else "muted"
    none = "none held" if lists.waits else "nobody"
    told = _counted((held, "held"), (lists.over, "to pass on")) or none
    return Count(WAITS, "Waiting", len(lists.waits), told, tone)


def _counted(*parts: tuple[int, str]) -> str:
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def _count(name: str, title: str, count: int, bad: int, word: str) -> Count:
    if bad:
        return Count(name, title, count, f"{bad} {word}", "bad")
    return Count(name, title, count, f"none {word}" if count else "none")


def _many(found: Iterable[bool]) -> int:
    return sum(found)


def standing_words(lists: Lists, name: str) -> str:
    """At which time a list stands, and in which order."""
    at = f"at {hour(lists.at)} on {long_day(lists.on)}"
    return {
        KEYS: f"{at}, late ones first",
        DUE: f"within 28 days or 1,000 miles of {long_day(lists.on)}, the most urgent first",
        LOANS: f"{at}, overdue ones first",
        WAITS: f"{at}: what is held, then who asked first",
    }[name]
