"""The check of some BCUs by the facts that they need: what it finds is what the whole one finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.scope import checked, narrowed, within_bcus
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.places import Bcu, BoroughInBcu
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    a_borough,
    a_person,
    a_post,
    a_posting,
    lawful,
    without_posting,
)

OTHER_POSTS = (40, 41, 42)


def two_bcus() -> ModelFacts:
    """East Area, and Central North with one borough and three posts that nobody holds."""
    facts = lawful()
    kinds = zip(OTHER_POSTS, ("commander", "superintendent", "dwo"), (5, 4, 1), strict=True)
    posts = tuple(
        replace(a_post(number, f"CN-{number}", kind, rank), bcu_id=2)
        for number, kind, rank in kinds
    )
    return replace(
        facts,
        bcus=(*facts.bcus, Bcu(id=2, code="CN", name="Central North", from_day=LIVE)),
        boroughs=(*facts.boroughs, a_borough(93, "Camden")),
        boroughs_in_bcus=(
            *facts.boroughs_in_bcus,
            BoroughInBcu(id=93, borough_id=93, bcu_id=2, from_day=LIVE),
        ),
        posts=(*facts.posts, *posts),
        people=(*facts.people, a_person(160, 4)),
    )


def test_without_a_code_everything_is_kept() -> None:
    assert within_bcus(lawful(), ()) == lawful()


def test_only_the_breaches_of_the_bcu_are_told() -> None:
    facts = without_posting(two_bcus(), 10)
    assert {item.bcu for item in check(facts, YEAR)} == {"CN", "EA"}
    assert {item.bcu for item in checked(facts, YEAR, ("EA",))} == {"EA"}


def test_what_only_others_need_is_left_out() -> None:
    few = within_bcus(two_bcus(), ("CN",))
    assert {row.code for row in few.posts} == {f"CN-{number}" for number in OTHER_POSTS}
    assert (few.people, few.vehicles, few.dedications) == ((), (), ())


DAY = st.integers(0, 30).map(lambda n: LIVE + timedelta(days=n))


@st.composite
def postings_across(draw: st.DrawFn) -> ModelFacts:
    """Both BCUs with people in posts of either, or of both."""
    facts = two_bcus()
    posts, people = [row.id for row in facts.posts], [row.id for row in facts.people]
    made = tuple(
        a_posting(
            700 + n,
            draw(st.sampled_from(posts)),
            draw(st.sampled_from(people)),
            from_day=draw(DAY),
            to_day=draw(st.one_of(st.none(), st.just(date(2017, 6, 1)))),
            standing=draw(st.sampled_from(Standing)),
        )
        for n in range(draw(st.integers(0, 6)))
    )
    kept = tuple(row for row in facts.postings if draw(st.integers(0, 3)))
    return replace(facts, postings=(*kept, *made))


@settings(max_examples=60, deadline=None)
@given(postings_across(), st.sampled_from((("EA",), ("CN",), ("CN", "EA"))))
def test_the_facts_of_a_bcu_are_enough_to_judge_it(
    facts: ModelFacts, codes: tuple[str, ...]
) -> None:
    whole = tuple(item for item in check(facts, YEAR) if item.bcu in codes)
    assert checked(facts, YEAR, codes) == whole


def test_a_world_is_narrowed_only_where_bcus_are_named() -> None:
    world = World(two_bcus())
    assert narrowed(world, ()) is world
    assert narrowed(world, ("EA",)).facts == within_bcus(world.facts, ("EA",))
