"""Shift patterns as they are looked at: their places as lines of days, and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.features.coverage.queries.rosters import PatternRow
from bcu_desk.features.coverage.rules.shifts import REST

TEAMS = 5  # lines of the ward teams' pattern, teams of the response pattern
DAYS_SHOWN = 14
MOST_PLACES = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A place in a pattern as a line of days from a day on; `people` are collars."""

    title: str
    offset: int
    codes: tuple[str, ...]
    people: tuple[str, ...]

    def words(self, first: date) -> str:
        """The line in words: `Line 2, 24 people: Mon 23 Early, …`."""
        days = ", ".join(
            f"{first + timedelta(days=number):%a} {(first + timedelta(days=number)).day}"
            f" {'rest' if code == REST else code}"
            for number, code in enumerate(self.codes)
        )
        return f"{self.title}, {people_words(len(self.people))}: {days}"


def people_words(count: int) -> str:
    """`nobody`, `1 person`, `12 people`."""
    return "nobody" if not count else "1 person" if count == 1 else f"{count} people"


def step_of(pattern: PatternRow) -> int:
    """How many days apart a pattern's lines are: a fifth of its cycle, else a day."""
    length = len(pattern.cycle)
    return length // TEAMS if length % TEAMS == 0 and length > TEAMS else 1


def lines_of(pattern: PatternRow, first: date, count: int = DAYS_SHOWN) -> tuple[Line, ...]:
    """The places of a pattern, those that people have between two of its lines among them."""
    step, held = step_of(pattern), {place.offset: place.people for place in pattern.places}
    usual = list(range(0, len(pattern.cycle), step))[:MOST_PLACES]
    offsets = sorted({*usual, *held})
    return tuple(
        Line(
            f"Line {offset // step + 1}" if offset % step == 0 else f"{offset} days on",
            offset,
            tuple(pattern.code_on(first + timedelta(days=n), offset) for n in range(count)),
            held.get(offset, ()),
        )
        for offset in offsets
    )


def times_words(pattern: PatternRow) -> str:
    """The duties of a pattern in words: `E 08:00 to 17:00, L 14:00 to 23:00`."""
    return ", ".join(f"{one.code} {one.begins} to {one.ends}" for one in pattern.duties)


def place_words(line: Line) -> str:
    """A place by its days, a gap between weeks: `E E R R L L L  R …`."""
    weeks = [line.codes[at : at + 7] for at in range(0, len(line.codes), 7)]
    return "  ".join(" ".join(week) for week in weeks)
