"""Rostered duty: from when to when a person is on duty by their line of a shift pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import EPOCH, LONDON


class Roster:
    """The duties of people who have a line in a shift pattern; others have no roster."""

    def __init__(
        self,
        patterns: Iterable[ShiftPattern],
        codes: Iterable[ShiftCode],
        lines: Iterable[ShiftLine],
    ) -> None:
        self._patterns = {row.id: row for row in patterns}
        self._times = {(row.pattern_id, row.code): (row.begins, row.lasts) for row in codes}
        self._lines: dict[int, list[ShiftLine]] = {}
        for line in lines:
            self._lines.setdefault(line.person_id, []).append(line)

    def duty(self, person_id: int, day: date) -> MinuteSpan | None:
        """The duty of a person that begins on a day; None on a rest day and without a roster."""
        for line in self._lines.get(person_id, ()):
            if line.on(day):
                return self._duty(line, day)
        return None

    def duties(self, person_id: int, days: DaySpan) -> Iterator[MinuteSpan]:
        """The duties of a person that begin on some days; nothing without a roster."""
        assert days.end is not None
        for line in self._lines.get(person_id, ()):
            shared = line.days.within(days)
            day = shared.start if shared else days.end
            while shared is not None and shared.end is not None and day < shared.end:
                duty = self._duty(line, day)
                if duty is not None:
                    yield duty
                day += timedelta(days=1)

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


def _minute(day: date, minute: int) -> int:
    """The instant of a London wall time, told in minutes of a day."""
    wall = datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(minutes=minute)
    return int((wall - EPOCH).total_seconds() // 60)
