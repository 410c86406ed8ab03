"""The time that the board shows: a day, a week or a month, with its grid and its words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, london_text, midnight
from bcu_desk.features.bookings.rules.booking import clock, hour
from bcu_desk.kit.timeline.rows import Axis, Tick

HOUR = 60
NIGHT = 6 * HOUR
NOON, OFFERED = 12 * HOUR, 4 * HOUR
LABEL = 24  # pixels that an hour's label needs
QUARTERS = 140  # pixels of an hour from which quarters are drawn
EVERY = (1, 2, 3, 6, 12)
DAYS_APART = 70  # pixels of a day from which its hours are named
DAY_LABEL = 28  # pixels that the number of a day needs
MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4  # as date.weekday counts


class Stretch(StrEnum):
    """How much time is shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Window:
    """A day, from its midnight to 06:00 of the next; the seven days from a day; or its month."""

    on: date
    stretch: Stretch = Stretch.DAY

    @property
    def first_day(self) -> date:
        """The day that it begins on."""
        return self.on.replace(day=1) if self.stretch is Stretch.MONTH else self.on

    @property
    def days(self) -> int:
        """How many days it shows."""
        if self.stretch is Stretch.MONTH:
            return monthrange(self.on.year, self.on.month)[1]
        return 7 if self.stretch is Stretch.WEEK else 1

    @property
    def short(self) -> bool:
        """Whether it is a single day."""
        return self.stretch is Stretch.DAY

    @cached_property
    def span(self) -> MinuteSpan:
        """The minutes that can be seen."""
        end = midnight(self.first_day + timedelta(days=self.days))
        return Span(midnight(self.first_day), end + NIGHT if self.short else end)

    @property
    def first(self) -> int:
        """Its first minute."""
        return self.span.start

    @property
    def last(self) -> int:
        """The minute after its last."""
        return self.span.end or self.span.start

    def beside(self, way: int) -> date:
        """The day to show for the time before (-1) or after (1)."""
        if self.stretch is not Stretch.MONTH:
            return self.on + timedelta(days=way * self.days)
        first = self.first_day
        other = first + timedelta(days=self.days) if way > 0 else first - timedelta(days=1)
        return other.replace(day=min(self.on.day, monthrange(other.year, other.month)[1]))

    def at_first(self) -> tuple[int, int]:
        """The times to show at first: 06:00 to midnight of a day, the whole of a longer one."""
        return (self.first + NIGHT, self.last - NIGHT) if self.short else (self.first, self.last)

    def offered(self, now: int) -> tuple[int, int]:
        """A time to look for a vehicle at, where none was given: from the next hour, or noon."""
        today = self.first <= now < self.last
        start = (now // HOUR + 1) * HOUR if today else midnight(self.on) + NOON
        return start, start + OFFERED

    def counted(self) -> tuple[int, ...]:
        """Where the parts start for which what is free is counted: hours, six of them, or days."""
        if self.short:
            return tuple(self._hours())
        every = 6 if self.stretch is Stretch.WEEK else 24
        return tuple(at for at in self._hours() if in_london(at).hour % every == 0)

    def title(self) -> str:
        """The days in a few words; the year of a month too."""
        if self.stretch is Stretch.MONTH:
            return f"{self.on:%B %Y}"
        if self.short:
            return f"{self.on:%a} {self.on.day} {self.on:%b}"
        last = self.on + timedelta(days=6)
        month = "" if last.month == self.on.month else f" {self.on:%b}"
        return f"{self.on.day}{month} to {last.day} {last:%b}"

    def axis(self, now: int | None) -> Axis:
        """The axis of the timeline; `now` is where its line stands."""
        shown = now if now is not None and self.first <= now < self.last else None
        return Axis(
            self.first,
            self.last,
            self.ticks,
            self.span_words,
            now=shown,
            now_words="" if shown is None else hour(shown),
        )

    def span_words(self, start: int, end: int) -> str:
        """A time in words, with its days where it is not all on the day shown."""
        days = {in_london(start).date(), in_london(end - 1).date()}
        if days == {self.on} or (self.short and days == {self.on + timedelta(days=1)}):
            return f"{hour(start)}–{hour(end)}"
        if len(days) == 1:
            return f"{clock(start)}–{hour(end)}"
        return f"{clock(start)}–{clock(end)}"

    def ticks(self, start: int, end: int, per_pixel: float) -> tuple[Tick, ...]:
        """Hours, as many as there is room to name, or days; days or weeks stand above them."""
        wide = HOUR / per_pixel
        if not self.short and 24 * wide < DAYS_APART:
            return tuple(self._day_ticks(24 * wide))
        hours = (at for at in self._hours() if start - 24 * HOUR <= at <= end)
        return tuple(self._hour_ticks(hours, wide))

    def _hour_ticks(self, hours: Iterable[int], wide: float) -> Iterator[Tick]:
        """A line every few hours, every quarter where they are wide; days are named above."""
        every = next((n for n in EVERY if n * wide >= LABEL), EVERY[-1])
        quarters = (15, 30, 45) if wide >= QUARTERS else ()
        for at in hours:
            local = in_london(at)
            if local.hour % every == 0:
                above = "" if self.short or local.hour else _day_words(local)
                yield Tick(at, f"{local:%H}", strong=local.hour == 0, above=above)
            for minutes in quarters:
                yield Tick(at + minutes, f"{minutes}")

    def _day_ticks(self, wide: float) -> Iterator[Tick]:
        """A line a day; Mondays are strong and named above, and so is the first."""
        numbered = _weekdays_numbered(wide)
        for number in range(self.days):
            day = self.first_day + timedelta(days=number)
            weekday = day.weekday()
            begins = weekday == MONDAY or (number == 0 and weekday < FRIDAY)
            yield Tick(
                midnight(day),
                f"{day.day}" if weekday in numbered else "",
                strong=weekday == MONDAY,
                above=_day_words(day) if begins and self.days - number > 2 else "",
            )

    def _hours(self) -> Iterator[int]:
        yield from range(self.first, self.last, HOUR)


def _weekdays_numbered(wide: float) -> Collection[int]:
    """The weekdays whose dates there is room for, with days so many pixels wide."""
    if wide >= DAY_LABEL:
        return range(7)
    return (MONDAY, WEDNESDAY, FRIDAY) if 2 * wide >= DAY_LABEL else (MONDAY,)


def _day_words(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def wall(minute: int) -> str:
    """A minute as the time fields of forms take it."""
    return london_text(minute)
