"""Shift patterns, and who has which place in them from when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, Span, gaps
from bcu_desk.domain.times import long_day
from bcu_desk.domain.words import clean_key, clean_text
from bcu_desk.features.coverage.commands.people import (
    TeamPart,
    each_once,
    kinds_of,
    people_named,
)
from bcu_desk.features.coverage.rules.shifts import (
    Duty,
    a_duty,
    cycle_told,
    refuse_odd_pattern,
)
from bcu_desk.work.command import Command
from bcu_desk.work.places import ward_named
from bcu_desk.work.postings import days_asked, person_told, refuse_out_of_service
from bcu_desk.work.unit import Unit

TOLD = 40


class DutyTimes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day code with its times, `HH:MM`; an end no later than the beginning is the next day's."""

    code: str
    begins: str
    ends: str


class SetShiftPattern(Command, frozen=True, kw_only=True):
    """Make a shift pattern, or change one from a day; to a day where the change ends.

    `cycle` is its day codes in order, such as `E E L L N N R R R R`; its first day falls on
    `anchor`. R is a rest day, every other code has its times in `duties`. Of a pattern that is
    there, what is not told stays; people keep their places, so the cycle keeps its length while
    anybody has one.
    """

    code: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    title: str | None = None
    cycle: str | None = None
    anchor: date | None = None
    duties: tuple[DutyTimes, ...] | None = None

    def run(self, unit: Unit) -> str:
        """Check the pattern as it would be, and write it."""
        code = clean_key(self.code, "code").lower()
        days = days_asked(self.from_day, self.to_day)
        versions = _versions(unit, code)
        now = next((row for row in versions if row.on(days.start)), None)
        days = _room(versions, now, days)
        told = self._told(unit, now, code)
        refuse_odd_pattern(told.row.day_codes, told.duties)
        if now is None:
            _write(unit, replace(told.row, from_day=days.start, to_day=days.end), told.duties)
            return f"Make shift pattern {told.row.title}"
        _change(unit, now, told, days)
        return f"Change shift pattern {told.row.title} from {long_day(days.start)}"

    def _told(self, unit: Unit, now: ShiftPattern | None, code: str) -> _Told:
        """The pattern asked for. Raises Refused `new_pattern_lacks`."""
        if now is None:
            self._refuse_lacking(code)
            title, cycle, anchor = code.capitalize(), "", self.from_day
        else:
            title, cycle, anchor = now.title, now.cycle, now.anchor
        duties = _duties(unit, now) if now else ()
        if self.title is not None:
            title = clean_text(self.title, "title", 60)
        if self.cycle is not None:
            cycle = " ".join(cycle_told(self.cycle))
        if self.duties is not None:
            duties = tuple(a_duty(one.code, one.begins, one.ends) for one in self.duties)
        row = ShiftPattern(
            id=unit.new_id(),
            code=code,
            title=title,
            cycle=cycle,
            anchor=self.anchor or anchor,
            from_day=self.from_day,
        )
        return _Told(row, duties)

    def _refuse_lacking(self, code: str) -> None:
        given = {"cycle": self.cycle, "anchor": self.anchor, "duties": self.duties}
        lacking = tuple(name for name, value in given.items() if value is None)
        if lacking:
            raise Refused("new_pattern_lacks", pattern=code, fields=lacking, field=lacking[0])


@dataclass(frozen=True, slots=True)
class _Told:
    """A pattern with its duties."""

    row: ShiftPattern
    duties: tuple[Duty, ...]


def _versions(unit: Unit, code: str) -> list[ShiftPattern]:
    """The rows of a pattern, one after another."""
    rows = (row for row in unit.every(ShiftPattern) if row.code.lower() == code.lower())
    return sorted(rows, key=lambda row: row.from_day)


def _duties(unit: Unit, row: ShiftPattern) -> tuple[Duty, ...]:
    return tuple(
        Duty(one.code, one.begins, one.lasts) for one in unit.every(ShiftCode, pattern_id=row.id)
    )


