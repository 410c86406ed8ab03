"""R11: youth officers of each borough against its target."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Target
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    YOUTH_POST,
    a_post,
    a_posting,
    day,
    lawful,
    of_rule,
    told,
    with_posting,
    without_posting,
)

REDBRIDGE = "E090000991"


def test_a_borough_at_its_target_is_lawful() -> None:
    assert of_rule(lawful(), "R11") == ()


def test_the_days_without_a_youth_officer_are_told_for_the_borough() -> None:
    facts = with_posting(lawful(), YOUTH_POST, to_day=day(3, 1))
    found = of_rule(facts, "R11")
    assert told(found) == [(REDBRIDGE, "few", day(3, 1), YEAR.end)]
    assert found[0].facts == (("count", 0), ("need", 1), ("short", 1))


def test_one_person_in_two_youth_posts_counts_once() -> None:
    two = replace(lawful().targets[2], amount=2)
    facts = replace(
        lawful(),
        targets=(*lawful().targets[:2], two),
        posts=(*lawful().posts, a_post(26, "EA-Y3", "youth", 1, borough_id=91)),
        postings=(*lawful().postings, a_posting(226, 26, 124, from_day=LIVE)),
    )
    assert [item.fact("count") for item in of_rule(facts, "R11")] == [1]


def test_the_boroughs_own_target_outweighs_the_one_for_everywhere() -> None:
    everywhere = Target(id=4, kind="youth", amount=5, from_day=LIVE)
    facts = replace(lawful(), targets=(*lawful().targets, everywhere))
    found = of_rule(without_posting(facts, YOUTH_POST), "R11")
    assert [(item.subject, item.fact("need")) for item in found] == [
        (REDBRIDGE, 1),
        ("E090000992", 5),
    ]


def test_a_wards_target_of_youth_officers_is_none_of_a_boroughs() -> None:
    odd = Target(id=4, kind="youth", amount=9, ward_id=501, from_day=LIVE)
    assert of_rule(replace(lawful(), targets=(*lawful().targets, odd)), "R11") == ()
