"""R4 and R6: one function for each superintendent, and not two boroughs."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Dedication, FunctionLead
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    day,
    lawful,
    of_rule,
    told,
    with_posting,
    without_posting,
)

END = YEAR.end


def test_a_superintendent_without_a_function_breaks_r4() -> None:
    facts = lawful()
    ended = tuple(
        replace(row, to_day=day(2, 1)) if row.post_id == 12 else row for row in facts.leads
    )
    (found,) = of_rule(replace(facts, leads=ended), "R4")
    assert told((found,)) == [("112KD", "none", day(2, 1), END)]
    assert (found.subject_name, found.fact("post")) == ("Supt A. Tembo112", "EA-S2")


def test_a_vacant_post_without_a_function_does_not_break_r4() -> None:
    facts = without_posting(lawful(), 12)
    facts = replace(facts, leads=tuple(row for row in facts.leads if row.post_id != 12))
    assert of_rule(facts, "R4") == ()


def test_two_functions_for_one_post_break_r4_on_the_days_of_both() -> None:
    facts = lawful()
    second = FunctionLead(id=399, post_id=12, function_id=33, from_day=day(3, 1), to_day=day(3, 2))
    (found,) = of_rule(replace(facts, leads=(*facts.leads, second)), "R4")
    assert told((found,)) == [("112KD", "many", day(3, 1), day(3, 2))]
    assert found.fact("functions") == "Investigation and Response"


def test_one_person_in_two_posts_leads_both_their_functions() -> None:
    facts = with_posting(lawful(), 14, person_id=113, from_day=day(4, 1))
    (found,) = of_rule(facts, "R4")
    assert told((found,)) == [("113KD", "many", day(4, 1), END)]
    assert found.fact("post") == "EA-S3, EA-S4"


def test_the_same_function_led_twice_by_one_person_is_one_function() -> None:
    facts = lawful()
    twice = FunctionLead(id=399, post_id=12, function_id=32, from_day=day(3, 1))
    assert of_rule(replace(facts, leads=(*facts.leads, twice)), "R4") == ()


def test_two_boroughs_for_one_superintendent_break_r6() -> None:
    facts = lawful()
    second = Dedication(id=450, post_id=11, borough_id=92, from_day=day(1, 17), to_day=day(1, 18))
    (found,) = of_rule(replace(facts, dedications=(*facts.dedications, second)), "R6")
    assert told((found,)) == [("111KD", "many", day(1, 17), day(1, 18))]
    assert found.fact("boroughs") == "Havering and Redbridge"


def test_two_boroughs_for_a_vacant_post_do_not_break_r6() -> None:
    facts = without_posting(lawful(), 11)
    second = Dedication(id=450, post_id=11, borough_id=92, from_day=LIVE)
    assert of_rule(replace(facts, dedications=(*facts.dedications, second)), "R6") == ()
