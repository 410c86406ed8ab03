"""Shift patterns, and who is rostered when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.roster import Roster, roster_of
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import london_text, long_day, midnight
from bcu_desk.features.coverage.queries.absences import absence_board
from bcu_desk.features.coverage.rules.absences.board import Board, Member
from bcu_desk.features.coverage.rules.shifts import clock_text
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

LONGEST = 92  # days
NOON = 720


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A day code of a pattern with its times; an end no later than the beginning is next day's."""

    code: str
    begins: str
    ends: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a pattern: how many days on in the cycle, and the collars of who has it."""

    offset: int
    people: tuple[str, ...]


class PatternRow(msgspec.Struct, frozen=True, kw_only=True):
    """A shift pattern: its day codes, the day that the first falls on, and who has which place."""

    code: str
    title: str
    cycle: tuple[str, ...]
    anchor: date
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to")
    duties: tuple[DutyRow, ...]
    people: int
    places: tuple[PlaceRow, ...]

    def code_on(self, day: date, offset: int = 0) -> str:
        """The day code of a place on a day."""
        return self.cycle[((day - self.anchor).days + offset) % len(self.cycle)]


class ShiftPatterns(Query, frozen=True, kw_only=True):
    """The shift patterns in force on the day, or all that ever were or will be."""

    ever: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[PatternRow, ...]:
        """By their titles and first days; people are those with a place on the day."""
        codes: dict[int, list[ShiftCode]] = {}
        for code in reader.every(ShiftCode):
            codes.setdefault(code.pattern_id, []).append(code)
        collars = {row.id: row.collar for row in reader.every(Person)}
        lines: dict[int, list[ShiftLine]] = {}
        for line in reader.every(ShiftLine):
            if line.on(view.on):
                lines.setdefault(line.pattern_id, []).append(line)
        shown = [row for row in reader.every(ShiftPattern) if self.ever or row.on(view.on)]
        return tuple(
            _pattern(row, codes.get(row.id, ()), lines.get(row.id, ()), collars)
            for row in sorted(shown, key=lambda row: (row.title, row.code, row.from_day))
        )


def _pattern(
    row: ShiftPattern,
    codes: Iterable[ShiftCode],
    lines: Iterable[ShiftLine],
    collars: dict[int, str],
) -> PatternRow:
    places: dict[int, list[str]] = {}
    for line in lines:
        places.setdefault(line.position, []).append(collars[line.person_id])
    return PatternRow(
        code=row.code,
        title=row.title,
        cycle=row.day_codes,
        anchor=row.anchor,
        from_day=row.from_day,
        to_day=row.to_day,
        duties=tuple(
            DutyRow(one.code, clock_text(one.begins), clock_text(one.begins + one.lasts), one.lasts)
            for one in sorted(codes, key=lambda one: (one.begins, one.code))
        ),
        people=sum(len(found) for found in places.values()),
        places=tuple(
            PlaceRow(offset, tuple(sorted(found))) for offset, found in sorted(places.items())
        ),
    )


class RosteredRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person on a day: the place in a pattern, the duty that begins then, and why they are away.

    `state` is duty, rest, away or none; none is without a roster, which is no data. `from` and
    `to` are London time, None but for a day with a duty.
    """

    person: str
    name: str
    rank: str
    bcu: str | None
    ward: str | None
    ward_name: str | None
    pattern: str | None
    offset: int | None
    day: date
    code: str | None
    from_time: str | None = msgspec.field(name="from")
    to_time: str | None = msgspec.field(name="to")
    minutes: int
    away: str | None
    state: str


class Rostered(Query, frozen=True, kw_only=True):
    """Who is rostered on some days: ward teams, and whoever else has a place in a pattern.

    Without `from` the day in view counts, without `to` that one day. `ward` (a code or name) and
    `person` (a collar number) narrow it.
    """

    from_day: date | None = msgspec.field(default=None, name="from")
    to_day: date | None = msgspec.field(default=None, name="to")
    ward: str | None = None
    person: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[RosteredRow, ...]:
        """Day by day, by ward and name. Raises Refused `empty_span` or `roster_too_long`."""
        days = self._days(view.on)
        telling = _Telling(reader, view)
        wanted = [row for row in telling.people() if self.person in (None, row.collar)]
        rows = (row for day in days for row in telling.rows(wanted, day))
        return tuple(row for row in rows if self.ward in (None, row.ward, row.ward_name))

    def _days(self, on: date) -> tuple[date, ...]:
        first = self.from_day or on
        end = self.to_day or first + timedelta(days=1)
        if end <= first:
            raise Refused("empty_span", start=long_day(first), end=long_day(end), field="to")
        if (end - first).days > LONGEST:
            raise Refused("roster_too_long", most=LONGEST, field="to")
        return tuple(first + timedelta(days=number) for number in range((end - first).days))


