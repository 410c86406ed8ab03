"""What the questions about the rota read: turns, people, absences, BCUs in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.people import Absence, OnCall, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.ranks import short_name
from bcu_desk.domain.rota.on_call import RANK_OF, ROLES
from bcu_desk.domain.rota.ranks import Acting, duty_rank
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

KNOWN = 28 * 1_440
"""A BCU has a rota where it has a turn so many minutes before a time or after it."""


@dataclass(frozen=True, slots=True)
class Staff:
    """People by id, their ranks by id, and the posts that they act in."""

    people: Mapping[int, Person]
    ranks: Mapping[int, Rank]
    acting: Mapping[int, tuple[Acting, ...]]

    def rank(self, person_id: int, role: str, minute: int) -> str:
        """The rank somebody goes by for a role at a minute."""
        own, on = self.ranks[self.people[person_id].rank_id], in_london(minute).date()
        return duty_rank(own, self.acting.get(person_id, ()), RANK_OF.get(role, ""), on)

    def who(self, person_id: int, role: str, minute: int) -> str:
        """Rank and name for a label: `Supt R. Oduya`."""
        return f"{self.rank(person_id, role, minute)} {short_name(self.people[person_id])}"

    def on_turn(self, turn: OnCall) -> str:
        """Rank and name of the one who has a turn."""
        return self.who(turn.person_id, turn.role, turn.start_minute)

    def reserve(self, turn: OnCall) -> tuple[str | None, str | None]:
        """The collar and the label of the one in reserve."""
        if turn.reserve_id is None:
            return None, None
        who = self.who(turn.reserve_id, turn.role, turn.start_minute)
        return self.people[turn.reserve_id].collar, who


def staff_of(reader: Reader) -> Staff:
    """Everybody, with the posts in which they act or stand in for a time."""
    ranks = {row.id: row for row in reader.every(Rank)}
    table = tables.posting
    short = reader.every(Posting, table.c.standing != Standing.SUBSTANTIVE.value)
    wanted = {row.post_id for row in short}
    posts = {row.id: row for row in reader.every(Post, tables.post.c.id.in_(wanted))}
    acting: dict[int, tuple[Acting, ...]] = {}
    for row in short:
        part = (row.days, row.standing, ranks[posts[row.post_id].rank_id])
        acting[row.person_id] = (*acting.get(row.person_id, ()), part)
    return Staff({row.id: row for row in reader.every(Person)}, ranks, acting)


def bcus_in_view(reader: Reader, view: View) -> dict[int, Bcu]:
    """The BCUs in view, by id, in the order of their codes."""
    found = (row for row in reader.every(Bcu) if row.on(view.on) and view.shows(row.code))
    return {row.id: row for row in sorted(found, key=lambda row: row.code)}


def turns_in(reader: Reader, span: MinuteSpan, bcus: Iterable[int]) -> tuple[OnCall, ...]:
    """The turns of BCUs that touch a span."""
    table = tables.on_call
    return reader.every(
        OnCall,
        table.c.bcu_id.in_(tuple(bcus)),
        table.c.end_minute > span.start,
        table.c.start_minute < (span.end or span.start),
    )


def with_rota(reader: Reader, span: MinuteSpan, bcus: Iterable[int]) -> frozenset[int]:
    """Those of some BCUs that have a rota around a span."""
    around = Span(span.start - KNOWN, (span.end or span.start) + KNOWN)
    return frozenset(turn.bcu_id for turn in turns_in(reader, around, bcus))


def absences(reader: Reader, people: Iterable[int]) -> dict[int, tuple[Absence, ...]]:
    """The absences of people, by their ids."""
    found: dict[int, tuple[Absence, ...]] = {}
    wanted = tuple(set(people))
    for row in reader.every(Absence, tables.absence.c.person_id.in_(wanted)):
        found[row.person_id] = (*found.get(row.person_id, ()), row)
    return found


def order_of(role: str) -> int:
    """Where a role comes in a list."""
    return ROLES.index(role) if role in ROLES else len(ROLES)
