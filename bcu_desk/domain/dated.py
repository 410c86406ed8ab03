"""What is true for some days only, what lasts for some minutes, and all rows of a noun."""

from __future__ import annotations

from dataclasses import dataclass
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
