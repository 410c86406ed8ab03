"""How many wards are below target on each day, and the first day that a ward has nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import msgspec

from bcu_desk.domain.assignments import WARD_OFFICER, Target
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.presence import Period
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.days.periods import LONGEST, period_asked
from bcu_desk.features.coverage.queries.days.teams import Member, teams
from bcu_desk.features.coverage.queries.wards import cover_day
from bcu_desk.features.coverage.queries.where.places import Place, places_over
from bcu_desk.features.coverage.rules.promises import Targets
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

AHEAD = 28


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day, and how many of the wards with a target were below it."""

    day: date
    below: int
    wards: int


class BelowByDay(Query, frozen=True, kw_only=True):
    """Wards below their target of DWOs, day by day: in post, or available."""

    from_day: date = msgspec.field(name="from")
    to_day: date = msgspec.field(name="to")
    lens: Literal["in_post", "available"] = "in_post"

    def rows(self, reader: Reader, view: View) -> tuple[DayRow, ...]:
        """In order of days; the wards of each are those in force then."""
        period = period_asked(self.from_day, self.to_day)
        found = places_over(reader, view, period.days)
        members = teams(reader, found, period)
        return below_by_day(reader, found, members, (period, self.lens))


def below_by_day(
    reader: Reader,
    found: tuple[Place, ...],
    members: Mapping[int, list[Member]],
    asked: tuple[Period, str],
) -> tuple[DayRow, ...]:
    """Wards below target on each day of the period by a lens, from their teams over it."""
    period, lens = asked
    below, wards = [0] * period.count, [0] * period.count
    for days, targets in _stretches(reader.every(Target), period):
        for place in found:
            need, then = targets.of(WARD_OFFICER, place.ward), days & period.bits(place.days)
            if need is not None:
                _count(wards, then)
                _count(below, then & ~_at_least(need, members[place.ward.id], lens))
    return tuple(
        DayRow(period.day(number), below[number], wards[number]) for number in range(period.count)
    )


def _at_least(need: int, members: list[Member], lens: str) -> int:
    """The days on which at least so many are there."""
    found = [-1] + [0] * need  # found[n]: the days with at least n of those looked at so far
    for member in members:
        bits = member.held if lens == "in_post" else member.available
        for number in range(need, 0, -1):
            found[number] |= found[number - 1] & bits
    return found[need]


def _count(counts: list[int], days: int) -> None:
    """Add one on each day of a number."""
    while days:
        lowest = days & -days
        counts[lowest.bit_length() - 1] += 1
        days ^= lowest


def _stretches(rows: tuple[Target, ...], period: Period) -> Iterator[tuple[int, Targets]]:
    """The days of the period in stretches on which no target changes, with the targets then."""
    turns = {row.from_day for row in rows} | {row.to_day for row in rows if row.to_day}
    inside = {day for day in turns if period.days.holds(day)} | {period.first}
    starts = sorted(inside)
    for start, end in zip(starts, [*starts[1:], period.days.end], strict=True):
        yield period.bits(Span(start, end)), Targets(rows, start)


@dataclass(frozen=True, slots=True)
class UncoveredRow:
    """A ward's first day without an available DWO, how many days that lasts, and why."""

    ward: str
    name: str
    borough: str
    borough_name: str
    bcu: str
    first_day: date
    days: int
    why: str


class Uncovered(Query, frozen=True, kw_only=True):
    """The first day in the next weeks on which a ward has no DWO in post and available."""

    from_day: date | None = msgspec.field(name="from", default=None)
    days: int = AHEAD

    def rows(self, reader: Reader, view: View) -> tuple[UncoveredRow, ...]:
        """The soonest first, then by borough and name; from the as-of day unless told.

        Raises Refused `odd_days_ahead`.
        """
        first = self.from_day or view.on
        if not 1 <= self.days <= LONGEST:
            raise Refused("odd_days_ahead", value=self.days, most=LONGEST, field="days")
        period = period_asked(first, first + timedelta(days=self.days))
        found = places_over(reader, view, period.days)
        empty = _empty(found, teams(reader, found, period), period)
        by_code = {place.ward.code: place for place in found}
        rows = [_uncovered(by_code[code], days, period) for code, days in empty.items() if days]
        told = _with_why(reader, view, rows)
        return tuple(sorted(told, key=lambda row: (row.first_day, row.borough_name, row.name)))


def _empty(
    found: tuple[Place, ...], members: Mapping[int, list[Member]], period: Period
) -> dict[str, int]:
    """By the ward's code, the days on which nobody is available there."""
    empty: dict[str, int] = {}
    for place in found:
        none = period.bits(place.days)
        for member in members[place.ward.id]:
            none &= ~member.available
        empty[place.ward.code] = empty.get(place.ward.code, 0) | none
    return empty


def _with_why(reader: Reader, view: View, rows: list[UncoveredRow]) -> Iterator[UncoveredRow]:
    """The rows with the causes of their first days, of wards that are in view then."""
    causes: dict[date, dict[str, str]] = {}
    for day in {row.first_day for row in rows}:
        cover = cover_day(reader, replace(view, on=day)).cover
        causes[day] = {row.ward: row.cause for row in cover}
    for row in rows:
        why = causes[row.first_day].get(row.ward)
        if why is not None:
            yield replace(row, why=why)


def _uncovered(place: Place, empty: int, period: Period) -> UncoveredRow:
    first = (empty & -empty).bit_length() - 1
    length = 0
    while empty >> (first + length) & 1:
        length += 1
    return UncoveredRow(
        place.ward.code,
        place.ward.name,
        place.borough.code,
        place.borough.name,
        place.bcu.code,
        period.day(first),
        length,
        "",
    )
