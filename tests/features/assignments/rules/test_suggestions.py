"""Who could cover a gap, and what that mends."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.features.assignments.rules.items import GapItem
from bcu_desk.features.assignments.rules.suggestions import Suggestion, suggestions
from tests.domain.model_check.worlds import COMMANDER_POST, a_person, a_posting, lawful
from tests.domain.model_check.worlds import without_posting as without
from tests.features.assignments.boards import GAP, REDBRIDGE, shown, with_gap


def _suggested(facts: ModelFacts, key: str = GAP) -> dict[str, Suggestion]:
    item = shown(facts).items[key]
    assert isinstance(item, GapItem)
    found = suggestions(facts, item)
    return {one.choice.collar or one.choice.post: one for one in found}


def test_who_leaves_may_stay_and_who_follows_may_start_earlier() -> None:
    found = _suggested(with_gap())
    assert list(found)[:2] == ["111KD", "131KD"]
    stays, earlier = found["111KD"], found["131KD"]
    assert (stays.choice.detail, stays.mended, stays.broken) == ("Would stay in the post", 4, 4)
    assert (earlier.choice.detail, earlier.mended) == ("Would start earlier", 4)
    assert stays.breaks == ()


def test_a_chief_inspector_may_act_up() -> None:
    facts = with_gap()
    facts = replace(facts, people=(*facts.people, a_person(140, 3)))
    found = _suggested(facts)["140KD"]
    assert (found.choice.standing, found.choice.detail) == (Standing.ACTING, "No post; acting up")
    assert found.choice.name == "CI Ada Tembo140"
    assert (found.mended, found.broken, found.breaks) == (4, 4, ())


def test_acting_without_an_end_would_break_r9() -> None:
    facts = without(lawful(), 11)
    facts = replace(facts, people=(*facts.people, a_person(140, 3)))
    found = _suggested(facts, f"{REDBRIDGE}|gap|2017-01-09")["140KD"]
    assert found.breaks == ("R9",)


def test_the_free_come_before_those_with_a_post() -> None:
    facts = with_gap()
    people = (*facts.people, a_person(140, 3), a_person(141, 3))
    busy = a_posting(998, 20, 140)
    found = _suggested(replace(facts, people=people, postings=(*facts.postings, busy)))
    assert list(found)[2:] == ["141KD", "140KD"]
    assert found["140KD"].choice.detail == "Holds EA-D1; acting up"


def test_a_superintendent_without_a_borough_may_be_dedicated() -> None:
    found = _suggested(with_gap())
    other = found["EA-S3"]
    assert (other.choice.verb, other.mended, other.broken) == ("dedicate", 1, 4)
    assert other.choice.detail == "Has no borough; EA-S3 would take this one"


def test_where_no_post_is_dedicated_only_charges_are_suggested() -> None:
    facts = replace(lawful(), dedications=lawful().dedications[1:])
    found = _suggested(facts, f"{REDBRIDGE}|gap|2017-01-09")
    assert {one.choice.verb for one in found.values()} == {"dedicate"}
    assert found["EA-S1"].mended == 1


def test_people_of_another_rank_or_already_in_such_a_post_are_not_suggested() -> None:
    found = _suggested(with_gap())
    assert not {"112KD", "120KD", "110KD"} & set(found)


def test_command_is_covered_by_the_rank_below() -> None:
    facts = without(lawful(), COMMANDER_POST)
    free = a_person(142, 4)
    found = _suggested(replace(facts, people=(*facts.people, free)), "EA-C1|gap|2017-01-09")
    assert found["142KD"].choice.standing is Standing.ACTING
    assert found["110KD"].choice.standing is Standing.SUBSTANTIVE
    assert all(one.choice.verb == "appoint" for one in found.values())


def test_a_gap_that_breaks_no_rule_in_force_has_no_suggestions() -> None:
    assert _suggested(replace(with_gap(), rules=())) == {}
