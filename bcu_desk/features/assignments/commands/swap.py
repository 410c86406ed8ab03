"""Swap the holders of two posts."""

from __future__ import annotations

from datetime import date

import msgspec

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.postings import (
    end_on,
    person_told,
    post_told,
    refuse_out_of_service,
    refuse_rank,
)
from bcu_desk.work.unit import Unit


class Swap(Command, frozen=True, kw_only=True):
    """Swap the holders of two posts from a day; each takes the rest of the other's days.

    Their standing goes with them; boroughs and functions stay with the posts.
    """

    post: str
    other: str = msgspec.field(name="with")
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """End both postings and write them crosswise."""
        one = unit.named(Post, code=self.post, field="post")
        two = unit.named(Post, code=self.other, field="with")
        if one.id == two.id:
            raise Refused("swap_with_itself", post=one.title, field="with")
        first, second = self._held(unit, one, "post"), self._held(unit, two, "with")
        if first.person_id == second.person_id:
            person = unit.get(Person, first.person_id)
            raise Refused("swap_of_one_person", person=person_told(person), field="with")
        moves = ((first, two, second), (second, one, first))
        for leaving, post, taken in moves:
            self._check(unit, leaving, post, taken)
        end_on(unit, first, self.from_day)
        end_on(unit, second, self.from_day)
        for leaving, post, taken in moves:
            unit.add(
                Posting(
                    id=unit.new_id(),
                    post_id=post.id,
                    person_id=leaving.person_id,
                    standing=leaving.standing,
                    from_day=self.from_day,
                    to_day=taken.to_day,
                )
            )
        return f"Swap the holders of {post_told(one)} and {post_told(two)}"

    def _held(self, unit: Unit, post: Post, field: str) -> Posting:
        for row in unit.every(Posting, post_id=post.id):
            if row.on(self.from_day):
                return row
        raise Refused("swap_of_vacant", post=post.title, on=long_day(self.from_day), field=field)

    def _check(self, unit: Unit, leaving: Posting, post: Post, taken: Posting) -> None:
        person = unit.get(Person, leaving.person_id)
        refuse_out_of_service(person, Span(self.from_day))
        refuse_rank(unit, post, person, leaving.standing)
        if leaving.standing is not Standing.SUBSTANTIVE and taken.to_day is None:
            told = person_told(person)
            unit.note("acting_without_end", person=told, standing=leaving.standing.value)
