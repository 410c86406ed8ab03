"""The facts of the model check, looked up: who holds what, which borough is where."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.ranks import short_name, shown_rank
from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.spans import DaySpan, Span, joined

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


LOOKED_UP = (
    "bcus", "boroughs", "boroughs_in_bcus", "ward_sets", "wards", "ranks", "posts", "postings",
    "people", "shift_patterns", "shift_codes", "shift_lines",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, on the days on which posting, post and person's service all last."""

    post: Post
    person: Person
    posting: Posting
    days: DaySpan


class World:
    """The facts, indexed once for a check."""

    def __init__(self, facts: ModelFacts) -> None:
        self.facts = facts
        self.posts = {row.id: row for row in facts.posts}
        self.people = {row.id: row for row in facts.people}
        self.ranks = {row.id: row for row in facts.ranks}
        self.boroughs = {row.id: row for row in facts.boroughs}
        self.roster = Roster(facts.shift_patterns, facts.shift_codes, facts.shift_lines)

    def with_rest(self, facts: ModelFacts) -> World:
        """The world of facts with the same people, posts and places, not looked up again.

        Raises ValueError where one of them is another.
        """
        if any(getattr(facts, name) is not getattr(self.facts, name) for name in LOOKED_UP):
            raise ValueError("other people, posts or places")
        made = World.__new__(World)
        vars(made).update(vars(self), facts=facts)
        return made

    @cached_property
    def holders(self) -> dict[int, tuple[Holder, ...]]:
        """The holders of each post, by its id, in order of their first days."""
        found: dict[int, list[Holder]] = {}
        for posting in self.facts.postings:
            post, person = self.posts[posting.post_id], self.people[posting.person_id]
            start = max(posting.from_day, post.from_day, person.from_day)
            end = _first(posting.to_day, post.to_day, person.to_day)
            if end is None or start < end:
                days = Span(start, end)
                found.setdefault(post.id, []).append(Holder(post, person, posting, days))
        return {
            post: tuple(sorted(held, key=_start) if len(held) > 1 else held)
            for post, held in found.items()
        }

    @cached_property
    def places_in_bcus(self) -> tuple[tuple[Bcu, Borough, DaySpan], ...]:
        """Each borough's BCU, for the days on which both are so."""
        bcus = {row.id: row for row in self.facts.bcus}
        found = []
        for line in self.facts.boroughs_in_bcus:
            bcu, borough = bcus[line.bcu_id], self.boroughs[line.borough_id]
            days = together(line.days, bcu.days, borough.days)
            if days is not None:
                found.append((bcu, borough, days))
        return tuple(found)

    def bcus_within(self, period: DaySpan) -> Iterator[tuple[Bcu, DaySpan]]:
        """Each BCU with the days of the period on which it has boroughs."""
        spans: dict[int, list[DaySpan]] = {}
        for bcu, _, days in self.places_in_bcus:
            spans.setdefault(bcu.id, []).append(days)
        for bcu in self.facts.bcus:
            for span in joined(spans.get(bcu.id, ())):
                inside = span.within(period)
                if inside is not None:
                    yield bcu, inside

    def holders_of(self, bcu: Bcu, kind: str) -> tuple[Holder, ...]:
        """The holders of a BCU's posts of one kind."""
        return self._by_bcu_and_kind.get((bcu.id, kind), ())

    def posts_of(self, bcu: str, kind: str) -> tuple[Post, ...]:
        """The posts of one kind of a BCU, by its code."""
        return self._posts.get((bcu, kind), ())

    @cached_property
    def _posts(self) -> dict[tuple[str, str], tuple[Post, ...]]:
        codes = self.bcu_codes
        return grouped(((codes[row.bcu_id], row.kind), row) for row in self.facts.posts)

    def holders_of_kind(self, kind: str) -> tuple[Holder, ...]:
        """The holders of all posts of one kind."""
        found = [held for (_, of), held in self._by_bcu_and_kind.items() if of == kind]
        return tuple(holder for held in found for holder in held)

    @cached_property
    def _by_bcu_and_kind(self) -> dict[tuple[int, str], tuple[Holder, ...]]:
        held = (holder for holders in self.holders.values() for holder in holders)
        return grouped(((item.post.bcu_id, item.post.kind), item) for item in held)

    @cached_property
    def wards_of(self) -> dict[int, tuple[tuple[Ward, DaySpan], ...]]:
        """The wards of each borough, by its id, with the days of their ward set."""
        days = {row.id: row.days for row in self.facts.ward_sets}
        pairs = ((row.borough_id, (row, days[row.ward_set_id])) for row in self.facts.wards)
        return grouped(pairs)

    def wards_within(self, period: DaySpan) -> Iterator[tuple[Bcu, Borough, Ward, DaySpan]]:
        """Each ward with the days of the period on which it is in force and in a BCU."""
        for bcu, borough, days in self.places_in_bcus:
            for ward, in_set in self.wards_of.get(borough.id, ()):
                shared = together(days, in_set, period)
                if shared is not None:
                    yield bcu, borough, ward, shared

    @cached_property
    def ward_numbers(self) -> dict[str, tuple[int, ...]]:
        """The ids of the wards with a code, which ward sets may share."""
        return grouped((row.code, row.id) for row in self.facts.wards)

    @cached_property
    def bcu_codes(self) -> dict[int, str]:
        """The code of each BCU, by its id."""
        return {row.id: row.code for row in self.facts.bcus}

    def bcu_of_borough(self, borough_id: int, on: date) -> str:
        """The code of the borough's BCU on a day; empty where it is in none."""
        for bcu, borough, days in self.places_in_bcus:
            if borough.id == borough_id and days.holds(on):
                return bcu.code
        return ""

    def rank_of(self, person: Person) -> Rank:
        """A person's own rank."""
        return self.ranks[person.rank_id]

    def name_of(self, holder: Holder) -> str:
        """A holder with the rank they go by in the post: `T/DSupt A. Varsani`."""
        own, wanted = self.rank_of(holder.person), self.ranks[holder.post.rank_id]
        rank = shown_rank(own, wanted, holder.posting.standing)
        return f"{rank} {short_name(holder.person)}"


def looked_up(facts: ModelFacts) -> World:
    """A world with all looked up that is looked up once."""
    made = World(facts)
    for name, part in vars(World).items():
        if isinstance(part, cached_property):
            getattr(made, name)
    return made


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by their keys, in the order given."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _start(item: Holder) -> date:
    return item.days.start


def _first(one: date | None, two: date | None, three: date | None) -> date | None:
    """The earliest of three ends, where None is never."""
    if one is two is three is None:
        return None
    return min(end for end in (one, two, three) if end is not None)


def together(*spans: DaySpan) -> DaySpan | None:
    """The days that all spans share, or None."""
    shared: DaySpan | None = Span(date.min)
    for span in spans:
        shared = shared.within(span) if shared is not None else None
    return shared
