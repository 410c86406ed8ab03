"""Who is in charge of which function and borough, on which days."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.charges import by_person, by_thing, dedications, leads
from bcu_desk.domain.model_check.world import World
from tests.domain.model_check.worlds import LIVE, day, days, lawful, with_posting


def test_a_charge_is_told_for_the_post_and_for_each_holder() -> None:
    world = World(with_posting(lawful(), 12, to_day=day(2, 1)))
    found = by_thing(leads(world))[1, 32]
    assert [(span, charge.holder is None) for span, charge in found] == [
        (days(LIVE), True),
        (days(LIVE, day(2, 1)), False),
    ]
    assert {charge.name for _, charge in found} == {"Response"}


def test_charges_by_person_leave_vacant_posts_out() -> None:
    facts = lawful()
    world = World(replace(facts, postings=facts.postings[:2]))
    assert set(by_person(dedications(world))) == {111}


def test_a_charge_ends_with_the_function_and_the_post() -> None:
    facts = lawful()
    ended = tuple(replace(row, to_day=day(7, 1)) for row in facts.functions)
    (span, _), *_ = by_thing(leads(World(replace(facts, functions=ended))))[1, 32]
    assert span == days(LIVE, day(7, 1))


def test_a_charge_of_a_post_that_is_no_superintendents_is_none() -> None:
    facts = lawful()
    moved = tuple(replace(row, post_id=10) for row in facts.dedications)
    assert dedications(World(replace(facts, dedications=moved))) == ()


def test_a_charge_outside_the_posts_days_is_none() -> None:
    facts = lawful()
    early = tuple(replace(row, from_day=day(1, 1), to_day=LIVE) for row in facts.leads)
    assert leads(World(replace(facts, leads=early))) == ()
