"""What is true for some days only, what lasts for some minutes, and all rows of a noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span

R = TypeVar("R")


class Every(Protocol):
    """Gives rules that look at whole nouns the rows of one, in order of their ids."""

    def __call__(self, kind: type[R], /) -> tuple[R, ...]:
        """All rows of a noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A row in force on the days [from_day, to_day); to_day None is open."""

    id: int
    from_day: date
    to_day: date | None = None

    @property
    def days(self) -> DaySpan:
        """The days it is in force."""
        return Span(self.from_day, self.to_day)

    def on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return self.from_day <= day and (self.to_day is None or day < self.to_day)


D = TypeVar("D", bound=Dated)


def in_order_told(rows: Iterable[D]) -> list[D]:
    """Values of one thing in the order in which each takes the place of the one before.

    Two desks may each have given one for the same days: the one that begins later counts, else the
    one with the higher id, which is the same on every desk.
    """
    return sorted(rows, key=lambda row: (row.from_day, row.id))


def value_on(rows: Iterable[D], day: date) -> D | None:
    """The one of several values of one thing that counts on a day; None where there is none."""
    found = in_order_told(row for row in rows if row.on(day))
    return found[-1] if found else None


def one_after_another(rows: Iterable[D]) -> tuple[D, ...]:
    """Values of one thing by the days on which each counts: one on any day."""
    ordered = in_order_told(rows)
    apart: list[D] = []
    for at, row in enumerate(ordered):
        parts = [row.days]
        for later in ordered[at + 1 :]:
            parts = [left for part in parts for left in part.without(later.days)]
        apart += (replace(row, from_day=part.start, to_day=part.end) for part in parts)
    return tuple(in_order_told(apart))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A row that lasts the UTC minutes [start_minute, end_minute)."""

    id: int
    start_minute: int
    end_minute: int

    @property
    def minutes(self) -> MinuteSpan:
        """The minutes it lasts."""
        return Span(self.start_minute, self.end_minute)
