"""The time that the board shows: a week or a fortnight from a Monday, with its grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.rota.on_call import DAY_MINUTE, at_wall
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, midnight
from bcu_desk.features.on_call.rules import hour, span_words
from bcu_desk.kit.timeline.rows import Axis, Tick

HOUR, WIDE = 60, 46  # pixels between hand-overs from which their hours are told
LONG = 100  # pixels of a day from which its name and month are told


@dataclass(frozen=True, slots=True)
class Window:
    """The week around a day, or that week and the next; it ends as its last night does."""

    on: date
    fortnight: bool = False

    @property
    def monday(self) -> date:
        """The day it begins on."""
        return self.on - timedelta(days=self.on.weekday())

    @property
    def days(self) -> int:
        """How many days it shows."""
        return 14 if self.fortnight else 7

    @property
    def span(self) -> MinuteSpan:
        """The minutes that can be seen."""
        end = self.monday + timedelta(days=self.days)
        return Span(midnight(self.monday), at_wall(end, DAY_MINUTE))

    @property
    def first(self) -> int:
        """Its first minute."""
        return self.span.start

    @property
    def last(self) -> int:
        """The minute after its last."""
        return self.span.end or self.span.start

    def title(self) -> str:
        """Its days in a few words: `23 to 29 Jan`."""
        last = self.monday + timedelta(days=self.days - 1)
        month = "" if last.month == self.monday.month else f" {self.monday:%b}"
        return f"{self.monday.day}{month} to {last.day} {last:%b}"

    def axis(self, now: int, stops: tuple[int, ...]) -> Axis:
        """The axis of the timeline: it goes from hand-over to hand-over."""
        inside = self.first <= now < self.last
        return Axis(
            self.first,
            self.last,
            lambda start, end, per_pixel: self.ticks(stops, (start, end), per_pixel),
            span_words,
            step=HOUR,
            least=HOUR,
            fresh=12 * HOUR,
            now=now if inside else None,
            now_words=hour(now) if inside else "",
            stops=stops,
        )

    def ticks(
        self, stops: tuple[int, ...], span: tuple[int, int], per_pixel: float
    ) -> tuple[Tick, ...]:
        """Days above, hand-overs below where there is room for their hours."""
        start, end = span
        wide = 12 * HOUR / per_pixel
        found = [
            Tick(at, strong=True, above=self._day(at, wide=2 * wide >= LONG))
            for at in self._midnights()
            if start - 24 * HOUR <= at <= end
        ]
        for at in stops:
            if start <= at <= end:
                found.append(Tick(at, f"{in_london(at):%H}" if wide >= WIDE / 2 else ""))
        return tuple(sorted(found, key=lambda tick: tick.at))

    def _midnights(self) -> Iterator[int]:
        for number in range(self.days + 1):
            yield midnight(self.monday + timedelta(days=number))

    def _day(self, minute: int, *, wide: bool) -> str:
        """The name of a day; the night at the end has none."""
        local = in_london(minute)
        if local.date() >= self.monday + timedelta(days=self.days):
            return ""
        return f"{local:%a} {local.day} {local:%b}" if wide else f"{local:%a} {local.day}"
