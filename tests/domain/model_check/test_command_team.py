"""R1, R2, R3 and R5: a passing and a failing case, and both ends of each interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    LIVE,
    YEAR,
    a_person,
    a_post,
    a_posting,
    day,
    lawful,
    of_rule,
    rules,
    told,
    with_posting,
    without_posting,
)

END = YEAR.end


@pytest.mark.parametrize("rule", ["R1", "R2", "R3", "R4", "R5", "R6"])
def test_a_full_command_team_breaks_no_rule(rule: str) -> None:
    assert of_rule(lawful(), rule) == ()


def test_a_bcu_without_a_commander_breaks_r1_every_day() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    assert told(of_rule(facts, "R1")) == [("EA", "none", LIVE, END)]


@pytest.mark.parametrize(
    ("until", "since", "gap"),
    [
        (day(2, 1), day(2, 1), []),
        (day(2, 1), day(2, 2), [("EA", "none", day(2, 1), day(2, 2))]),
        (day(1, 10), day(12, 31), [("EA", "none", day(1, 10), day(12, 31))]),
    ],
)
def test_r1_tells_exactly_the_days_between_two_commanders(
    until: date, since: date, gap: list[object]
) -> None:
    facts = with_posting(lawful(), COMMANDER_POST, to_day=until)
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 5)),
        postings=(*facts.postings, a_posting(250, COMMANDER_POST, 150, from_day=since)),
    )
    assert told(of_rule(facts, "R1")) == gap


def test_two_commanders_at_once_break_r1_and_are_named() -> None:
    facts = lawful()
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 5)),
        postings=(*facts.postings, a_posting(250, COMMANDER_POST, 150, from_day=day(3, 1))),
    )
    (found,) = of_rule(facts, "R1")
    assert (found.variant, found.days.start) == ("many", day(3, 1))
    assert found.fact("people") == "Ch Supt A. Tembo110 and Ch Supt A. Tembo150"


def test_a_post_out_of_force_or_a_person_out_of_service_is_not_in_post() -> None:
    facts = lawful()
    closed = tuple(
        replace(row, to_day=day(4, 1)) if row.id == COMMANDER_POST else row for row in facts.posts
    )
    left = tuple(replace(row, to_day=day(3, 1)) if row.id == 110 else row for row in facts.people)
    assert told(of_rule(replace(facts, posts=closed), "R1")) == [("EA", "none", day(4, 1), END)]
    assert told(of_rule(replace(facts, people=left), "R1")) == [("EA", "none", day(3, 1), END)]


def test_three_superintendents_break_r2_and_two_are_another_breach() -> None:
    facts = with_posting(lawful(), 14, to_day=day(2, 1))
    facts = with_posting(facts, 13, to_day=day(3, 1))
    found = of_rule(facts, "R2")
    assert told(found) == [("EA", "few", day(2, 1), day(3, 1)), ("EA", "few", day(3, 1), END)]
    assert [item.fact("count") for item in found] == [3, 2]


def test_two_holders_of_one_post_are_two_superintendents() -> None:
    facts = lawful()
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 4)),
        postings=(*facts.postings, a_posting(250, 14, 150, from_day=day(3, 1), to_day=day(3, 4))),
    )
    assert told(of_rule(facts, "R2")) == [("EA", "many", day(3, 1), day(3, 4))]
    assert told(of_rule(facts, "R3")) == [("EA/protecting", "many", day(3, 1), day(3, 4))]


def test_one_person_in_two_superintendents_posts_is_one_superintendent() -> None:
    facts = with_posting(lawful(), 14, person_id=113)
    assert told(of_rule(facts, "R2")) == [("EA", "few", LIVE, END)]


def test_the_rule_says_how_many_superintendents_there_are() -> None:
    facts = lawful()
    five = replace(facts, rules=rules("R2", bound=5, from_day=day(6, 1)))
    assert told(of_rule(five, "R2")) == [("EA", "few", day(6, 1), END)]
    added = a_post(15, "EA-S5", "superintendent", 4, from_day=day(6, 1))
    five = replace(
        five,
        posts=(*five.posts, added),
        people=(*five.people, a_person(115, 4)),
        postings=(*five.postings, a_posting(215, 15, 115)),
    )
    assert of_rule(five, "R2") == ()


def test_a_function_whose_leads_post_is_vacant_breaks_r3_and_names_the_post() -> None:
    facts = with_posting(lawful(), 12, to_day=day(2, 2))
    (found,) = of_rule(facts, "R3")
    assert told((found,)) == [("EA/response", "vacant", day(2, 2), END)]
    assert found.fact("post") == "EA-S2"


def test_a_function_with_no_lead_or_two_breaks_r3() -> None:
    facts = lawful()
    ended = tuple(
        replace(row, to_day=day(2, 1)) if row.post_id == 12 else row for row in facts.leads
    )
    assert told(of_rule(replace(facts, leads=ended), "R3")) == [
        ("EA/response", "none", day(2, 1), END)
    ]
    second = FunctionLead(id=399, post_id=13, function_id=32, from_day=day(3, 1), to_day=day(3, 2))
    (found,) = of_rule(replace(facts, leads=(*facts.leads, second)), "R3")
    assert told((found,)) == [("EA/response", "many", day(3, 1), day(3, 2))]


def test_a_function_not_yet_in_force_needs_no_lead() -> None:
    facts = lawful()
    later = replace(facts.functions[0], id=35, code="custody", from_day=day(5, 1))
    assert told(of_rule(replace(facts, functions=(*facts.functions, later)), "R3")) == [
        ("EA/custody", "none", day(5, 1), END)
    ]


def test_the_lead_of_a_post_that_is_no_superintendents_does_not_count() -> None:
    facts = lawful()
    moved = tuple(
        replace(row, post_id=COMMANDER_POST) if row.post_id == 12 else row for row in facts.leads
    )
    assert [item.variant for item in of_rule(replace(facts, leads=moved), "R3")] == ["none"]


def test_a_borough_without_a_superintendent_breaks_r5_for_just_those_days() -> None:
    facts = lawful()
    first, second = facts.dedications
    ended = replace(first, to_day=day(1, 10))
    again = Dedication(id=450, post_id=13, borough_id=91, from_day=day(1, 17))
    found = of_rule(replace(facts, dedications=(ended, second, again)), "R5")
    assert told(found) == [("E0900009" + "91", "none", day(1, 10), day(1, 17))]
    assert found[0].subject_name == "Redbridge"


def test_a_borough_with_two_superintendents_breaks_r5() -> None:
    facts = lawful()
    second = Dedication(id=450, post_id=13, borough_id=91, from_day=day(1, 17))
    (found,) = of_rule(replace(facts, dedications=(*facts.dedications, second)), "R5")
    assert (found.variant, found.fact("count"), found.days.start) == ("many", 2, day(1, 17))


def test_two_boroughs_with_four_superintendents_are_no_breach() -> None:
    facts = lawful()
    assert len(facts.dedications) == 2
    assert [item for rule in ("R2", "R4", "R5", "R6") for item in of_rule(facts, rule)] == []


def test_a_borough_that_leaves_the_bcu_needs_no_superintendent_any_more() -> None:
    facts = lawful()
    left = tuple(
        replace(row, to_day=day(6, 1)) if row.borough_id == 92 else row
        for row in facts.boroughs_in_bcus
    )
    facts = replace(facts, boroughs_in_bcus=left, dedications=facts.dedications[:1])
    assert told(of_rule(facts, "R5")) == [("E0900009" + "92", "none", LIVE, day(6, 1))]
