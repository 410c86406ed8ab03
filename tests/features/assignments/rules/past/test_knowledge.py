"""What speaks for somebody in a post."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.past.knowledge import (
    boroughs_of,
    days_known,
    reasons_for,
)
from tests.domain.model_check.worlds import a_person, a_posting, day
from tests.features.assignments.boards import with_gap


def _world() -> World:
    facts = with_gap()
    people = (*facts.people, a_person(140, 3))
    before = a_posting(998, 20, 140, to_day=day(1, 20))
    return World(replace(facts, people=people, postings=(*facts.postings, before)))


def test_days_in_posts_of_the_borough_count_once() -> None:
    world = _world()
    post = next(row for row in world.facts.posts if row.code == "EA-S1")
    person = next(row for row in world.facts.people if row.collar == "140KD")
    boroughs = boroughs_of(world, post, day(2, 2))
    assert {world.boroughs[number].name for number in boroughs} == {"Redbridge"}
    assert days_known(world, person, boroughs, day(2, 2)) == 11
    assert days_known(world, person, frozenset(), day(2, 2)) == 0


def test_each_reason_is_told() -> None:
    world = _world()
    post = next(row for row in world.facts.posts if row.code == "EA-S1")
    person = next(row for row in world.facts.people if row.collar == "140KD")
    found = reasons_for(world, post, person, day(2, 2), ())
    assert found[-2:] == ("Knows Redbridge: 11 days there", "Holds no other post")
    assert found[0].endswith("acts up, and needs an end")
    stranger = next(row for row in world.facts.people if row.collar == "131KD")
    other = reasons_for(world, post, stranger, day(2, 2), ("Team sergeant",))
    assert other[-2:] == ("Has not worked in Redbridge", "Would hold Team sergeant too")