class _Telling:
    """Makes rows of people and days."""

    def __init__(self, reader: Reader, view: View) -> None:
        self._board: Board = absence_board(reader)
        self._roster: Roster = reader.made_of(roster_of)
        self._patterns = {row.id: row for row in reader.every(ShiftPattern)}
        self._ranks = {row.id: row.code for row in reader.every(Rank)}
        self._bcus = {row.id: row.code for row in reader.every(Bcu)}
        self._kinds = {row.id: row.title.lower() for row in self._board.kinds}
        self._view = view

    def people(self) -> tuple[Person, ...]:
        """Whoever has ever been in a ward team or in a pattern, of the BCUs in view."""
        every = self._board.people
        known = (row for row in every.values() if row.id in self._board.homes or self._lines(row))
        shown = [row for row in known if self._view.shows(self._bcus.get(row.bcu_id or 0))]
        return tuple(sorted(shown, key=lambda row: (row.name, row.collar)))

    def _lines(self, person: Person) -> tuple[ShiftLine, ...]:
        return self._roster.lines(person.id)

    def rows(self, people: Iterable[Person], day: date) -> tuple[RosteredRow, ...]:
        """Who is in a ward team or has a place in a pattern on a day, by ward and name."""
        found = list(self._rows(people, day))
        return tuple(sorted(found, key=lambda row: (row.ward_name or "~", row.name, row.person)))

    def _rows(self, people: Iterable[Person], day: date) -> Iterator[RosteredRow]:
        for person in people:
            home = self._board.home(person.id, day)
            line = next((one for one in self._lines(person) if one.on(day)), None)
            if person.on(day) and (home is not None or line is not None):
                yield self._row(person, home, line, day)

    def _row(
        self, person: Person, home: Member | None, line: ShiftLine | None, day: date
    ) -> RosteredRow:
        ward, ward_name = self._ward(home)
        pattern, offset, code = self._place(line, day)
        duty = self._roster.duty(person.id, day)
        begins, ends, minutes = _times(duty)
        away = self._away(person, duty, day)
        state = "rest" if duty is None else "duty"
        if line is None:
            state = "none"
        elif away:
            state = "away"
        return RosteredRow(
            person=person.collar,
            name=person.name,
            rank=self._ranks[person.rank_id],
            bcu=self._bcus.get(person.bcu_id or 0),
            ward=ward,
            ward_name=ward_name,
            pattern=pattern,
            offset=offset,
            day=day,
            code=code,
            from_time=begins,
            to_time=ends,
            minutes=minutes,
            away=away,
            state=state,
        )

    def _ward(self, home: Member | None) -> tuple[str | None, str | None]:
        """The code and name of a team's ward."""
        if home is None:
            return None, None
        ward = self._board.wards[home.ward_id]
        return ward.code, ward.name

    def _place(
        self, line: ShiftLine | None, day: date
    ) -> tuple[str | None, int | None, str | None]:
        """The pattern of a line, the place in it, and the day code there."""
        if line is None:
            return None, None, None
        pattern = self._patterns[line.pattern_id]
        return pattern.code, line.position, _code(pattern, line, day)

    def _away(self, person: Person, duty: MinuteSpan | None, day: date) -> str | None:
        """Why somebody is away for any part of a duty, or at noon of a day without one."""
        noon = midnight(day) + NOON
        for row in self._board.absences.get(person.id, ()):
            span = row.minutes
            if span.overlaps(duty) if duty is not None else span.holds(noon):
                return self._kinds[row.kind_id]
        return None


def _code(pattern: ShiftPattern, line: ShiftLine, day: date) -> str:
    cycle = pattern.day_codes
    return cycle[((day - pattern.anchor).days + line.position) % len(cycle)]


def _times(duty: MinuteSpan | None) -> tuple[str | None, str | None, int]:
    """When a duty begins and ends, in London time, and how many minutes it is."""
    if duty is None:
        return None, None, 0
    end = duty.start if duty.end is None else duty.end
    return london_text(duty.start), london_text(end), end - duty.start
