"""The DWOs of each ward over a period: who is in post, there and on duty on which days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bcu_desk.domain.assignments import WARD_OFFICER, Post, Posting
from bcu_desk.domain.people import Absence
from bcu_desk.domain.rota.presence import Period, Presence, Presences
from bcu_desk.domain.rota.roster import roster_of
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.store.session import Reader


@dataclass(frozen=True, slots=True)
class Member:
    """A DWO of a ward: the days in post there, and the person's days in the period."""

    held: int
    presence: Presence

    @property
    def available(self) -> int:
        """The days in post there and not away."""
        return self.held & ~self.presence.away

    @property
    def on_duty(self) -> int:
        """The days in post there, rostered and not away."""
        return self.available & self.presence.rostered

    @property
    def unknown(self) -> int:
        """The days in post there without a roster."""
        return self.held & ~self.presence.known


def teams(reader: Reader, found: tuple[Place, ...], period: Period) -> dict[int, list[Member]]:
    """The DWOs of each ward, by the ward's id; a ward without any has an empty list."""
    made: dict[int, list[Member]] = {place.ward.id: [] for place in found}
    presences = Presences(period, reader.made_of(roster_of), reader.every(Absence))
    known: dict[int, Presence] = {}
    for ward_id, posting, held in _held(reader, made, period):
        if posting.person_id not in known:
            known[posting.person_id] = presences.of(posting.person_id)
        made[ward_id].append(Member(held, known[posting.person_id]))
    return made


def _held(
    reader: Reader, wards: dict[int, list[Member]], period: Period
) -> Iterator[tuple[int, Posting, int]]:
    """Postings to DWO posts of some wards, with the days they are held in the period."""
    posts = {
        row.id: (row.ward_id, period.bits(row.days))
        for row in reader.every(Post)
        if row.kind == WARD_OFFICER and row.ward_id in wards
    }
    for posting in reader.every(Posting):
        ward_id, open_days = posts.get(posting.post_id, (None, 0))
        held = open_days & period.bits(posting.days) if open_days else 0
        if ward_id is not None and held:
            yield ward_id, posting, held
