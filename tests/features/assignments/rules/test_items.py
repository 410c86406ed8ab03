"""Everything that can be chosen on the board, and what forms start with."""

from __future__ import annotations

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.items import (
    Asked,
    BarItem,
    GapItem,
    RuleItem,
    asked_of,
    breach_key,
    rule_key,
)
from tests.domain.model_check.worlds import COMMANDER_POST, day, lawful, with_posting
from tests.domain.model_check.worlds import without_posting as without
from tests.features.assignments.boards import BAR, GAP, ON, REDBRIDGE, RULE, shown, with_gap


def test_bars_gaps_rules_and_their_stretches_have_keys_of_their_own() -> None:
    found = shown(with_gap())
    kinds = {key: type(found.items[key]) for key in (BAR, GAP, "rule.R5", RULE)}
    assert kinds == {BAR: BarItem, GAP: GapItem, "rule.R5": RuleItem, RULE: RuleItem}
    count = sum(len(row.bars) + len(row.gaps) for row in found.rows)
    count += sum(1 + len(lane.stretches) for lane in found.lanes)
    assert len(found.items) == count


def test_a_rule_as_a_whole_has_the_breaches_of_all_its_stretches() -> None:
    found = shown(with_gap())
    whole, stretch = found.items["rule.R5"], found.items[RULE]
    assert isinstance(whole, RuleItem)
    assert isinstance(stretch, RuleItem)
    assert whole.breaches == stretch.breaches != ()
    assert rule_key(whole.lane) == "rule.R5"


def test_days_of_bars_and_gaps_are_their_own() -> None:
    items = shown(with_gap()).items
    gap, bar = items[GAP], items[BAR]
    assert isinstance(gap, GapItem)
    assert isinstance(bar, BarItem)
    assert gap.days == Span(day(2, 2), day(2, 13))
    assert bar.days == Span(day(1, 9), day(2, 2))


def test_a_form_from_a_gap_knows_post_borough_days_and_breach() -> None:
    found = shown(with_gap())
    asked = asked_of(found.items[GAP], found.breaches, ON)
    assert (asked.post, asked.borough, asked.function) == ("EA-S1", REDBRIDGE, "")
    assert (asked.first, asked.last) == (day(2, 2), day(2, 12))
    assert asked.breach == f"R5|{REDBRIDGE}|2017-02-02"


def test_a_form_from_a_functions_gap_knows_the_function() -> None:
    found = shown(with_gap())
    asked = asked_of(found.items["EA/neighbourhoods|gap|2017-02-02"], found.breaches, ON)
    assert (asked.function, asked.borough) == ("neighbourhoods", "")
    assert asked.breach == "R3|EA/neighbourhoods|2017-02-02"


def test_a_form_from_a_gap_in_command_knows_the_bcus_breach() -> None:
    found = shown(without(lawful(), COMMANDER_POST))
    asked = asked_of(found.items["EA-C1|gap|2017-01-09"], found.breaches, ON)
    assert (asked.post, asked.breach, asked.last) == ("EA-C1", "R1|EA|2017-01-09", None)


def test_a_form_from_a_bar_starts_on_the_day_and_knows_who_follows_when() -> None:
    found = shown(with_gap())
    asked = asked_of(found.items[BAR], found.breaches, ON)
    assert asked == Asked(post="EA-S1", first=ON, after=day(2, 2), person="111KD", held=ON)
    later = asked_of(found.items[f"{REDBRIDGE}|EA-S1|131KD|2017-02-13"], found.breaches, ON)
    assert later == Asked(post="EA-S1", first=day(2, 13), person="131KD", held=day(2, 13))


def test_a_form_from_a_rule_or_from_nothing_starts_on_the_day() -> None:
    found = shown(with_gap())
    asked = asked_of(found.items[RULE], found.breaches, ON)
    assert asked == Asked(first=ON, breach=f"R5|{REDBRIDGE}|2017-02-02")
    assert asked_of(None, found.breaches, ON) == Asked(first=ON)
    assert asked_of(found.items["rule.R1"], found.breaches, ON) == Asked(first=ON)


def test_a_gap_without_its_breach_names_none() -> None:
    found = shown(with_posting(lawful(), 11, to_day=day(2, 2)))
    asked = asked_of(found.items[GAP], (), ON)
    assert asked.breach == ""
    assert breach_key(found.breaches[0]).startswith("R")