def _room(versions: Sequence[ShiftPattern], now: ShiftPattern | None, days: DaySpan) -> DaySpan:
    """The days of the change: as asked, or until the pattern is another one anyway.

    Raises Refused `pattern_changes_later` where it changes within the days asked for.
    """
    later = next((row.from_day for row in versions if row.from_day > days.start), None)
    until = now.to_day if now is not None and now.to_day is not None else later
    if until is None:
        return days
    if days.end is not None and until < days.end:
        code = versions[0].code
        raise Refused("pattern_changes_later", pattern=code, on=long_day(until), field="to")
    return Span(days.start, days.end or until)


def _write(unit: Unit, row: ShiftPattern, duties: Iterable[Duty]) -> ShiftPattern:
    unit.add(row)
    unit.add_all(
        [
            ShiftCode(
                id=unit.new_id(), pattern_id=row.id, code=duty.code, begins=duty.begins,
                lasts=duty.lasts,
            )
            for duty in duties
        ]
    )  # fmt: skip
    return row


def _change(unit: Unit, now: ShiftPattern, told: _Told, days: DaySpan) -> None:
    """Write the pattern as it is on some days; before and after them it is as it was.

    Raises Refused `pattern_in_use` where people have places in a cycle of another length.
    """
    lines = unit.every(ShiftLine, pattern_id=now.id)
    held = {line.person_id for line in lines if line.days.overlaps(days)}
    if held and len(told.row.day_codes) != len(now.day_codes):
        raise Refused("pattern_in_use", pattern=now.code, people=len(held), field="cycle")
    old = _duties(unit, now)
    new = _write(unit, replace(told.row, from_day=days.start, to_day=days.end), told.duties)
    kept = _keep_outside(unit, now, days, old)
    for line in lines:
        _carry(unit, line, [(days, new.id), *kept])
    if not kept:
        for code in unit.every(ShiftCode, pattern_id=now.id):
            unit.remove(code)
        unit.remove(now)


def _keep_outside(
    unit: Unit, now: ShiftPattern, days: DaySpan, duties: Iterable[Duty]
) -> list[tuple[DaySpan, int]]:
    """Keep a pattern before and after some days; those spans, each with the id of its row."""
    homes = []
    for number, part in enumerate(now.days.without(days)):
        if number == 0:
            unit.change(now, from_day=part.start, to_day=part.end)
            homes.append((part, now.id))
        else:
            row = replace(now, id=unit.new_id(), from_day=part.start, to_day=part.end)
            homes.append((part, _write(unit, row, duties).id))
    return homes


def _carry(unit: Unit, line: ShiftLine, homes: Iterable[tuple[DaySpan, int]]) -> None:
    """Give a person the same place in each pattern that their days now fall into."""
    parts = [
        (inside, pattern_id)
        for span, pattern_id in homes
        if (inside := line.days.within(span)) is not None
    ]
    for number, (span, pattern_id) in enumerate(sorted(parts, key=lambda part: part[0].start)):
        first, end = span.start, span.end
        if number == 0:
            unit.change(line, pattern_id=pattern_id, from_day=first, to_day=end)
        else:
            part = replace(line, id=unit.new_id(), pattern_id=pattern_id, from_day=first)
            unit.add(replace(part, to_day=end))


