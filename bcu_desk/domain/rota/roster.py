"""Rostered duty: from when to when a person is on duty by their line of a shift pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bcu_desk.domain.dated import Every, one_after_another
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import EPOCH, LONDON

DutyDay = tuple[date, MinuteSpan]


class Roster:
    """The duties of people who have a line in a shift pattern; others have no roster.

    A duty belongs to the day that it begins on. The duties of a line's month are worked out once
    for all who share the line.
    """

    def __init__(
        self,
        patterns: Iterable[ShiftPattern],
        codes: Iterable[ShiftCode],
        lines: Iterable[ShiftLine],
    ) -> None:
        self._patterns = {row.id: row for row in patterns}
        self._times = {(row.pattern_id, row.code): (row.begins, row.lasts) for row in codes}
        held: dict[int, list[ShiftLine]] = {}
        for line in lines:
            held.setdefault(line.person_id, []).append(line)
        self._lines = {person: one_after_another(mine) for person, mine in held.items()}
        self._months: dict[tuple[int, int, date], tuple[DutyDay, ...]] = {}

    def has_line(self, person_id: int, day: date) -> bool:
        """Whether a person has a roster on a day."""
        return any(line.on(day) for line in self._lines.get(person_id, ()))

    def duty(self, person_id: int, day: date) -> MinuteSpan | None:
        """The duty of a person that begins on a day; None on a rest day and without a roster."""
        for line in self._lines.get(person_id, ()):
            if line.on(day):
                return self._duty(line, day)
        return None

    def lines(self, person_id: int) -> tuple[ShiftLine, ...]:
        """A person's lines, one after another."""
        return self._lines.get(person_id, ())

    def duties_of(self, line: ShiftLine, days: DaySpan) -> Iterator[DutyDay]:
        """The duties of a line that begin on some days, each with its day."""
        assert days.end is not None
        month = days.start.replace(day=1)
        while month < days.end:
            after = (month + timedelta(days=31)).replace(day=1)
            found = self._month(line, month, after)
            if days.start <= month and after <= days.end:
                yield from found
            else:
                yield from (duty for duty in found if days.start <= duty[0] < days.end)
            month = after

    def duties(self, person_id: int, days: DaySpan) -> Iterator[MinuteSpan]:
        """The duties of a person that begin on some days; nothing without a roster."""
        for line in self._lines.get(person_id, ()):
            shared = line.days.within(days)
            if shared is not None:
                yield from (duty for _, duty in self.duties_of(line, shared))

    def _month(self, line: ShiftLine, first: date, after: date) -> tuple[DutyDay, ...]:
        key = line.pattern_id, line.position, first
        if key not in self._months:
            days = (first + timedelta(days=number) for number in range((after - first).days))
            told = ((day, self._duty(line, day)) for day in days)
            self._months[key] = tuple((day, duty) for day, duty in told if duty is not None)
        return self._months[key]

    def _duty(self, line: ShiftLine, day: date) -> MinuteSpan | None:
        pattern = self._patterns[line.pattern_id]
        cycle = pattern.day_codes
        if not cycle:
            return None
        code = cycle[((day - pattern.anchor).days + line.position) % len(cycle)]
        times = self._times.get((pattern.id, code))
        if times is None:
            return None
        begins, lasts = times
        start = _minute(day, begins)
        return Span(start, start + lasts) if lasts else None


def roster_of(every: Every) -> Roster:
    """The roster of all people, made of the rows of a file."""
    return Roster(every(ShiftPattern), every(ShiftCode), every(ShiftLine))


def _minute(day: date, minute: int) -> int:
    """The instant of a London wall time, told in minutes of a day."""
    wall = datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(minutes=minute)
    return int((wall - EPOCH).total_seconds() // 60)
