"""The time that the board shows: a day or a week, with its grid and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, london_text, midnight
from bcu_desk.features.bookings.rules.booking import clock, hour
from bcu_desk.kit.timeline.rows import Axis, Tick

HOUR = 60
NIGHT = 6 * HOUR
NOON, OFFERED = 12 * HOUR, 4 * HOUR
LABEL = 24  # pixels that an hour's label needs
QUARTERS = 140  # pixels of an hour from which quarters are drawn
EVERY = (1, 2, 3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class Window:
    """A day, from its midnight to 06:00 of the next, or the seven days from a day."""

    on: date
    week: bool = False

    @property
    def days(self) -> int:
        """How many days it shows."""
        return 7 if self.week else 1

    @property
    def span(self) -> MinuteSpan:
        """The minutes that can be seen."""
        end = midnight(self.on + timedelta(days=self.days))
        return Span(midnight(self.on), end if self.week else end + NIGHT)

    @property
    def first(self) -> int:
        """Its first minute."""
        return self.span.start

    @property
    def last(self) -> int:
        """The minute after its last."""
        return self.span.end or self.span.start

    def at_first(self) -> tuple[int, int]:
        """The times to show at first: 06:00 to midnight of a day, the whole of a week."""
        end = midnight(self.on + timedelta(days=self.days))
        return (self.first, end) if self.week else (self.first + NIGHT, end)

    def offered(self, now: int) -> tuple[int, int]:
        """A time to look for a vehicle at, where none was given: from the next hour, or noon."""
        today = self.first <= now < self.last
        start = (now // HOUR + 1) * HOUR if today else self.first + NOON
        return start, start + OFFERED

    def counted(self) -> tuple[int, ...]:
        """Where the parts start for which what is free is counted: hours, or six each in a week."""
        if not self.week:
            return tuple(self._hours())
        return tuple(at for at in self._hours() if in_london(at).hour % 6 == 0)

    def title(self) -> str:
        """The days in a few words; the year is said elsewhere."""
        if not self.week:
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
        if days == {self.on} or (not self.week and days == {self.on + timedelta(days=1)}):
            return f"{hour(start)}–{hour(end)}"
        if len(days) == 1:
            return f"{clock(start)}–{hour(end)}"
        return f"{clock(start)}–{clock(end)}"

    def ticks(self, start: int, end: int, per_pixel: float) -> tuple[Tick, ...]:
        """Hours, as many as there is room to name; days stand above a week's."""
        wide = HOUR / per_pixel
        every = next((n for n in EVERY if n * wide >= LABEL), EVERY[-1])
        found = []
        for at in self._hours():
            if not start - 24 * HOUR <= at <= end:
                continue
            local = in_london(at)
            if local.hour == 0 or local.hour % every == 0:
                day = f"{local:%a} {local.day} {local:%b}"
                told = "" if self.week and every == EVERY[-1] else f"{local:%H}"
                above = day if self.week and local.hour == 0 else ""
                found.append(Tick(at, told, strong=local.hour == 0, above=above))
            if wide >= QUARTERS:
                found += [Tick(at + n, f"{n}") for n in (15, 30, 45)]
        return tuple(found)

    def _hours(self) -> Iterator[int]:
        yield from range(self.first, self.last, HOUR)


def wall(minute: int) -> str:
    """A minute as the time fields of forms take it."""
    return london_text(minute)