class AssignShift(Command, frozen=True, kw_only=True):
    """Give people a place in a shift pattern from a day, to a day where it ends.

    They are named by collar number, or as a ward's team (`team` narrows it to DWOs or PCSOs).
    `offset` is how many days on in the cycle the first of them is, and each next one is `apart`
    days further on. A roster that they have on those days ends.
    """

    people: tuple[str, ...] = ()
    ward: str | None = None
    team: TeamPart = "all"
    pattern: str
    offset: int = 0
    apart: int = 0
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)

    def run(self, unit: Unit) -> str:
        """Check people, pattern and days, and write a line for each."""
        days = days_asked(self.from_day, self.to_day)
        versions = _in_force(unit, self.pattern, days)
        length = len(versions[0][0].day_codes)
        for field, value in (("offset", self.offset), ("apart", self.apart)):
            if not 0 <= value < length:
                raise Refused("odd_offset", value=value, most=length - 1, field=field)
        people = self._people(unit, days.start)
        for number, person in enumerate(people):
            refuse_out_of_service(person, days)
            _end_lines(unit, person, days)
            position = (self.offset + number * self.apart) % length
            for pattern, part in versions:
                unit.add(
                    ShiftLine(
                        id=unit.new_id(),
                        person_id=person.id,
                        pattern_id=pattern.id,
                        position=position % len(pattern.day_codes),
                        from_day=part.start,
                        to_day=part.end,
                    )
                )
        who = person_told(people[0]) if len(people) == 1 else f"{len(people)} people"
        return f"Put {who} on {versions[0][0].title} from {long_day(days.start)}"

    def _people(self, unit: Unit, on: date) -> tuple[Person, ...]:
        """Everybody meant, once."""
        named = people_named(unit, self.people)
        if self.ward is None:
            return each_once(named)
        return each_once((*named, *_team(unit, self.ward, kinds_of(self.team), on)))


def _team(unit: Unit, told: str, kinds: Sequence[str], on: date) -> tuple[Person, ...]:
    """Who holds a ward's posts of some kinds on a day. Raises Refused `no_team`."""
    ward = ward_named(unit, told, on)
    posts = [
        post
        for kind in kinds
        for post in sorted(unit.every(Post, ward_id=ward.id, kind=kind), key=lambda row: row.title)
        if post.on(on)
    ]
    held = [
        unit.get(Person, row.person_id)
        for post in posts
        for row in unit.every(Posting, post_id=post.id)
        if row.on(on)
    ]
    if not held:
        raise Refused("no_team", ward=ward.name, on=long_day(on), field="ward")
    return tuple(held)


def _in_force(unit: Unit, code: str, days: DaySpan) -> list[tuple[ShiftPattern, DaySpan]]:
    """The pattern on each of some days, as it may change within them.

    Raises Refused `unknown_shift_pattern` or `pattern_not_in_force`.
    """
    versions = _versions(unit, code)
    if not versions:
        known = tuple(sorted({row.code for row in unit.every(ShiftPattern)}))
        raise Refused("unknown_shift_pattern", value=code[:TOLD], known=known, field="pattern")
    missing = gaps((row.days for row in versions), days)
    if missing:
        on = long_day(missing[0].start)
        raise Refused("pattern_not_in_force", pattern=versions[0].code, on=on, field="from")
    return [(row, part) for row in versions if (part := row.days.within(days)) is not None]


def _end_lines(unit: Unit, person: Person, days: DaySpan) -> int:
    """Take some days out of a person's lines; how many lines had some."""
    rows = [row for row in unit.every(ShiftLine, person_id=person.id) if row.days.overlaps(days)]
    for row in rows:
        parts = row.days.without(days)
        if not parts:
            unit.remove(row)
            continue
        unit.change(row, from_day=parts[0].start, to_day=parts[0].end)
        for part in parts[1:]:
            unit.add(replace(row, id=unit.new_id(), from_day=part.start, to_day=part.end))
    return len(rows)


class EndShift(Command, frozen=True, kw_only=True):
    """End a person's place in any shift pattern; `on` is the first day without a roster."""

    person: str
    on: date

    def run(self, unit: Unit) -> str:
        """Cut the lines that hold the day, and drop those that begin later."""
        person = unit.named(Person, collar=self.person, field="person")
        if not _end_lines(unit, person, Span(self.on)):
            told = person_told(person)
            raise Refused("no_shift", person=told, on=long_day(self.on), field="on")
        return f"End the roster of {person_told(person)} on {long_day(self.on)}"
