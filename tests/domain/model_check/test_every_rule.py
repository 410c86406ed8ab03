"""The rules of the model in one table: what breaks each, on which days, and what does not.

Each row is a rule, what is so in a small BCU that is otherwise lawful, and the first and last day
of the breach; "-" is a case that passes. Rows are judged over the year from go-live, then on the
day before, the first, the last and the day after, one day at a time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead, Posting, Standing
from bcu_desk.domain.model_check.check import JUDGES
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    DWO_HOLDER,
    DWO_POST,
    PCSO_POST,
    YEAR,
    YOUTH_POST,
    a_booking,
    a_person,
    a_post,
    a_posting,
    an_absence,
    day,
    kept_free,
    lawful,
    of_rule,
    off_road,
    with_posting,
)

NEXT_DAY = timedelta(days=1)
MON_6_FEB, SUN_19_FEB = day(2, 6), day(2, 19)
MON_20_FEB = day(2, 20)
FIRST_OF_FEBRUARY, LAST_OF_FEBRUARY = day(2, 1), day(2, 28)
PASSES = None
Days = tuple[date, date]
TWO_WEEKS: Days = (MON_6_FEB, SUN_19_FEB)
FEBRUARY: Days = (FIRST_OF_FEBRUARY, LAST_OF_FEBRUARY)
SUPERINTENDENT, SPARE = 11, 900  # EA-S1 leads Neighbourhoods and is dedicated to Redbridge


class Case(NamedTuple):
    """A row: the rule, what is so, the facts, and the days of the breach."""

    rule: str
    what: str
    facts: ModelFacts
    broken: Days | None


def vacant(post: int) -> ModelFacts:
    """Nobody holds a post from Mon 6 to Sun 19 Feb 2017; the holder comes back."""
    facts = with_posting(lawful(), post, to_day=MON_6_FEB)
    back = a_posting(990, post, post + 100, from_day=MON_20_FEB)
    return replace(facts, postings=(*facts.postings, back))


def covered(post: int, **fields: object) -> ModelFacts:
    """Somebody else holds the post on these days."""
    facts = vacant(post)
    row = cover(post, **fields)
    return replace(facts, postings=(*facts.postings, row), people=(*facts.people, SPARE_SUPT))


def cover(post: int, **fields: object) -> Posting:
    """The spare superintendent in a post on these days."""
    made = a_posting(991, post, SPARE, from_day=MON_6_FEB, to_day=MON_20_FEB)
    return replace(made, **fields)  # type: ignore[arg-type]


SPARE_SUPT = a_person(SPARE, 4)


def also(post: int, *, rank: int = 4) -> ModelFacts:
    """A second holder of a post on these days."""
    facts = lawful()
    people = (*facts.people, replace(SPARE_SUPT, rank_id=rank))
    return replace(facts, people=people, postings=(*facts.postings, cover(post)))


def fifth_superintendent() -> ModelFacts:
    """A fifth superintendent's post, held on these days."""
    facts = also(15)
    return replace(facts, posts=(*facts.posts, a_post(15, "EA-S5", "superintendent", 4)))


def led(post: int, function: int) -> ModelFacts:
    """A post leads a function on these days, besides what is led already."""
    row = FunctionLead(
        id=992, post_id=post, function_id=function, from_day=MON_6_FEB, to_day=MON_20_FEB
    )
    return replace(lawful(), leads=(*lawful().leads, row))


def not_led(post: int, *, taken_by: int | None = None) -> ModelFacts:
    """A post leads nothing on these days; another may take its function on."""
    facts = lawful()
    mine = next(row for row in facts.leads if row.post_id == post)
    parts = [replace(mine, to_day=MON_6_FEB), replace(mine, id=993, from_day=MON_20_FEB)]
    if taken_by is not None:
        parts.append(replace(mine, id=994, post_id=taken_by, from_day=MON_6_FEB, to_day=MON_20_FEB))
    others = (row for row in facts.leads if row is not mine)
    return replace(facts, leads=(*others, *parts))


def dedicated(post: int, borough: int) -> ModelFacts:
    """A post is dedicated to a borough on these days, besides what is so already."""
    row = Dedication(
        id=995, post_id=post, borough_id=borough, from_day=MON_6_FEB, to_day=MON_20_FEB
    )
    return replace(lawful(), dedications=(*lawful().dedications, row))


def not_dedicated(borough: int) -> ModelFacts:
    """Nobody is dedicated to a borough on these days."""
    facts = lawful()
    row = next(one for one in facts.dedications if one.borough_id == borough)
    parts = (replace(row, to_day=MON_6_FEB), replace(row, id=996, from_day=MON_20_FEB))
    others = (one for one in facts.dedications if one is not row)
    return replace(facts, dedications=(*others, *parts))


