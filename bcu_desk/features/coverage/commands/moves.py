"""Officers moved between wards."""

from __future__ import annotations

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
        held = [row for row in unit.every(Posting, person_id=person.id) if row.days.overlaps(days)]
        posts = {row.id: unit.get(Post, row.post_id) for row in held}
        if any(post.ward_id == ward.id for post in posts.values()):
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
        for posting in held:
            if posts[posting.id].ward_id is not None and posting.days.overlaps(whole):
                _leave(unit, posting, whole)
        others = tuple(post.title for post in posts.values() if post.ward_id is None)
        if others:
            unit.note("person_in_two_posts", person=person_told(person), posts=others)
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
                raise Refused("unknown_post", value=self.post[:TOLD], field="post")
        for post in own:
            if not any(p.days.overlaps(days) for p in unit.every(Posting, post_id=post.id)):
                return post
        raise Refused(
            "ward_full", ward=ward.name, posts=len(own), on=long_day(self.from_day), field="ward"
        )


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
        if any(row.days.overlaps(spell) for row in unit.every(Posting, post_id=later.id)):
            break
        found.append((later, spell))
    return found


def _shared(post: Post, days: DaySpan) -> DaySpan:
    """Those of some days on which a post is in force."""
    shared = days.within(post.days)
    assert shared is not None
    return shared


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
