"""Abstraction rates: duty taken from DWOs against duty rostered, pooled from minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from bcu_desk.domain.measures import AbstractionFigure
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.taken import Minutes
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.queries.absences import absence_board
from bcu_desk.features.coverage.queries.where.places import Place, places_over
from bcu_desk.features.coverage.rules.absences.board import Board
from bcu_desk.features.coverage.rules.absences.effects import minutes_of_ward, months_of
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

By = Literal["ward", "borough", "bcu", "month"]
LONGEST = 731  # days


@dataclass(frozen=True, slots=True)
class RateRow:
    """Abstraction of a ward, borough, BCU or month: minutes of DWOs' duty taken and rostered.

    `rate` is None, and so are the minutes taken, where no duty is rostered: that is no data.
    `kinds` are the kinds of absence that count. `reported` are the minutes of the monthly
    abstraction table, told apart; None where none is loaded.
    """

    code: str
    name: str
    borough: str | None
    numerator: int | None
    denominator: int | None
    rate: float | None
    limit: int
    over: bool
    kinds: tuple[str, ...]
    reported: int | None

    @property
    def kinds_told(self) -> str:
        """The kinds that count, in one line."""
        return ", ".join(self.kinds)


class AbstractionRates(Query, frozen=True, kw_only=True):
    """How much of the DWOs' rostered duty was taken from them, by ward, borough, BCU or month.

    Without days the month of the day in view counts.
    """

    by: By = "ward"
    from_day: date | None = msgspec.field(default=None, name="from")
    to_day: date | None = msgspec.field(default=None, name="to")

    def rows(self, reader: Reader, view: View) -> tuple[RateRow, ...]:
        """By BCU, borough and name; months in order. Raises Refused `empty_span`."""
        return rates_of(reader, view, self.by, days_asked(view.on, self.from_day, self.to_day))


def days_asked(on: date, first: date | None, end: date | None) -> DaySpan:
    """The days asked for. Raises Refused `empty_span` or `rates_too_long`."""
    start = first or on.replace(day=1)
    stop = end or _next_month(start)
    if stop <= start:
        raise Refused("empty_span", start=long_day(start), end=long_day(stop), field="to")
    if (stop - start).days > LONGEST:
        raise Refused("rates_too_long", most=LONGEST, field="to")
    return Span(start, stop)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Part:
    """A ward in a month: duty taken and rostered, and what the monthly table says."""

    place: Place
    month: str
    minutes: Minutes
    reported: int | None


def rates_of(reader: Reader, view: View, by: By, days: DaySpan) -> tuple[RateRow, ...]:
    """Rates of some days by ward, borough, BCU or month."""
    return grouped(parts_of(reader, view, days), by, absence_board(reader))


def parts_of(reader: Reader, view: View, days: DaySpan) -> tuple[Part, ...]:
    """Every ward in every month that the days touch, for these days of it on which it is one."""
    board, told = absence_board(reader), _reported(reader)
    found = places_over(reader, view, days)
    parts = []
    for month in months_of(days):
        inside = month.within(days)
        if inside is not None:
            name = f"{month.start:%Y-%m}"
            for place in (one for one in found if one.days.overlaps(inside)):
                minutes = minutes_of_ward(board, place.ward.id, inside, {})
                parts.append(Part(place, name, minutes, told.get((place.ward.id, name))))
    return tuple(parts)


def grouped(parts: Iterable[Part], by: By, board: Board) -> tuple[RateRow, ...]:
    """Rates by ward, borough, BCU or month: the parts of each are summed, never averaged."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(_key(part, by), []).append(part)
    order = sorted(groups) if by == "month" else list(groups)
    return tuple(_row(groups[key], by, board) for key in order)


def _reported(reader: Reader) -> dict[tuple[int, str], int]:
    """The minutes of the monthly table by ward and month."""
    found: dict[tuple[int, str], int] = {}
    for row in reader.every(AbstractionFigure):
        if row.ward_id is not None:
            key = row.ward_id, row.month
            found[key] = found.get(key, 0) + row.minutes
    return found


def _key(part: Part, by: By) -> str:
    if by == "month":
        return part.month
    if by == "bcu":
        return part.place.bcu.code
    return part.place.borough.code if by == "borough" else part.place.ward.code


def _row(parts: list[Part], by: By, board: Board) -> RateRow:
    whole = sum((part.minutes for part in parts), Minutes())
    taken, rostered = (whole.taken, whole.rostered) if whole.rostered else (None, None)
    told = [part.reported for part in parts if part.reported is not None]
    first = parts[0]
    limit = board.limit(date.fromisoformat(f"{first.month}-01"))

    return RateRow(
        code=_key(first, by),
        name=_name(first, by),
        borough=first.place.borough.name if by == "ward" else None,
        numerator=taken,
        denominator=rostered,
        rate=None if whole.rate is None else round(whole.rate, 4),
        limit=limit,
        over=whole.rostered > 0 and whole.over(limit),
        kinds=board.counted_titles(),
        reported=sum(told) if told else None,
    )


def _name(part: Part, by: By) -> str:
    if by == "month":
        return f"{date.fromisoformat(f'{part.month}-01'):%B %Y}"
    if by == "bcu":
        return part.place.bcu.name
    return part.place.borough.name if by == "borough" else part.place.ward.name