def in_two_wards() -> ModelFacts:
    """A DWO of Loxford holds a DWO post of Valentines as well on these days."""
    facts = lawful()
    second = a_post(25, "EA-D3", "dwo", 1, ward_id=502, borough_id=91)
    row = a_posting(997, 25, DWO_HOLDER, from_day=MON_6_FEB, to_day=MON_20_FEB)
    return replace(facts, posts=(*facts.posts, second), postings=(*facts.postings, row))


def twice_in_one_ward() -> ModelFacts:
    """A DWO of Loxford holds a second DWO post of Loxford on these days."""
    facts = in_two_wards()
    posts = tuple(replace(row, ward_id=501) if row.id == 25 else row for row in facts.posts)
    return replace(facts, posts=posts)


def by_a_chief_inspector(**fields: object) -> ModelFacts:
    """A chief inspector holds a superintendent's post on these days."""
    facts = covered(SUPERINTENDENT, **fields)
    people = (row for row in facts.people if row.id != SPARE)
    return replace(facts, people=(*people, replace(SPARE_SUPT, rank_id=3)))


def no_successor() -> ModelFacts:
    """A post is left and nobody follows: a vacancy, and no gap between two holders."""
    return with_posting(lawful(), SUPERINTENDENT, to_day=MON_6_FEB)


def booked(second: int, hours: int = 2) -> ModelFacts:
    """A car booked on Mon 6 Feb from 09:00 to 11:00, and from another hour."""
    rows = (a_booking(1, MON_6_FEB, 9, 2), a_booking(2, MON_6_FEB, second, hours))
    return replace(lawful(), bookings=rows)


def broken_down(until: int) -> ModelFacts:
    """A car booked from Mon 6 Feb, 09:00, that is off the road from midnight for some hours."""
    rows = (a_booking(1, MON_6_FEB, 9, 2),)
    return replace(lawful(), bookings=rows, off_roads=(off_road(MON_6_FEB, 0, until),))


def two_cars(*, booked_hours: int, off_hours: int = 0, least: int = 1) -> ModelFacts:
    """Two cars, one of them off the road from midnight of Mon 6 Feb, one booked from 09:00."""
    facts = kept_free(lawful(), least)
    other = replace(facts.vehicles[0], id=2, registration="BX16 KMA")
    off = (replace(off_road(MON_6_FEB, 0, off_hours), vehicle_id=2),) if off_hours else ()
    rows = (a_booking(1, MON_6_FEB, 9, booked_hours),) if booked_hours else ()
    return replace(facts, vehicles=(*facts.vehicles, other), bookings=rows, off_roads=off)


def abstracted(days: int) -> ModelFacts:
    """One of a ward's two DWOs on local aid for some whole days from Mon 6 Feb."""
    return replace(lawful(), absences=(an_absence(1, DWO_HOLDER, MON_6_FEB, 24 * days),))


def a_minute_more() -> ModelFacts:
    """As four whole days, and the last minute of another DWO's duty."""
    last = midnight(MON_6_FEB) + 16 * 60
    row = replace(an_absence(2, 121, MON_6_FEB, 1), start_minute=last - 1, end_minute=last + 60)
    return replace(lawful(), absences=(*abstracted(4).absences, row))


def without_lines() -> ModelFacts:
    """Five whole days of local aid, and no DWO has a line in a shift pattern."""
    return replace(abstracted(5), shift_lines=())


