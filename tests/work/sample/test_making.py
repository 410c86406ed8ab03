"""The sample as a whole: what the contract promises of it."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest

from bcu_desk.domain.assignments import CoreFunction, ModelRule, Target
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.people import Rank
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.spans import Span
from bcu_desk.work.reference import GO_LIVE
from bcu_desk.work.sample.making import Parts, make_sample
from bcu_desk.work.sample.world import World

TO_CHIEF_INSPECTOR = {"PC", "DC", "PS", "DS", "Insp", "DI", "CI", "DCI"}


def _made(kind: str, *, seed: int = 1, scale: int = 1) -> World:
    return make_sample(kind, seed=seed, scale=scale, ids=itertools.count(2**40 + 1))


def _of(world: World, kind: type) -> tuple[object, ...]:
    return tuple(row for row in world.facts if isinstance(row, kind))


def _model_facts(world: World) -> ModelFacts:
    return ModelFacts(
        bcus=_of(world, Bcu),
        boroughs=_of(world, Borough),
        boroughs_in_bcus=_of(world, BoroughInBcu),
        ward_sets=_of(world, WardSet),
        wards=_of(world, Ward),
        functions=_of(world, CoreFunction),
        ranks=_of(world, Rank),
        posts=world.posts,
        postings=world.postings,
        people=world.people,
        leads=world.leads,
        dedications=world.dedications,
        targets=_of(world, Target),
        rules=_of(world, ModelRule),
        bases=world.bases,
        vehicles=world.vehicles,
        bookings=world.bookings,
        off_roads=world.off_roads,
    )


@pytest.fixture(scope="module")
def breaches(world: World) -> Counter[str]:
    """How often each rule is broken in the first year."""
    year = Span(GO_LIVE, GO_LIVE + timedelta(days=365))
    return Counter(found.rule for found in check(_model_facts(world), year))


def test_both_commands_are_complete_from_go_live(breaches: Counter[str]) -> None:
    assert not {"R1", "R2", "R3", "R4", "R5", "R6"} & set(breaches)


def test_nothing_is_booked_twice_and_no_officer_has_two_wards(breaches: Counter[str]) -> None:
    assert "R12" not in breaches
    assert "R8" not in breaches


def test_one_ward_in_eight_is_short_of_its_promise(world: World, breaches: Counter[str]) -> None:
    ward_count = len(_of(world, Ward))
    assert ward_count == 90
    assert 0.8 * ward_count / 8 <= breaches["R7"] <= 1.6 * ward_count / 8


def test_the_same_seed_gives_the_same_rows_and_another_seed_gives_others(world: World) -> None:
    assert _made("both") == world
    other = _made("both", seed=2)
    assert other.people != world.people
    assert other.facts == world.facts


def test_every_row_has_an_id_of_its_own_and_every_reference_leads_somewhere(world: World) -> None:
    for item in fields(world):
        ids = [(type(row), row.id) for row in getattr(world, item.name)]
        assert len(set(ids)) == len(ids), item.name
    people, posts = {row.id for row in world.people}, {row.id for row in world.posts}
    assert {row.person_id for row in world.postings} <= people
    assert {row.post_id for row in world.postings} <= posts
    assert {row.under_id for row in world.lines} <= posts
    assert {row.driver_id for row in world.bookings} <= people


def test_each_kind_of_post_has_a_few_vacancies_but_the_leading_ones(world: World) -> None:
    held = {row.post_id for row in world.postings}
    vacant = Counter(post.kind for post in world.posts if post.id not in held)
    assert set(vacant) == {post.kind for post in world.posts} - {"commander", "superintendent"}
    assert sum(vacant.values()) < 0.05 * len(world.posts)


def test_a_few_people_of_each_rank_have_no_post(world: World) -> None:
    held = {row.person_id for row in world.postings}
    ranks = {row.id: row.code for row in _of(world, Rank)}
    for bcu in _of(world, Bcu):
        spare = {
            ranks[row.rank_id]
            for row in world.people
            if row.id not in held and row.bcu_id == bcu.id
        }
        assert spare >= TO_CHIEF_INSPECTOR


def test_each_superintendents_post_has_a_possible_stand_in(world: World) -> None:
    grades = {row.id: row.grade for row in _of(world, Rank)}
    held = {row.person_id for row in world.postings}
    for post in (row for row in world.posts if row.kind == "superintendent"):
        below = grades[post.rank_id] - 1
        free = [
            row
            for row in world.people
            if row.id not in held and row.bcu_id == post.bcu_id and grades[row.rank_id] == below
        ]
        assert free, post.code


def test_posts_and_postings_start_at_go_live_and_stay_open(world: World) -> None:
    assert date(2017, 1, 9) == GO_LIVE
    assert {(row.from_day, row.to_day) for row in world.postings} == {(GO_LIVE, None)}
    assert {(row.from_day, row.to_day) for row in world.posts} == {(GO_LIVE, None)}


def test_sizes_are_those_of_two_commands(world: World) -> None:
    assert 1_400 <= len(world.people) <= 1_800
    assert len({row.kind_id for row in world.vehicles}) == 6
    assert len(world.bookings) > 5_000


@pytest.mark.parametrize(("kind", "codes"), [("east", {"EA"}), ("central-north", {"CN"})])
def test_a_sample_of_one_command_holds_that_one_only(kind: str, codes: set[str]) -> None:
    world = _made(kind)
    assert {row.code for row in _of(world, Bcu)} == codes
    assert {row.bcu_id for row in world.people} == {row.id for row in _of(world, Bcu)}


def test_no_sample_holds_the_reference_facts_only() -> None:
    world = _made("none")
    assert len(_of(world, Ward)) == 90
    assert not (world.people)
    assert not (world.posts)
    assert not (world.vehicles)
    assert not (world.measures)


def test_london_is_the_twelve_later_commands_with_all_their_wards() -> None:
    world = _made("london")
    assert len(_of(world, Bcu)) == 12
    assert len(_of(world, Borough)) == 32
    assert len(_of(world, Ward)) > 600
    commanders = [row for row in world.posts if row.kind == "commander"]
    assert len(commanders) == 12
    collars = [row.collar for row in world.people]
    assert len(set(collars)) == len(collars)


def test_a_scale_multiplies_people_fleet_and_bookings(world: World) -> None:
    twice = _made("both", scale=2)
    assert len(twice.vehicles) == 2 * len(world.vehicles)
    assert len(twice.bookings) > 1.8 * len(world.bookings)
    assert len(twice.people) > 1.6 * len(world.people)
    assert twice.facts == world.facts


def test_a_sample_is_made_in_under_three_seconds() -> None:
    began = time.perf_counter()
    _made("both")
    assert time.perf_counter() - began < 3


def test_parts_gather_the_rows_of_each_command() -> None:
    parts = Parts()
    parts.take("leads", ["one"])
    parts.take("leads", iter(["two"]))
    assert parts.rows == {"leads": ["one", "two"]}
