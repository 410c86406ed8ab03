"""The check as a whole: rules as dated data, waivers, order, and a slow judge that agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.assignments import (
    Dedication,
    FunctionLead,
    ModelRule,
    Standing,
    Target,
    Waiver,
)
from bcu_desk.domain.fleet import SpareMinimum
from bcu_desk.domain.model_check.check import check, rule_number
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.rota.shifts import ShiftLine
from bcu_desk.domain.spans import Span
from tests.domain.model_check.oracle import every_day
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    COURT,
    LEAVE,
    LIVE,
    LOCAL_AID,
    NIGHTS,
    YEAR,
    a_booking,
    a_line,
    a_person,
    a_post,
    a_posting,
    an_absence,
    day,
    days,
    lawful,
    of_rule,
    off_road,
    rules,
    told,
    with_posting,
    without_posting,
)


def test_a_lawful_bcu_has_no_breach() -> None:
    assert check(lawful(), YEAR) == ()


def test_days_before_a_rule_is_in_force_are_not_judged() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    before = days(day(1, 1), day(1, 12))
    assert told(of_rule(facts, "R1", before)) == [("EA", "none", LIVE, day(1, 12))]
    assert of_rule(facts, "R1", days(day(1, 1), LIVE)) == ()


def test_a_rule_not_in_force_is_not_checked() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    ended = replace(facts, rules=rules("R1", to_day=day(2, 1)))
    assert told(of_rule(ended, "R1")) == [("EA", "none", LIVE, day(2, 1))]
    assert check(replace(facts, rules=()), YEAR) == ()


def test_a_rule_that_is_not_known_here_is_passed_over() -> None:
    assert check(replace(lawful(), rules=rules("R99")), YEAR) == ()


def test_an_open_period_tells_open_breaches() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    assert told(of_rule(facts, "R1", days(LIVE))) == [("EA", "none", LIVE, None)]


def test_the_severity_is_the_rules_own() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    facts = replace(facts, rules=rules("R1", severity="warning"))
    assert [item.severity for item in check(facts, YEAR)] == ["warning"]


@pytest.mark.parametrize(
    ("since", "until", "parts"),
    [
        (LIVE, None, [(LIVE, YEAR.end, date.max)]),
        (LIVE, day(4, 1), [(LIVE, day(4, 1), day(4, 1)), (day(4, 1), YEAR.end, None)]),
        (
            day(2, 1),
            day(3, 1),
            [
                (LIVE, day(2, 1), None),
                (day(2, 1), day(3, 1), day(3, 1)),
                (day(3, 1), YEAR.end, None),
            ],
        ),
    ],
)
def test_a_waiver_keeps_the_days_listed_as_waived(
    since: date, until: date | None, parts: list[object]
) -> None:
    waiver = Waiver(id=1, rule="R1", subject="EA", reason="Agreed", from_day=since, to_day=until)
    facts = replace(without_posting(lawful(), COMMANDER_POST), waivers=(waiver,))
    found = of_rule(facts, "R1")
    assert [(item.days.start, item.days.end, item.waived_until) for item in found] == parts


def test_a_waiver_of_another_rule_or_subject_waives_nothing() -> None:
    waivers = tuple(
        Waiver(id=1, rule=rule, subject=subject, reason="Agreed", from_day=LIVE)
        for rule, subject in (("R2", "EA"), ("R1", "CN"))
    )
    facts = replace(without_posting(lawful(), COMMANDER_POST), waivers=waivers)
    assert [item.waived_until for item in of_rule(facts, "R1")] == [None]


def test_two_waivers_waive_each_day_once() -> None:
    waivers = tuple(
        Waiver(id=n, rule="R1", subject="EA", reason="Agreed", from_day=LIVE, to_day=day(n, 1))
        for n in (2, 3)
    )
    facts = replace(without_posting(lawful(), COMMANDER_POST), waivers=waivers)
    spans = [(item.days.start, item.days.end) for item in of_rule(facts, "R1")]
    assert spans == [(LIVE, day(2, 1)), (day(2, 1), day(3, 1)), (day(3, 1), YEAR.end)]


def test_breaches_come_by_bcu_rule_and_day() -> None:
    facts = without_posting(lawful(), COMMANDER_POST, 12, 20)
    found = check(facts, YEAR)
    assert [item.rule for item in found] == ["R1", "R2", "R3", "R5", "R7"]
    assert [rule_number(code) for code in ("R2", "R10")] == [2, 10]


DAY = st.integers(0, 24).map(lambda n: date(2017, 1, 1) + timedelta(days=n))
SPAN = st.tuples(DAY, st.one_of(st.none(), st.integers(1, 20))).map(
    lambda pair: {
        "from_day": pair[0],
        "to_day": None if pair[1] is None else pair[0] + timedelta(days=pair[1]),
    }
)
WINDOW = Span(date(2017, 1, 1), date(2017, 2, 1))


@st.composite
def worlds(draw: st.DrawFn) -> ModelFacts:
    """The small BCU with dates, holders, charges, targets and bookings thrown about."""
    facts = lawful()
    more = (
        a_post(23, "EA-D3", "dwo", 1, ward_id=502, borough_id=91),
        a_post(25, "EA-Y2", "youth", 1, borough_id=92),
    )
    posts = tuple(
        replace(row, **draw(SPAN)) if draw(st.integers(0, 5)) == 0 else row
        for row in (*facts.posts, *more)
    )
    people = tuple(
        replace(row, **(draw(SPAN) if draw(st.integers(0, 5)) == 0 else {}))
        for row in (*facts.people, a_person(123, 1), a_person(150, 3))
    )
    number_of = st.integers(0, len(posts) - 1)
    standing = st.sampled_from(Standing)
    postings = tuple(
        a_posting(
            1000 + n,
            posts[draw(number_of)].id,
            people[draw(st.integers(0, len(people) - 1))].id,
            standing=draw(standing),
            **draw(SPAN),
        )
        for n in range(draw(st.integers(0, 7)))
    )
    kept = tuple(row for row in facts.postings if draw(st.integers(0, 2)))
    return replace(
        facts,
        posts=posts,
        people=people,
        postings=kept + postings,
        leads=facts.leads + draw(_charges(FunctionLead, "function_id", (31, 32, 33, 34))),
        dedications=facts.dedications + draw(_charges(Dedication, "borough_id", (91, 92))),
        boroughs_in_bcus=tuple(
            replace(row, **(draw(SPAN) if draw(st.booleans()) else {}))
            for row in facts.boroughs_in_bcus
        ),
        targets=facts.targets + draw(_targets()),
        rules=draw(_rule_sets(facts.rules)),
        absences=tuple(
            an_absence(
                n,
                draw(st.sampled_from((120, 121, 123))),
                draw(DAY),
                draw(st.integers(1, 100)),
                kind_id=draw(st.sampled_from((LEAVE, LOCAL_AID, COURT))),
            )
            for n in range(draw(st.integers(0, 4)))
        ),
        shift_lines=draw(_lines()),
        vehicles=(
            *facts.vehicles,
            replace(facts.vehicles[0], id=2, registration="BX16 KMA", **draw(SPAN)),
        ),
        spare_minimums=tuple(
            SpareMinimum(id=n, kind_id=1, base_id=1, amount=draw(st.integers(0, 2)), **draw(SPAN))
            for n in range(draw(st.integers(0, 2)))
        ),
        bookings=tuple(
            a_booking(
                n,
                draw(DAY),
                draw(st.integers(0, 23)),
                draw(st.integers(1, 40)),
                vehicle_id=draw(st.integers(1, 2)),
            )
            for n in range(draw(st.integers(0, 4)))
        ),
        off_roads=tuple(
            off_road(draw(DAY), draw(st.integers(0, 23)), draw(st.sampled_from((None, 5, 30))))
            for _ in range(draw(st.integers(0, 1)))
        ),
    )


@st.composite
def _lines(draw: st.DrawFn) -> tuple[ShiftLine, ...]:
    """Some people in a pattern, one of them in another from a day."""
    found = []
    for person in (120, 121, 123):
        turn = draw(DAY)
        pattern, position = draw(st.integers(1, NIGHTS)), draw(st.integers(0, 6))
        if draw(st.integers(0, 4)):
            found.append(a_line(person, person, pattern_id=pattern, to_day=turn))
        if draw(st.integers(0, 4)):
            found.append(a_line(person + 50, person, position=position, from_day=turn))
    return tuple(found)


def _charges(kind: type, field: str, things: tuple[int, ...]) -> st.SearchStrategy:
    made = st.builds(
        lambda number, post, thing, span: kind(id=number, post_id=post, **{field: thing}, **span),
        st.integers(500, 600),
        st.sampled_from((11, 12, 13, 14)),
        st.sampled_from(things),
        SPAN,
    )
    return st.lists(made, max_size=3).map(tuple)


@st.composite
def _rule_sets(draw: st.DrawFn, shipped: tuple[ModelRule, ...]) -> tuple[ModelRule, ...]:
    """The rules, some of them changed or off from a day."""
    found = []
    for row in shipped:
        change = draw(st.integers(0, 11))
        day_of_change = draw(DAY)
        if change > 1 or day_of_change <= row.from_day:
            found.append(row)
            continue
        found.append(replace(row, to_day=day_of_change))
        if change == 0:
            bound = draw(st.integers(2, 5))
            found.append(replace(row, id=row.id + 50, from_day=day_of_change, bound=bound))
    return tuple(found)


def _targets() -> st.SearchStrategy:
    place = st.sampled_from(({"ward_id": 501}, {"ward_id": 502}, {"borough_id": 91}, {}))
    made = st.builds(
        lambda number, kind, amount, where, span: Target(
            id=number, kind=kind, amount=amount, **where, **span
        ),
        st.integers(10, 90),
        st.sampled_from(("dwo", "pcso", "youth", "dwo_uplift")),
        st.integers(0, 3),
        place,
        SPAN,
    )
    return st.lists(made, max_size=3, unique_by=lambda row: row.id).map(tuple)


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_the_sweeps_agree_with_a_check_of_every_single_day(facts: ModelFacts) -> None:
    found = check(facts, WINDOW)
    swept = {
        (item.days.start + timedelta(days=n), (item.rule, item.subject, item.variant))
        for item in found
        for n in range((item.days.end - item.days.start).days)
    }
    assert swept == every_day(facts, WINDOW)


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_no_two_breaches_that_touch_could_be_one(facts: ModelFacts) -> None:
    steady = replace(facts, rules=rules())
    found = [item for item in check(steady, WINDOW) if item.rule not in ("R9", "R12", "R14")]
    seen = {(replace(item, days=WINDOW), item.days.end): item for item in found}
    assert not [item for item in found if (replace(item, days=WINDOW), item.days.start) in seen]


def test_a_holder_who_takes_over_the_same_day_leaves_no_breach_at_all() -> None:
    facts = with_posting(lawful(), COMMANDER_POST, to_day=day(2, 1))
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 5)),
        postings=(*facts.postings, a_posting(250, COMMANDER_POST, 150, from_day=day(2, 1))),
    )
    assert check(facts, YEAR) == ()
