"""R13: the abstraction rate of a ward's DWOs, month by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.judges.abstraction import (
    counted_kinds,
    minutes_of,
    taken_by_person,
)
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.rota.taken import Minutes
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import midnight
from tests.domain.model_check.oracle import every_day
from tests.domain.model_check.worlds import (
    COURT,
    DWO_HOLDER,
    DWO_POST,
    LEAVE,
    LOCAL_AID,
    NIGHTS,
    a_line,
    a_posting,
    an_absence,
    day,
    days,
    lawful,
    of_rule,
    rules,
    told,
    with_posting,
)

WARD = "E05000501"
MONDAY = day(2, 6)
JANUARY = Span(day(1, 1), day(2, 1))
FEBRUARY = Span(day(2, 1), day(3, 1))


def away(*absences: object) -> ModelFacts:
    """The lawful BCU with some absences."""
    return replace(lawful(), absences=absences)


def on_aid(count: int, first: date = MONDAY) -> ModelFacts:
    """One of two DWOs on local aid for some whole days of February, from a Monday."""
    return away(an_absence(1, DWO_HOLDER, first, 24 * count))


def test_a_month_over_the_limit_is_told_with_its_first_and_last_day() -> None:
    found = of_rule(on_aid(5), "R13")
    assert told(found) == [(WARD, "over", day(2, 1), day(3, 1))]
    # Five duties of 8 hours, of two DWOs with 20 duties each.
    assert found[0].facts == (
        ("month", "February 2017"),
        ("rate", "12.5"),
        ("limit", 10),
        ("hours", 40),
        ("rostered", 320),
        ("kinds", "court, local aid"),
    )


def test_exactly_the_limit_is_within_it() -> None:
    assert of_rule(on_aid(4), "R13") == ()
    more = (
        an_absence(1, DWO_HOLDER, day(2, 6), 24 * 4),
        an_absence(2, 121, day(2, 6), 9),
    )
    assert [item.fact("rate") for item in of_rule(away(*more), "R13")] == ["10.3"]
    a_minute = an_absence(2, 121, day(2, 6), 1, start_minute=midnight(day(2, 6)) + 959)
    a_minute = replace(a_minute, end_minute=a_minute.start_minute + 1)
    assert [item.fact("rate") for item in of_rule(away(more[0], a_minute), "R13")] == ["10.0"]


def test_leave_and_sickness_are_no_abstraction() -> None:
    assert of_rule(away(an_absence(1, DWO_HOLDER, day(2, 6), 480, kind_id=LEAVE)), "R13") == ()
    assert counted_kinds(World(lawful())) == ("court", "local aid")


def test_times_taken_twice_count_once_and_rest_days_for_nothing() -> None:
    facts = away(
        an_absence(1, DWO_HOLDER, day(2, 6), 24 * 7),
        an_absence(2, DWO_HOLDER, day(2, 7), 12, kind_id=COURT),
    )
    assert _minutes(facts) == Minutes(taken=5 * 480, rostered=20 * 480)


@pytest.mark.parametrize(
    ("start", "minutes", "taken"),
    [(0, 480, 0), (0, 481, 1), (479, 2, 1), (959, 2, 1), (960, 480, 0), (480, 480, 480)],
)
def test_only_the_part_of_a_duty_that_is_covered_is_taken(
    start: int, minutes: int, taken: int
) -> None:
    first = midnight(MONDAY) + start
    row = an_absence(1, DWO_HOLDER, MONDAY, 1, start_minute=first, end_minute=first + minutes)
    assert _minutes(away(row)).taken == taken


def test_a_duty_over_midnight_belongs_to_the_month_that_it_begins_in() -> None:
    last_night = day(1, 31)  # night duty from 22:00 to 07:00 on Wed 1 Feb
    facts = replace(
        away(an_absence(1, DWO_HOLDER, day(2, 1), 6)),
        shift_lines=(a_line(1, DWO_HOLDER, pattern_id=NIGHTS),),
    )
    assert facts.shift_patterns[1].anchor + 27 * timedelta(days=1) == last_night
    assert _minutes(facts, JANUARY).taken == 6 * 60
    assert _minutes(facts).taken == 0
    (found,) = of_rule(replace(facts, rules=rules("R13", bound=1)), "R13")
    assert told((found,)) == [(WARD, "over", day(1, 9), day(2, 1))]


def test_without_a_line_in_a_pattern_there_is_no_rate() -> None:
    facts = replace(on_aid(20), shift_lines=())
    assert _minutes(facts) == Minutes()
    assert of_rule(facts, "R13") == ()
    of_other = replace(on_aid(20), shift_lines=(a_line(1, 121),))
    assert of_rule(of_other, "R13") == ()


def test_a_person_in_two_posts_of_a_ward_is_rostered_once() -> None:
    twice = a_posting(990, 21, DWO_HOLDER, from_day=day(2, 1), to_day=day(2, 15))
    facts = replace(on_aid(1), postings=(*lawful().postings, twice))
    assert _minutes(facts, posts=(DWO_POST, 21)).rostered == 2 * 20 * 480


def _minutes(
    facts: ModelFacts, month: DaySpan = FEBRUARY, posts: tuple[int, ...] = (DWO_POST,)
) -> Minutes:
    world = World(facts)
    team = [item for post in posts for item in world.holders[post]]
    return minutes_of(world, team, taken_by_person(world), month)


def test_days_outside_the_ward_do_not_count() -> None:
    facts = replace(on_aid(5), postings=with_posting(lawful(), DWO_POST, to_day=day(2, 6)).postings)
    assert of_rule(facts, "R13") == ()
    alone = with_posting(on_aid(1, day(2, 5)), DWO_POST, to_day=day(2, 6))
    # It is a rest day, the last in the post.
    assert of_rule(alone, "R13") == ()


@pytest.mark.parametrize(("limit", "broken"), [(12, True), (13, False), (0, True)])
def test_the_limit_is_the_rules_own(limit: int, broken: bool) -> None:
    facts = replace(on_aid(5), rules=rules("R13", bound=limit))
    assert bool(of_rule(facts, "R13")) is broken


def test_a_month_is_judged_as_a_whole_and_told_on_the_days_asked_for() -> None:
    asked = days(day(2, 20), day(3, 20))
    assert told(of_rule(on_aid(5), "R13", asked)) == [(WARD, "over", day(2, 20), day(3, 1))]
    assert of_rule(on_aid(5), "R13", days(day(3, 1), day(3, 20))) == ()


def test_an_open_period_is_judged_too() -> None:
    assert told(of_rule(on_aid(5), "R13", days(day(2, 1)))) == [
        (WARD, "over", day(2, 1), day(3, 1))
    ]


SPRING = Span(day(3, 15), day(4, 10))  # the clocks go forward on Sun 26 Mar
STARTS = st.integers(0, 40).map(lambda number: day(3, 1) + timedelta(days=number))


@st.composite
def absences_in_spring(draw: st.DrawFn) -> ModelFacts:
    """Absences of any minutes, people who join, leave and change line, and any limit."""
    facts = replace(lawful(), rules=rules("R13", bound=draw(st.sampled_from((0, 3, 10, 25)))))
    rows = []
    for number in range(draw(st.integers(1, 3))):
        start = midnight(draw(STARTS)) + draw(st.integers(0, 1439))
        person = draw(st.sampled_from((DWO_HOLDER, 121)))
        kind = draw(st.sampled_from((LEAVE, LOCAL_AID, COURT)))
        row = an_absence(number, person, day(3, 1), 1, kind_id=kind, start_minute=start)
        rows.append(replace(row, end_minute=start + draw(st.integers(1, 12_000))))
    turn = draw(STARTS)
    pattern, position = draw(st.integers(1, NIGHTS)), draw(st.integers(0, 6))
    lines = (
        a_line(1, DWO_HOLDER, pattern_id=pattern, position=position, to_day=turn),
        *(a_line(2, DWO_HOLDER, pattern_id=NIGHTS, from_day=turn) for _ in range(draw(BIT))),
        *(a_line(3, 121, position=position) for _ in range(draw(BIT))),
    )
    moved = with_posting(facts, DWO_POST, to_day=draw(st.one_of(st.none(), STARTS)))
    return replace(moved, absences=tuple(rows), shift_lines=lines)


BIT = st.integers(0, 1)


@settings(max_examples=60, deadline=None)
@given(absences_in_spring())
def test_every_day_is_judged_as_by_counting_minutes_one_by_one(facts: ModelFacts) -> None:
    swept = {
        (item.days.start + timedelta(days=number), (item.rule, item.subject, item.variant))
        for item in of_rule(facts, "R13", SPRING)
        for number in range(((item.days.end or date.max) - item.days.start).days)
    }
    assert swept == every_day(facts, SPRING)
