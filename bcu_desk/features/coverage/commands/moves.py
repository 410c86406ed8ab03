"""Officers moved between wards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.assignments import Post, Posting, Standing, earlier_of
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.places import TOLD, ward_named
from bcu_desk.work.postings import (
    days_asked,
    person_told,
    refuse_out_of_force,
    refuse_out_of_service,
)
from bcu_desk.work.unit import Unit


class MoveOfficer(Command, frozen=True, kw_only=True):
    """Put a person into a vacant DWO or PCSO post of a ward from a day.

    A ward post that the person holds ends the same day; where `to` is given they are back in it
    then. `post` names one vacant post; without it the ward's first one of the person's rank. Where
    newer wards are to come it goes on in the post that follows; else a move ends with its post.
    """

    person: str
    to_ward: str = msgspec.field(name="ward")
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    post: str | None = None

    def run(self, unit: Unit) -> str:
        """Leave the old ward for those days and write the new posting."""
        days = days_asked(self.from_day, self.to_day)
        person = unit.named(Person, collar=self.person, field="person")
        refuse_out_of_service(person, days)
        ward = ward_named(unit, self.to_ward, self.from_day)
        held = _held(unit, person, days)
        if any(post.ward_id == ward.id for _, post in held):
            raise Refused(
                "already_on_ward", person=person_told(person), ward=ward.name, field="ward"
            )
        post = self._vacant(unit, person, ward, days)
        spells = _spells(unit, post, days)
        whole = Span(days.start, spells[-1][1].end)
        if days.end is None and whole.end is not None:
            last = long_day(whole.end - timedelta(days=1))
            unit.note("move_ends_with_post", person=person_told(person), post=post.title, last=last)
        elif whole != days:
            refuse_out_of_force(post, days)
        _leave_wards(unit, person, held, whole)
        for there, spell in spells:
            unit.add(
                Posting(
                    id=unit.new_id(),
                    post_id=there.id,
                    person_id=person.id,
                    standing=Standing.SUBSTANTIVE,
                    from_day=spell.start,
                    to_day=spell.end,
                )
            )
        return f"Put {person_told(person)} on {ward.name} from {long_day(self.from_day)}"

    def _vacant(self, unit: Unit, person: Person, ward: Ward, days: DaySpan) -> Post:
        """The post to take: the one named, or the first of the ward that stands empty."""
        own = _fitting(unit, person, ward, days)
        if not own:
            raise Refused("no_such_ward_post", ward=ward.name, person=person.collar, field="ward")
        if self.post is not None:
            own = [post for post in own if post.code == self.post]
            if not own:
                raise Refused("unknown_post", value=self.post[:TOLD], field="post")
        vacant = next((post for post in own if not _is_held(unit, post, days)), None)
        if vacant is None:
            on = long_day(self.from_day)
            raise Refused("ward_full", ward=ward.name, posts=len(own), on=on, field="ward")
        return vacant


def _held(unit: Unit, person: Person, days: DaySpan) -> list[tuple[Posting, Post]]:
    """What a person holds on some of the days."""
    return [
        (row, unit.get(Post, row.post_id))
        for row in unit.every(Posting, person_id=person.id)
        if row.days.overlaps(days)
    ]


def _fitting(unit: Unit, person: Person, ward: Ward, days: DaySpan) -> list[Post]:
    """The posts of a ward that are of a person's rank, by title."""
    return [
        post
        for post in sorted(unit.every(Post, ward_id=ward.id), key=lambda row: row.title)
        if post.rank_id == person.rank_id and post.days.overlaps(days)
    ]


def _is_held(unit: Unit, post: Post, days: DaySpan) -> bool:
    """Whether anybody holds a post on some of the days."""
    return any(row.days.overlaps(days) for row in unit.every(Posting, post_id=post.id))


def _spells(unit: Unit, post: Post, days: DaySpan) -> list[tuple[Post, DaySpan]]:
    """The days in a post, and in those that it goes on as when wards change, while they are empty.

    Raises Refused where the post is not in force at the beginning.
    """
    refuse_out_of_force(post, Span(days.start, days.start + timedelta(days=1)))
    after = {before.id: number for number, before in earlier_of(unit.every(Post)).items()}
    found = [(post, _shared(post, days))]
    while found[-1][1].end != days.end and found[-1][0].id in after:
        later = unit.get(Post, after[found[-1][0].id])
        spell = _shared(later, days)
        if _is_held(unit, later, spell):
            break
        found.append((later, spell))
    return found


def _shared(post: Post, days: DaySpan) -> DaySpan:
    """Those of some days on which a post is in force."""
    shared = days.within(post.days)
    assert shared is not None
    return shared


def _leave_wards(
    unit: Unit, person: Person, held: Iterable[tuple[Posting, Post]], days: DaySpan
) -> None:
    """Take a person out of their ward posts on some days, and tell of the other posts they keep."""
    others = []
    for posting, post in held:
        if post.ward_id is None:
            others.append(post.title)
        elif posting.days.overlaps(days):
            _leave(unit, posting, days)
    if others:
        unit.note("person_in_two_posts", person=person_told(person), posts=tuple(others))


def _leave(unit: Unit, posting: Posting, days: DaySpan) -> None:
    """Cut some days out of a posting; what comes after them is a posting of its own."""
    parts = posting.days.without(days)
    if not parts:
        unit.remove(posting)
        return
    unit.change(posting, from_day=parts[0].start, to_day=parts[0].end)
    for part in parts[1:]:
        unit.add(
            Posting(
                id=unit.new_id(),
                post_id=posting.post_id,
                person_id=posting.person_id,
                standing=posting.standing,
                from_day=part.start,
                to_day=part.end,
            )
        )
