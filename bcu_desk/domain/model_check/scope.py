"""The facts that the check of some BCUs needs, out of those of all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import judged
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import DaySpan


def checked(facts: ModelFacts, period: DaySpan, codes: Collection[str]) -> tuple[Breach, ...]:
    """The breaches of the BCUs with these codes, of all where none is given."""
    return checked_in(World(within_bcus(facts, codes)), period, codes)


def checked_in(world: World, period: DaySpan, codes: Collection[str]) -> tuple[Breach, ...]:
    """As `checked`, of facts that are looked up already."""
    found = judged(world, period)
    return tuple(item for item in found if item.bcu in codes) if codes else found


def narrowed(world: World, codes: Collection[str]) -> World:
    """A world of what some BCUs are judged by, by their codes; the same where none is given."""
    return World(within_bcus(world.facts, codes)) if codes else world


def within_bcus(facts: ModelFacts, codes: Collection[str]) -> ModelFacts:
    """The facts without what only other BCUs are judged by; all where no code is given.

    Whoever holds a post of the BCUs is kept with every post they hold anywhere, as a rule about a
    person looks at all of them.
    """
    if not codes:
        return facts
    bcus = {row.id for row in facts.bcus if row.code in codes}
    lines = tuple(row for row in facts.boroughs_in_bcus if row.bcu_id in bcus)
    fleet = _fleet_within(facts, {line.borough_id for line in lines})
    posts = posts_within(fleet, _posts_of(facts, bcus))
    people = _people_within(posts, {row.person_id for row in posts.postings})
    return replace(people, boroughs_in_bcus=lines)


def _posts_of(facts: ModelFacts, bcus: Collection[int]) -> set[int]:
    """The posts of some BCUs, and those that their staff hold elsewhere."""
    home = {row.id for row in facts.posts if row.bcu_id in bcus}
    staff = {row.person_id for row in facts.postings if row.post_id in home}
    return home | {row.post_id for row in facts.postings if row.person_id in staff}


def posts_within(facts: ModelFacts, posts: Collection[int]) -> ModelFacts:
    """The facts with some posts only, and who holds them for what."""
    return replace(
        facts,
        posts=tuple(row for row in facts.posts if row.id in posts),
        postings=tuple(row for row in facts.postings if row.post_id in posts),
        leads=tuple(row for row in facts.leads if row.post_id in posts),
        dedications=tuple(row for row in facts.dedications if row.post_id in posts),
    )


def _people_within(facts: ModelFacts, people: Collection[int]) -> ModelFacts:
    """The facts with some people only, and when they are there."""
    return replace(
        facts,
        people=tuple(row for row in facts.people if row.id in people),
        absences=tuple(row for row in facts.absences if row.person_id in people),
        shift_lines=tuple(row for row in facts.shift_lines if row.person_id in people),
    )


def _fleet_within(facts: ModelFacts, boroughs: Collection[int]) -> ModelFacts:
    """The facts with the vehicles of some boroughs' bases only."""
    bases = {row.id for row in facts.bases if row.borough_id in boroughs}
    vehicles = tuple(row for row in facts.vehicles if row.base_id in bases)
    ids = {row.id for row in vehicles}
    return replace(
        facts,
        vehicles=vehicles,
        bookings=tuple(row for row in facts.bookings if row.vehicle_id in ids),
        off_roads=tuple(row for row in facts.off_roads if row.vehicle_id in ids),
        spare_minimums=tuple(row for row in facts.spare_minimums if row.base_id in bases),
    )
