"""Who holds what, where, and what they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.world import World, grouped, looked_up, together
from bcu_desk.domain.spans import Span
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    a_person,
    day,
    days,
    lawful,
    with_posting,
)


def test_a_holder_lasts_while_posting_post_and_service_do() -> None:
    facts = with_posting(lawful(), 12, to_day=day(6, 1))
    left = tuple(replace(row, to_day=day(5, 1)) if row.id == 112 else row for row in facts.people)
    world = World(replace(facts, people=left))
    (holder,) = world.holders[12]
    assert holder.days == days(LIVE, day(5, 1))


def test_a_posting_with_no_shared_day_has_no_holder() -> None:
    facts = lawful()
    closed = tuple(replace(row, to_day=day(2, 1)) if row.id == 12 else row for row in facts.posts)
    facts = with_posting(replace(facts, posts=closed), 12, from_day=day(2, 1))
    assert 12 not in World(facts).holders


def test_holders_are_named_with_the_rank_they_act_in() -> None:
    facts = with_posting(lawful(), 12, person_id=150, standing=Standing.TEMPORARY)
    world = World(replace(facts, people=(*facts.people, a_person(150, 3))))
    assert [world.name_of(item) for item in world.holders[12]] == ["T/Supt A. Tembo150"]


def test_a_bcu_counts_from_its_first_borough_on() -> None:
    facts = lawful()
    later = tuple(replace(row, from_day=day(3, 1)) for row in facts.boroughs_in_bcus)
    world = World(replace(facts, boroughs_in_bcus=later))
    assert [span for _, span in world.bcus_within(YEAR)] == [days(day(3, 1), YEAR.end)]
    assert list(World(replace(facts, boroughs_in_bcus=())).bcus_within(YEAR)) == []


def test_a_borough_is_in_its_bcu_from_go_live() -> None:
    world = World(lawful())
    assert world.bcu_of_borough(91, LIVE) == "EA"
    assert world.bcu_of_borough(91, day(1, 8)) == ""
    assert world.bcu_of_borough(99, LIVE) == ""


def test_holders_of_a_kind_are_those_of_its_posts() -> None:
    world = World(lawful())
    (bcu,) = lawful().bcus
    assert [item.post.code for item in world.holders_of(bcu, "commander")] == ["EA-C1"]
    assert world.holders_of(bcu, "sergeant") == ()
    assert len(world.holders_of_kind("superintendent")) == 4


def test_wards_come_with_the_days_on_which_they_are_in_a_bcu() -> None:
    found = World(lawful()).wards_within(days(day(1, 1), day(1, 12)))
    assert [(bcu.code, ward.name, inside) for bcu, _, ward, inside in found] == [
        ("EA", name, days(day(1, 9), day(1, 12))) for name in ("Loxford", "Valentines")
    ]


def test_values_are_grouped_in_order() -> None:
    assert grouped((("a", 1), ("b", 2), ("a", 3))) == {"a": (1, 3), "b": (2,)}


def test_days_shared_by_all_or_none() -> None:
    assert together(Span(LIVE), days(day(1, 1), day(2, 1))) == days(LIVE, day(2, 1))
    assert together(days(LIVE, day(1, 10)), days(day(1, 10)), Span(LIVE)) is None


def test_a_world_with_other_rules_keeps_what_was_looked_up() -> None:
    facts = lawful()
    world = looked_up(facts)
    other = world.with_rest(replace(facts, rules=()))
    assert other.holders is world.holders
    assert (other.facts.rules, world.facts.rules) == ((), facts.rules)


def test_a_world_with_other_postings_is_looked_up_anew() -> None:
    world = looked_up(lawful())
    with pytest.raises(ValueError, match="other people"):
        world.with_rest(with_posting(lawful(), 12, to_day=day(6, 1)))
