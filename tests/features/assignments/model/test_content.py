"""The board as groups, rows and bars."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.model.content import content_of
from bcu_desk.kit.timeline.rows import BarKind, Content, TimelineBar
from tests.domain.model_check.worlds import COMMANDER_POST, LIVE, day, lawful, with_posting
from tests.domain.model_check.worlds import without_posting as without
from tests.features.assignments.boards import BAR, GAP, NEXT, REDBRIDGE, RULE, shown, with_gap


def _content(facts: ModelFacts) -> Content:
    found = shown(facts)
    return content_of(found.board, found.items)


def _bar(facts: ModelFacts, key: str) -> TimelineBar:
    return next(bar for bar in _content(facts).bars if bar.key == key)


def test_lanes_of_broken_rules_come_first_then_boroughs_functions_command() -> None:
    groups = _content(with_gap()).groups
    assert [group.title for group in groups] == [
        "Model check", "Boroughs", "Core functions", "Command",
    ]  # fmt: skip
    assert [row.title for row in groups[0].rows] == ["R2", "R3", "R5", "R10"]
    assert all(row.slim for row in groups[0].rows)


def test_a_complete_command_has_no_lanes() -> None:
    assert _content(lawful()).groups[0].title == "Boroughs"


def test_with_two_bcus_the_groups_name_theirs() -> None:
    found = shown(lawful())
    both = replace(found.board, names=(("EA", "East Area"), ("CN", "Central North")))
    groups = content_of(both, found.items).groups
    assert groups[0].title == "East Area: boroughs"


def test_rows_say_how_many_wards_and_when_nobody_need_be_there() -> None:
    row = _content(lawful()).groups[0].rows[1]
    assert (row.key, row.subtitle, row.icon) == (REDBRIDGE, "2 wards", "borough")
    assert row.shut == ((day(1, 2).toordinal(), LIVE.toordinal()),)


def test_a_long_title_takes_two_lines() -> None:
    facts = lawful()
    long = replace(facts.functions[3], title="Protecting vulnerable people")
    rows = _content(replace(facts, functions=(*facts.functions[:3], long))).groups[1].rows
    assert (rows[3].title, rows[3].subtitle) == ("Protecting", "vulnerable people")


def test_a_holder_is_tinted_in_the_functions_hue_and_warned_of_at_its_end() -> None:
    bar = _bar(with_gap(), BAR)
    assert (bar.kind, bar.hue, bar.warned) == (BarKind.SOFT, "neighbourhoods", True)
    assert bar.subtitle == "Ends Wed 1 Feb, in 9 days"
    assert (bar.start, bar.end) == (LIVE.toordinal(), day(2, 2).toordinal())
    assert "ends within 28 days" in bar.spoken
    assert bar.when == "Mon 9 Jan 2017 to Wed 1 Feb 2017"


def test_a_later_holder_is_planned_and_acting_cover_hatched() -> None:
    assert _bar(with_gap(), NEXT).kind is BarKind.PLAN
    acting = with_posting(lawful(), 11, standing=Standing.ACTING, to_day=day(6, 1))
    assert _bar(acting, BAR).kind is BarKind.ACTING


def test_a_gap_is_red_with_its_days() -> None:
    bar = _bar(with_gap(), GAP)
    assert (bar.kind, bar.title, bar.short) == (BarKind.GAP, "11 days", "11 d")
    assert bar.spoken == "Redbridge has no dedicated superintendent, 11 days"


def test_a_gap_without_end_reaches_past_the_period() -> None:
    bar = _bar(without(lawful(), COMMANDER_POST), "EA-C1|gap|2017-01-09")
    assert (bar.title, bar.short) == ("Gap, no end", "Gap")
    assert bar.end > day(5, 1).toordinal()
    assert bar.spoken == "EA has no BCU commander"
    assert bar.when == "From Mon 9 Jan 2017, no end"


def test_a_holder_without_end_is_told_so() -> None:
    assert _bar(lawful(), BAR).when == "From Mon 9 Jan 2017, no end"


def test_rules_of_the_command_are_louder_than_those_of_a_ward() -> None:
    assert _bar(with_gap(), RULE).kind is BarKind.SOLID
    facts = without(lawful(), 20)
    ward = next(bar for bar in _content(facts).bars if bar.row == "rule.R7")
    assert (ward.kind, ward.hue, ward.aside) == (BarKind.SOFT, "bad", True)
    assert ward.title == "Loxford, Redbridge, 112 days"


def test_a_long_period_says_that_it_shows_months() -> None:
    found = shown(lawful(), Span(day(1, 1), day(6, 1, 2018)))
    assert content_of(found.board, found.items).corner == "Months"
    assert _content(lawful()).corner == "Week from Monday"


def test_every_bar_is_on_a_row_of_the_board() -> None:
    content = _content(with_gap())
    rows = {row.key for group in content.groups for row in group.rows}
    assert {bar.row for bar in content.bars} <= rows
