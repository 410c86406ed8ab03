"""How days, ends and bars are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.assignments.rules.board import Bar, Gap, Row
from bcu_desk.features.assignments.rules.lanes import lanes_of
from bcu_desk.features.assignments.rules.words import (
    bar_detail,
    charge_text,
    count_text,
    day_text,
    gap_title,
    short_detail,
    starts_text,
    stretch_text,
)
from tests.domain.model_check.worlds import day, lawful, rules, with_posting, without_posting

ON = day(1, 23)
BAR = Bar(
    "EA-S1", "111KD", "Supt A. Tembo", Standing.SUBSTANTIVE, Span(day(1, 9)), ("Response",), ()
)
BOROUGH = Row("E09000026", "EA", "boroughs", "Redbridge", "borough", 21, (), ())
FUNCTION = Row("EA/response", "EA", "functions", "Response", "response", 0, (), ())
COMMAND = Row("EA-C1", "EA", "command", "BCU commander", "command", 0, (), ())


def test_a_day_has_its_year_only_where_it_is_another() -> None:
    assert day_text(day(3, 12), ON) == "Sun 12 Mar"
    assert day_text(day(3, 12, 2018), ON) == "Mon 12 Mar 2018"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (Span(day(2, 1), day(2, 2)), "1 day"),
        (Span(day(2, 1), day(2, 12)), "11 days"),
        (Span(day(2, 1)), "open"),
    ],
)
def test_days_are_counted(days: DaySpan, told: str) -> None:
    assert count_text(days) == told


@pytest.mark.parametrize(
    ("row", "bar", "told"),
    [
        (BOROUGH, BAR, "Leads Response"),
        (BOROUGH, replace(BAR, functions=()), "Leads no function"),
        (BOROUGH, replace(BAR, functions=("A", "B")), "Leads A and B"),
        (FUNCTION, BAR, "No borough"),
        (FUNCTION, replace(BAR, boroughs=("Redbridge",)), "Dedicated to Redbridge"),
        (COMMAND, replace(BAR, standing=Standing.ACTING), "Acting"),
    ],
)
def test_a_bar_says_what_else_its_holder_does(row: Row, bar: Bar, told: str) -> None:
    assert charge_text(row, bar) == told


@pytest.mark.parametrize(
    ("days", "soon", "told"),
    [
        (Span(day(1, 9)), False, "Leads Response"),
        (Span(day(1, 9), day(6, 1)), False, "Leads Response, to Wed 31 May"),
        (Span(day(2, 13)), False, "Leads Response, from Mon 13 Feb"),
        (Span(day(1, 9), day(2, 2)), True, "Ends Wed 1 Feb, in 9 days"),
        (Span(day(1, 9), day(1, 25)), True, "Ends Tue 24 Jan, in 1 day"),
        (Span(day(1, 9), day(1, 24)), True, "Last day Mon 23 Jan"),
    ],
)
def test_the_second_line_tells_ends_and_starts(days: DaySpan, *, soon: bool, told: str) -> None:
    assert bar_detail(BOROUGH, replace(BAR, days=days, ends_soon=soon), ON) == told


def test_where_there_is_little_room_the_end_is_told_alone() -> None:
    ending = replace(BAR, days=Span(day(1, 9), day(2, 2)), ends_soon=True)
    assert short_detail(BOROUGH, ending) == "Ends 1 Feb"
    assert short_detail(BOROUGH, BAR) == "Leads Response"


def test_a_gap_says_what_is_missing() -> None:
    gap = Gap(Span(day(2, 1)))
    assert gap_title(BOROUGH, gap) == "Redbridge has no dedicated superintendent"
    assert gap_title(FUNCTION, gap) == "Response has no lead"
    assert gap_title(COMMAND, gap) == "EA has no BCU commander"


@pytest.mark.parametrize(
    ("first", "end", "told"),
    [
        (day(1, 24), None, "starts in 1 day"),
        (day(2, 2), None, "starts in 10 days"),
        (ON, None, "starts Mon 23 Jan"),
        (day(1, 9), None, "since Mon 9 Jan"),
        (day(1, 9), ON, "past"),
    ],
)
def test_when_a_span_starts_is_told_from_the_day(first: date, end: date | None, told: str) -> None:
    assert starts_text(Span(first, end), ON) == told


def test_a_stretch_names_whom_it_is_about_and_for_how_long() -> None:
    period = Span(day(1, 9), day(3, 1))
    facts = replace(with_posting(lawful(), 11, to_day=day(2, 18)), rules=rules("R5"))
    stretch = lanes_of(facts.rules, check(facts, period), period)[0].stretches[0]
    assert stretch_text("R5", stretch, ON) == "Redbridge, 11 days"
    always = replace(facts, postings=without_posting(facts, 12).postings)
    every = lanes_of(facts.rules, check(always, Span(day(1, 9))), Span(day(1, 9)))[0]
    assert stretch_text("R5", every.stretches[0], ON) == "2 breaches, from Mon 9 Jan"
    assert stretch_text("R7", every.stretches[0], ON) == "2 wards, from Mon 9 Jan"
