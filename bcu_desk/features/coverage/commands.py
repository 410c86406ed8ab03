"""Gestures on ward cover: targets, and officers moved between wards."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import (
    WARD_OFFICER,
    WARD_PCSO,
    Post,
    Posting,
    Standing,
    Target,
)
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

D = TypeVar("D", bound=Dated)
MOST = 99


class SetTarget(Command, frozen=True, kw_only=True):
    """Set a ward's target of DWOs, PCSOs or both from a day, to a day where it ends."""

    ward: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    dwo: int | None = None
    pcso: int | None = None

    def run(self, unit: Unit) -> str:
        """Write the new target in place of what the ward had on those days."""
        ward = ward_named(unit, self.ward)
        wanted = {WARD_OFFICER: self.dwo, WARD_PCSO: self.pcso}
        if self.dwo is None and self.pcso is None:
            raise Refused("no_target_given", field="dwo")
        days = Span(self.from_day, self.to_day)
        told = []
        for kind, amount in wanted.items():
            if amount is None:
                continue
            if not 0 <= amount <= MOST:
                raise Refused("odd_target", value=amount, most=MOST, field=kind)
            _clear(unit, ward, kind, days)
            unit.add(
                Target(
                    id=unit.new_id(),
                    kind=kind,
                    amount=amount,
                    ward_id=ward.id,
                    from_day=self.from_day,
                    to_day=self.to_day,
                )
            )
            told.append(f"{amount} {kind.upper()}")
        return f"Set the target of {ward.name} to {' and '.join(told)}"


def _clear(unit: Unit, ward: Ward, kind: str, days: DaySpan) -> None:
    """Cut the ward's own targets of a kind out of some days."""
    for row in unit.every(Target, ward_id=ward.id, kind=kind):
        if not row.days.overlaps(days):
            continue
        parts = row.days.without(days)
        unit.remove(row)
        for part in parts:
            unit.add(
                Target(
                    id=unit.new_id(),
                    kind=kind,
                    amount=row.amount,
                    ward_id=ward.id,
                    from_day=part.start,
                    to_day=part.end,
                )
            )


class MoveOfficer(Command, frozen=True, kw_only=True):
    """Put a person into a vacant DWO or PCSO post of a ward from a day.

    A ward post that the person holds then ends the same day. `post` names one vacant post;
    without it the ward's first vacant post of the person's kind is taken.
    """

    person: str
    to_ward: str = msgspec.field(name="ward")
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    post: str | None = None

    def run(self, unit: Unit) -> str:
        """End the old posting and write the new one."""
        person = unit.named(Person, collar=self.person, field="person")
        ward = ward_named(unit, self.to_ward)
        days = Span(self.from_day, self.to_day)
        post = self._vacant(unit, person, ward, days)
        for posting in unit.every(Posting, person_id=person.id):
            if posting.days.overlaps(days) and unit.get(Post, posting.post_id).ward_id:
                end_on(unit, posting, self.from_day)
        _tell_other_posts(unit, person, days)
        unit.add(
            Posting(
                id=unit.new_id(),
                post_id=post.id,
                person_id=person.id,
                standing=Standing.SUBSTANTIVE,
                from_day=self.from_day,
                to_day=self.to_day,
            )
        )
        return f"Put {person.name} {person.collar} on {ward.name} from {long_day(self.from_day)}"

    def _vacant(self, unit: Unit, person: Person, ward: Ward, days: DaySpan) -> Post:
        own = [
            post
            for post in sorted(unit.every(Post, ward_id=ward.id), key=lambda row: row.title)
            if post.rank_id == person.rank_id and post.days.overlaps(days)
        ]
        if not own:
            raise Refused("no_such_ward_post", ward=ward.name, person=person.collar, field="ward")
        if self.post is not None:
            own = [post for post in own if post.code == self.post]
            if not own:
                raise Refused("unknown_post", value=self.post[:60], field="post")
        for post in own:
            if not any(p.days.overlaps(days) for p in unit.every(Posting, post_id=post.id)):
                return post
        raise Refused(
            "ward_full", ward=ward.name, posts=len(own), on=long_day(self.from_day), field="ward"
        )


def _tell_other_posts(unit: Unit, person: Person, days: DaySpan) -> None:
    others = [
        unit.get(Post, row.post_id).title
        for row in unit.every(Posting, person_id=person.id)
        if row.days.overlaps(days)
    ]
    if others:
        told = f"{person.name} {person.collar}"
        unit.note("person_in_two_posts", person=told, posts=tuple(others))


def end_on(unit: Unit, posting: Posting, day: date) -> None:
    """End a posting on a day; one that would start on it or later is taken away."""
    if posting.from_day < day:
        unit.change(posting, to_day=day)
    else:
        unit.remove(posting)


def ward_named(unit: Unit, told_as: str) -> Ward:
    """A ward by GSS code, or by its name where no other has it."""
    found = [row for row in unit.every(Ward) if told_as in (row.code, row.name)]
    if len(found) > 1:
        codes = tuple(row.code for row in found)
        raise Refused("two_wards_named", value=told_as[:60], codes=codes, field="ward")
    if not found:
        raise Refused("unknown_ward", value=told_as[:60], field="ward")
    return found[0]
