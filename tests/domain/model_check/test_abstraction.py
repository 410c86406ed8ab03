"""R13: the abstraction rate of a ward's DWOs, month by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.judges.abstraction import (
    counted_kinds,
    figure_of,
    taken_by_person,
)
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from tests.domain.model_check.worlds import (
    COURT,
    DWO_HOLDER,
    DWO_POST,
    LEAVE,
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
    # Five duties of 8 hours, of two DWOs with 4 weeks of 5 duties each.
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
        an_absence(2, 121, day(2, 6), 1),
    )
    assert [item.fact("rate") for item in of_rule(away(*more), "R13")] == ["10.3"]


def test_leave_and_sickness_are_no_abstraction() -> None:
    assert of_rule(away(an_absence(1, DWO_HOLDER, day(2, 6), 480, kind_id=LEAVE)), "R13") == ()
    assert counted_kinds(World(lawful())) == ("court", "local aid")


def test_a_day_counts_as_one_duty_and_a_week_as_five() -> None:
    facts = away(
        an_absence(1, DWO_HOLDER, day(2, 6), 24 * 7),
        an_absence(2, DWO_HOLDER, day(2, 7), 12, kind_id=COURT),
    )
    world = World(facts)
    taken = taken_by_person(world)
    assert taken[DWO_HOLDER] == {day(2, 6 + n): 480 for n in range(7)}
    figure = figure_of(world.holders[DWO_POST], taken, FEBRUARY)
    assert (figure.taken, figure.rostered) == (7 * 5 * 480, 7 * 4 * 5 * 480)


def test_hours_across_midnight_go_to_their_own_london_days() -> None:
    first = midnight(day(6, 10)) + 22 * 60
    row = an_absence(1, DWO_HOLDER, day(6, 10), 1, start_minute=first, end_minute=first + 300)
    taken = taken_by_person(World(away(row)))
    assert taken == {DWO_HOLDER: {day(6, 10): 120, day(6, 11): 180}}


def test_days_outside_the_ward_do_not_count() -> None:
    facts = replace(on_aid(5), postings=with_posting(lawful(), DWO_POST, to_day=day(2, 6)).postings)
    assert of_rule(facts, "R13") == ()
    alone = with_posting(on_aid(1, day(2, 5)), DWO_POST, to_day=day(2, 6))
    # Of 5 of 28 days of one and 28 of the other, one duty is 8 of 197 hours: 4 %.
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
