"""Who has no post and could have one on a ward."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.queries.wards import WARD_KINDS
from bcu_desk.features.coverage.rules.promises import in_force
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class SpareRow:
    """A person of a rank that ward posts ask for, who holds no post on the day."""

    collar: str
    name: str
    rank: str


class SpareOfficers(Query, frozen=True, kw_only=True):
    """People without a post on the day, of the ranks that ward posts ask for."""

    def rows(self, reader: Reader, view: View) -> tuple[SpareRow, ...]:
        """By rank and name."""
        posts = in_force(reader.every(Post), view.on)
        wanted = {post.rank_id for post in posts if post.kind in WARD_KINDS}
        ranks = {row.id: row for row in reader.every(Rank)}
        bcus: dict[int | None, str] = {row.id: row.code for row in reader.every(Bcu)}
        held = {row.person_id for row in in_force(reader.every(Posting), view.on)}
        found = [
            SpareRow(person.collar, person.name, ranks[person.rank_id].code)
            for person in in_force(reader.every(Person), view.on)
            if person.id not in held
            and person.rank_id in wanted
            and view.shows(bcus.get(person.bcu_id))
        ]
        return tuple(sorted(found, key=lambda row: (row.rank, row.name)))
