"""Waive a breach of the model: tolerated for a reason, until a day; and end that."""

from __future__ import annotations

from datetime import date

import msgspec

from bcu_desk.domain.assignments import CoreFunction, ModelRule, Post, Waiver
from bcu_desk.domain.fleet import Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Bcu, Borough, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.features.assignments.commands.cutting import cut_all, overlapping
from bcu_desk.work.command import Command
from bcu_desk.work.postings import last_told, person_told, post_told
from bcu_desk.work.unit import Unit


class Waive(Command, frozen=True, kw_only=True):
    """Tolerate a breach of a rule by a subject; `until` is the day from which it counts again.

    It stays listed, as waived. Without `from` it is waived from today; where `until` is not after
    today, from the day the rule came into force.
    """

    rule: str
    subject: str
    until: date
    reason: str
    from_day: date | None = msgspec.field(name="from", default=None)

    def run(self, unit: Unit) -> str:
        """Write the waiver in place of what was waived on those days."""
        in_force = [row.from_day for row in unit.every(ModelRule, code=self.rule)]
        if not in_force:
            raise Refused("unknown_rule", value=self.rule[:60], field="rule")
        first = self.from_day or (unit.today if self.until > unit.today else min(in_force))
        if self.until <= first:
            raise Refused(
                "waived_too_short", until=long_day(self.until), first=long_day(first), field="until"
            )
        name = _subject_name(unit, self.rule, self.subject)
        reason = clean_text(self.reason, "reason")
        rows = unit.every(Waiver, rule=self.rule, subject=self.subject)
        days = Span(first, self.until)
        cut_all(unit, overlapping(rows, days), days)
        unit.add(
            Waiver(
                id=unit.new_id(),
                rule=self.rule,
                subject=self.subject,
                reason=reason,
                from_day=first,
                to_day=self.until,
            )
        )
        return f"Waive {self.rule} for {name} until {long_day(self.until)}"


class EndWaiver(Command, frozen=True, kw_only=True):
    """End a waiver of a rule for a subject; `on` is the first day on which the breach counts."""

    rule: str
    subject: str
    on: date

    def run(self, unit: Unit) -> str:
        """Cut the waiver that holds that day."""
        every = _waivers(unit, self.rule, self.subject)
        held = [row for row in every if row.on(self.on)]
        if not held:
            raise _not_waived(unit, self, every)
        cut_all(unit, held, Span(self.on))
        name = _subject_name(unit, self.rule, self.subject)
        return f"End the waiver of {self.rule} for {name} on {long_day(self.on)}"


def _waivers(unit: Unit, rule: str, subject: str) -> tuple[Waiver, ...]:
    return unit.every(Waiver, rule=rule, subject=subject)


def _not_waived(unit: Unit, asked: EndWaiver, every: tuple[Waiver, ...]) -> Refused:
    """Why there is no waiver to end: no such rule or subject, none at all, or on other days."""
    if not unit.every(ModelRule, code=asked.rule):
        return Refused("unknown_rule", value=asked.rule[:60], field="rule")
    name = _subject_name(unit, asked.rule, asked.subject)
    if not every:
        return Refused("never_waived", rule=asked.rule, name=name, field="subject")
    days = [f"from {long_day(row.from_day)} {last_told(row.to_day)}" for row in every]
    return Refused(
        "not_waived",
        rule=asked.rule,
        name=name,
        on=long_day(asked.on),
        days=" and ".join(days),
        field="on",
    )


def _subject_name(unit: Unit, rule: str, subject: str) -> str:
    """What a rule's subject is called; one that is unknown is refused."""
    found = _NAMES.get(rule, _person_or_thing)(unit, subject)
    if not found:
        raise Refused("unknown_subject", value=subject[:60], rule=rule, field="subject")
    return found


def _bcu(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Bcu, code=subject)), "")


def _led(unit: Unit, subject: str) -> str:
    bcu, _, code = subject.partition("/")
    titles = [row.title for row in unit.every(CoreFunction, code=code)]
    return f"{titles[0]} in {bcu}" if titles and _bcu(unit, bcu) else ""


def _person(unit: Unit, subject: str) -> str:
    return next((person_told(row) for row in unit.every(Person, collar=subject)), "")


def _borough(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Borough, code=subject)), "")


def _ward(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Ward, code=subject)), "")


def _post(unit: Unit, subject: str) -> str:
    return next((post_told(row) for row in unit.every(Post, code=subject)), "")


def _vehicle(unit: Unit, subject: str) -> str:
    found = unit.every(Vehicle, registration=subject)
    return found[0].registration if found else ""


def _kept_free(unit: Unit, subject: str) -> str:
    base, _, code = subject.partition("/")
    names = [row.name for row in unit.every(Base, code=base)]
    titles = [row.title for row in unit.every(VehicleKind, code=code)]
    return f"{titles[0]} at {names[0]}" if names and titles else ""


def _person_or_thing(unit: Unit, subject: str) -> str:
    """For a rule that is not known here: any key that people use."""
    makers = (_bcu, _led, _person, _borough, _ward, _post, _vehicle, _kept_free)
    return next((name for maker in makers if (name := maker(unit, subject))), "")


_NAMES = {
    "R1": _bcu,
    "R2": _bcu,
    "R3": _led,
    "R4": _person,
    "R5": _borough,
    "R6": _person,
    "R7": _ward,
    "R8": _person,
    "R9": _post,
    "R10": _post,
    "R11": _borough,
    "R12": _vehicle,
    "R13": _ward,
    "R14": _kept_free,
}
