"""Rows of the board: who holds a borough, a function and the command, and when nobody does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead, Standing
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.board import Bar, Row, rows_of
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    LIVE,
    YEAR,
    a_posting,
    day,
    lawful,
    with_posting,
    without_posting,
)

ON = day(1, 23)


def _rows(facts: ModelFacts, period: Span[date] = YEAR, on: date = ON) -> dict[str, Row]:
    return {row.key: row for row in rows_of(World(facts), period, on, ())}


def _redbridge(facts: ModelFacts, period: Span[date] = YEAR, on: date = ON) -> Row:
    return _rows(facts, period, on)["E090000991"]


def _gaps(row: Row) -> list[tuple[date, date | None]]:
    return [(gap.days.start, gap.days.end) for gap in row.gaps]


def test_rows_are_boroughs_by_name_then_functions_then_the_commander() -> None:
    rows = rows_of(World(lawful()), YEAR, ON, ())
    assert [row.title for row in rows] == [
        "Havering", "Redbridge", "Neighbourhoods", "Response", "Investigation", "Protecting",
        "BCU commander",
    ]  # fmt: skip
    assert [row.group for row in rows] == ["boroughs"] * 2 + ["functions"] * 4 + ["command"]
    assert rows[-1].key == "EA-C1"


def test_a_bcu_out_of_view_has_no_rows() -> None:
    assert rows_of(World(lawful()), YEAR, ON, ("CN",)) == ()


def test_a_borough_counts_its_wards_on_the_day() -> None:
    assert _redbridge(lawful()).count == 2
    assert _rows(lawful())["E090000992"].count == 0


def test_a_bar_names_its_holder_and_what_else_the_post_does() -> None:
    bar = _redbridge(lawful()).bars[0]
    assert (bar.post, bar.collar, bar.name) == ("EA-S1", "111KD", "Supt A. Tembo111")
    assert (bar.functions, bar.boroughs) == (("Neighbourhoods",), ("Redbridge",))
    assert bar.hue == "neighbourhoods"
    assert bar.days == Span(LIVE)


def test_a_bar_is_cut_where_what_else_the_post_does_changes() -> None:
    facts = lawful()
    moved = replace(facts.leads[0], to_day=day(3, 1))
    later = FunctionLead(id=900, post_id=11, function_id=32, from_day=day(3, 1))
    bars = _redbridge(replace(facts, leads=(moved, *facts.leads[1:], later))).bars
    assert [(bar.days.start, bar.hue) for bar in bars] == [
        (LIVE, "neighbourhoods"),
        (day(3, 1), "response"),
    ]


def test_a_vacant_stretch_is_a_gap_that_names_the_vacant_post() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    facts = replace(facts, postings=(*facts.postings, a_posting(999, 11, 113, from_day=day(2, 13))))
    row = _redbridge(facts)
    assert _gaps(row) == [(day(2, 2), day(2, 13))]
    assert row.gaps[0].posts == ("EA-S1",)
    assert [bar.collar for bar in row.bars] == ["111KD", "113KD"]


def test_a_gap_is_told_in_full_where_the_period_cuts_it() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    facts = replace(facts, postings=(*facts.postings, a_posting(999, 11, 113, from_day=day(2, 13))))
    for period in (Span(day(1, 9), day(2, 6)), Span(day(2, 6), day(2, 10))):
        assert _gaps(_redbridge(facts, period)) == [(day(2, 2), day(2, 13))]
    assert _gaps(_redbridge(facts, Span(day(2, 13), day(3, 1)))) == []


def test_a_gap_without_a_next_holder_has_no_end() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    row = _rows(facts)["EA-C1"]
    assert _gaps(row) == [(LIVE, None)]
    assert row.gaps[0].posts == ("EA-C1",)


def test_no_gap_is_told_before_the_bcu_began() -> None:
    row = _redbridge(lawful(), Span(day(1, 2), day(3, 1)))
    assert row.gaps == ()
    assert row.judged == (Span(LIVE, day(3, 1)),)


def test_nobody_dedicated_is_a_gap_without_a_post() -> None:
    row = _redbridge(replace(lawful(), dedications=()))
    assert _gaps(row) == [(LIVE, None)]
    assert row.gaps[0].posts == ()


def test_two_superintendents_of_a_borough_are_two_bars() -> None:
    facts = lawful()
    second = Dedication(id=901, post_id=13, borough_id=91, from_day=day(2, 1))
    bars = _redbridge(replace(facts, dedications=(*facts.dedications, second))).bars
    assert sorted(bar.post for bar in bars) == ["EA-S1", "EA-S3"]


@pytest.mark.parametrize(
    ("end", "soon"),
    [(day(1, 24), True), (day(2, 20), True), (day(2, 21), False), (None, False)],
)
def test_a_bar_that_ends_within_28_days_says_so(end: date | None, *, soon: bool) -> None:
    assert _bar(end).ends_soon is soon


def test_a_bar_of_the_past_does_not_end_soon() -> None:
    facts = with_posting(lawful(), 11, to_day=day(1, 20))
    assert not _redbridge(facts).bars[0].ends_soon


def _bar(end: date | None) -> Bar:
    return _redbridge(with_posting(lawful(), 11, to_day=end)).bars[0]


def test_acting_cover_keeps_its_standing() -> None:
    facts = with_posting(lawful(), 11, standing=Standing.ACTING, to_day=day(6, 1))
    assert _redbridge(facts).bars[0].standing is Standing.ACTING