TABLE = (
    Case("R1", "a commander in post every day", lawful(), PASSES),
    Case("R1", "no commander for two weeks", vacant(COMMANDER_POST), TWO_WEEKS),
    Case("R1", "two commanders for two weeks", also(COMMANDER_POST, rank=5), TWO_WEEKS),
    Case("R2", "four superintendents, two boroughs", lawful(), PASSES),
    Case("R2", "three superintendents for two weeks", vacant(SUPERINTENDENT), TWO_WEEKS),
    Case("R2", "one vacant, covered by another", covered(SUPERINTENDENT), PASSES),
    Case("R2", "five superintendents for two weeks", fifth_superintendent(), TWO_WEEKS),
    Case("R3", "each function led once", lawful(), PASSES),
    Case("R3", "no post leads a function", not_led(SUPERINTENDENT), TWO_WEEKS),
    Case("R3", "the lead's post is vacant", vacant(SUPERINTENDENT), TWO_WEEKS),
    Case("R3", "the lead's post is covered", covered(SUPERINTENDENT), PASSES),
    Case("R3", "two posts lead one function", led(12, 31), TWO_WEEKS),
    Case("R4", "each superintendent leads one", lawful(), PASSES),
    Case("R4", "one leads none for two weeks", not_led(SUPERINTENDENT), TWO_WEEKS),
    Case("R4", "one leads two for two weeks", led(12, 31), TWO_WEEKS),
    Case("R5", "each borough has one", lawful(), PASSES),
    Case("R5", "nobody is dedicated", not_dedicated(91), TWO_WEEKS),
    Case("R5", "the dedicated post is vacant", vacant(SUPERINTENDENT), TWO_WEEKS),
    Case("R5", "two are dedicated", dedicated(13, 91), TWO_WEEKS),
    Case("R6", "two superintendents with no borough", lawful(), PASSES),
    Case("R6", "one dedicated to two boroughs", dedicated(12, 91), TWO_WEEKS),
    Case("R7", "two DWOs and a PCSO", lawful(), PASSES),
    Case("R7", "one DWO for two weeks", vacant(DWO_POST), TWO_WEEKS),
    Case("R7", "no PCSO for two weeks", vacant(PCSO_POST), TWO_WEEKS),
    Case("R8", "a DWO in one ward", lawful(), PASSES),
    Case("R8", "a DWO in two wards for two weeks", in_two_wards(), TWO_WEEKS),
    Case("R8", "a DWO in two posts of one ward", twice_in_one_ward(), PASSES),
    Case("R9", "rank and post agree", lawful(), PASSES),
    Case("R9", "a lower rank as if substantive", by_a_chief_inspector(), TWO_WEEKS),
    Case(
        "R9", "a lower rank acting to a day: flagged",
        by_a_chief_inspector(standing=Standing.ACTING), TWO_WEEKS,
    ),
    Case("R10", "one holder all year", lawful(), PASSES),
    Case("R10", "two weeks between two holders", vacant(SUPERINTENDENT), TWO_WEEKS),
    Case("R10", "nobody follows", no_successor(), PASSES),
    Case("R11", "one youth officer, as the target asks", lawful(), PASSES),
    Case("R11", "no youth officer for two weeks", vacant(YOUTH_POST), TWO_WEEKS),
    Case("R12", "one booking ends as the next begins", booked(11), PASSES),
    Case("R12", "two bookings share an hour", booked(10), (MON_6_FEB, MON_6_FEB)),
    Case("R12", "back on the road as it begins", broken_down(9), PASSES),
    Case("R12", "off the road while booked", broken_down(10), (MON_6_FEB, MON_6_FEB)),
    Case("R13", "no abstraction", lawful(), PASSES),
    Case("R13", "10 % of the month's duty", abstracted(4), PASSES),
    Case("R13", "10 % and a minute", a_minute_more(), FEBRUARY),
    Case("R13", "on local aid, nobody rostered: no data", without_lines(), PASSES),
    Case("R13", "12.5 % of the month's duty", abstracted(5), FEBRUARY),
    Case("R14", "one of two booked, one to stay free", two_cars(booked_hours=2), PASSES),
    Case(
        "R14", "the other back as the one goes out", two_cars(booked_hours=2, off_hours=9), PASSES
    ),
    Case(
        "R14", "the other back an hour later", two_cars(booked_hours=2, off_hours=10),
        (MON_6_FEB, MON_6_FEB),
    ),
    Case("R14", "nothing booked, two to stay free", two_cars(booked_hours=0, least=2), PASSES),
    Case(
        "R14", "one of two booked to 01:00, two to stay free", two_cars(booked_hours=16, least=2),
        (MON_6_FEB, date(2017, 2, 7)),
    ),
)  # fmt: skip
BROKEN = [case for case in TABLE if case.broken is not None]


def named(case: Case) -> str:
    """How a row is called."""
    return f"{case.rule}: {case.what}"


@pytest.mark.parametrize("case", TABLE, ids=named)
def test_a_rule_is_broken_on_the_days_of_the_table_and_on_no_other(case: Case) -> None:
    found = of_rule(case.facts, case.rule)
    wanted = [] if case.broken is None else [case.broken]
    assert [(item.days.start, _last(item.days.end)) for item in found] == wanted


@pytest.mark.parametrize(
    ("at", "broken"),
    [("the day before", False), ("first", True), ("last", True), ("the day after", False)],
)
@pytest.mark.parametrize("case", BROKEN, ids=named)
def test_one_day_alone_is_judged_as_in_the_year(case: Case, at: str, broken: bool) -> None:
    assert case.broken is not None
    first, last = case.broken
    on = {
        "the day before": first - NEXT_DAY,
        "first": first,
        "last": last,
        "the day after": last + NEXT_DAY,
    }[at]
    found = of_rule(case.facts, case.rule, Span(on, on + NEXT_DAY))
    assert bool(found) is broken
    assert [(item.days.start, item.days.end) for item in found] == [(on, on + NEXT_DAY)] * broken


def test_every_rule_has_a_row_that_passes_and_one_that_breaks() -> None:
    rules = set(JUDGES)
    assert {case.rule for case in TABLE if case.broken is None} == rules
    assert {case.rule for case in BROKEN} == rules


def _last(end: date | None) -> date | None:
    return None if end is None or end == YEAR.end else end - NEXT_DAY
