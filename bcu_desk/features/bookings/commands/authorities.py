"""Driving authorities that people hold: given, given to another day, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.postings import days_asked, person_told, refuse_out_of_service
from bcu_desk.work.unit import Unit


class GrantAuthority(Command, frozen=True, kw_only=True):
    """Give a person a driving authority or endorsement from a day, to a day where it expires."""

    person: str
    authority: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)

    def run(self, unit: Unit) -> str:
        """Check that it is not held on those days already, and write it."""
        person = unit.named(Person, collar=self.person, field="person")
        kind = _kind(unit, self.authority)
        days = days_asked(self.from_day, self.to_day)
        refuse_out_of_service(person, days)
        _refuse_held(person, kind, days, _held(unit, person, kind), "authority")
        unit.add(
            PersonAuthority(
                id=unit.new_id(),
                person_id=person.id,
                authority_id=kind.id,
                from_day=days.start,
                to_day=days.end,
            )
        )
        return f"Give {person_told(person)} {kind.title} from {long_day(days.start)}"


class ChangeAuthority(Command, frozen=True, kw_only=True):
    """Let an authority that a person holds on a day expire on another one, or never."""

    person: str
    authority: str
    on: date
    to_day: date | None = msgspec.field(name="to", default=None)

    def run(self, unit: Unit) -> str:
        """Change its last day; one that would end before it began is taken away."""
        person = unit.named(Person, collar=self.person, field="person")
        kind = _kind(unit, self.authority)
        rows = _held(unit, person, kind)
        held = next((row for row in rows if row.on(self.on)), None)
        if held is None:
            raise Refused(
                "authority_not_held", person=person_told(person), authority=kind.title,
                on=long_day(self.on), field="authority",
            )  # fmt: skip
        if self.to_day is not None and self.to_day <= held.from_day:
            unit.remove(held)
            return f"Take {kind.title} from {person_told(person)}"
        days = days_asked(held.from_day, self.to_day)
        others = (row for row in rows if row is not held)
        _refuse_held(person, kind, days, others, "to")
        unit.change(held, to_day=self.to_day)
        until = "without end" if self.to_day is None else f"to {long_day(self.to_day)}"
        return f"Let {person_told(person)} have {kind.title} {until}"


def _kind(unit: Unit, told: str) -> Authority:
    """An authority by its code or title. Raises Refused `unknown_authority`."""
    wanted = told.strip().casefold()
    kinds = unit.every(Authority)
    for row in kinds:
        if wanted in (row.code.casefold(), row.title.casefold()):
            return row
    known = tuple(row.code for row in kinds)
    raise Refused("unknown_authority", value=told[:60], known=known, field="authority")


def _held(unit: Unit, person: Person, kind: Authority) -> tuple[PersonAuthority, ...]:
    return unit.every(PersonAuthority, person_id=person.id, authority_id=kind.id)


def _refuse_held(
    person: Person, kind: Authority, days: DaySpan, rows: Iterable[PersonAuthority], field: str
) -> None:
    """Raise Refused `authority_held` where it is held on some of the days already."""
    for row in rows:
        if row.days.overlaps(days):
            raise Refused(
                "authority_held", person=person_told(person), authority=kind.title,
                on=long_day(max(row.from_day, days.start)), field=field,
            )  # fmt: skip
