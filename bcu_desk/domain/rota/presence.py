"""On which days somebody is there, as whole numbers with a bit for each day of a period.

A year of a ward is one number of 365 bits, so hundreds of wards are put together in a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from bcu_desk.domain.people import Absence
from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span, joined
from bcu_desk.domain.times import midnight

NOON = 720
Duty = tuple[int, MinuteSpan]  # the day's number in the period, and the minutes on duty


def length(span: MinuteSpan) -> int:
    """The minutes of a span that ends."""
    return (span.start if span.end is None else span.end) - span.start


@dataclass(frozen=True)
class Period:
    """Some days one after another; bit n of a number stands for the day n after the first."""

    first: date
    count: int

    @property
    def every(self) -> int:
        """A number with all days in it."""
        return (1 << self.count) - 1

    @property
    def days(self) -> DaySpan:
        """The days as a span."""
        return Span(self.first, self.first + timedelta(days=self.count))

    def day(self, number: int) -> date:
        """The day of a bit."""
        return self.first + timedelta(days=number)

    def bits(self, days: DaySpan) -> int:
        """The days of a span that lie in the period."""
        low = min(max(0, (days.start - self.first).days), self.count)
        end = self.count if days.end is None else (days.end - self.first).days
        high = min(max(low, end), self.count)
        return (1 << high) - (1 << low)

    @cached_property
    def noons(self) -> tuple[int, ...]:
        """The minute of each day's noon in London."""
        return tuple(midnight(self.day(number)) + NOON for number in range(self.count))


@dataclass(frozen=True, slots=True)
class Presence:
    """A person's days in a period: with a roster, rostered, away for any part, and all duties."""

    known: int
    rostered: int
    away: int
    duties: tuple[Duty, ...]
    lost: tuple[tuple[int, int], ...]  # (day number, minutes lost of its duty)

    def minutes(self, within: int) -> tuple[int, int]:
        """Minutes rostered, and minutes there, on some days."""
        rostered = sum(length(span) for number, span in self.duties if within >> number & 1)
        lost = sum(minutes for number, minutes in self.lost if within >> number & 1)
        return rostered, rostered - lost


class Presences:
    """When people are there over a period; what two people share is worked out once."""

    def __init__(self, period: Period, roster: Roster, absences: Iterable[Absence]) -> None:
        self._period, self._roster = period, roster
        self._absences: dict[int, list[Absence]] = {}
        first, last = midnight(period.day(-1)), midnight(period.day(period.count + 1))
        for row in absences:
            if row.start_minute < last and row.end_minute > first:
                self._absences.setdefault(row.person_id, []).append(row)
        self._lines: dict[tuple[int, int, DaySpan], tuple[Duty, ...]] = {}

    def of(self, person_id: int) -> Presence:
        """The days of a person."""
        known = 0
        duties: list[Duty] = []
        for line in self._roster.lines(person_id):
            shared = line.days.within(self._period.days)
            if shared is None:
                continue
            key = (line.pattern_id, line.position, shared)
            if key not in self._lines:
                found = self._roster.duties_of(line, shared)
                self._lines[key] = tuple(
                    ((day - self._period.first).days, span) for day, span in found
                )
            duties += self._lines[key]
            known |= self._period.bits(shared)
        rostered = _bits(number for number, _ in duties)
        absences = self._absences.get(person_id, ())
        away, lost = self._away(absences, duties)
        return Presence(known, rostered, away, tuple(duties), lost)

    def _away(
        self, absences: Sequence[Absence], duties: Sequence[Duty]
    ) -> tuple[int, tuple[tuple[int, int], ...]]:
        """The days away, by the duty of the day or at noon, and the minutes of duty lost."""
        if not absences:
            return 0, ()
        spans = [row.minutes for row in absences]
        lost = tuple(_lost(spans, duties))
        on_duty = _bits(number for number, _ in duties)
        away = _bits(number for number, _ in lost)
        return away | _bits(self._off_at_noon(spans, on_duty)), lost

    def _off_at_noon(self, spans: Sequence[MinuteSpan], on_duty: int) -> Iterator[int]:
        """The days without duty whose noon is in some minutes."""
        for number, noon in enumerate(self._period.noons):
            free = not on_duty >> number & 1
            if free and any(one.holds(noon) for one in spans):
                yield number


def _lost(spans: Sequence[MinuteSpan], duties: Iterable[Duty]) -> Iterator[tuple[int, int]]:
    """The duties that meet some minutes away, by the day's number, with the minutes lost."""
    for number, duty in duties:
        gone = [found for one in spans if (found := one.within(duty)) is not None]
        if gone:
            yield number, sum(length(span) for span in joined(gone))


def _bits(numbers: Iterable[int]) -> int:
    """A number with the bits of some days."""
    found = 0
    for number in numbers:
        found |= 1 << number
    return found
