"""What would break while somebody is away, or once a posting ends: days by days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.what_if import Break, if_away, if_ended, new_breaks
from bcu_desk.domain.spans import DaySpan, Span
from tests.domain.model_check.worlds import (
    DWO_HOLDER,
    YEAR,
    a_person,
    a_posting,
    day,
    days,
    lawful,
    with_posting,
    without_posting,
)

AWAY = days(day(2, 6), day(2, 20))
SUPERINTENDENT = 111


def breaks(facts: ModelFacts, person: int, away: DaySpan = AWAY) -> tuple[Break, ...]:
    """What breaks in the year while a person is away."""
    return new_breaks(check(facts, YEAR), check(if_away(facts, person, away), YEAR))


def told(found: tuple[Break, ...]) -> list[tuple[str, str, date, date | None, bool]]:
    """The breaks in short."""
    pairs = ((item.breach, item.worse) for item in found)
    return [(one.rule, one.subject, one.days.start, one.days.end, worse) for one, worse in pairs]


def test_a_superintendent_away_leaves_the_team_the_function_and_the_borough_on_those_days() -> None:
    assert told(breaks(lawful(), SUPERINTENDENT)) == [
        ("R2", "EA", AWAY.start, AWAY.end, False),
        ("R3", "EA/neighbourhoods", AWAY.start, AWAY.end, False),
        ("R5", "E090000991", AWAY.start, AWAY.end, False),
    ]


def test_acting_cover_in_the_post_leaves_nothing_broken_but_ranks_are_not_judged() -> None:
    cover = a_posting(250, 11, 150, standing=Standing.ACTING, from_day=AWAY.start, to_day=AWAY.end)
    facts = replace(
        lawful(), people=(*lawful().people, a_person(150, 3)), postings=(*lawful().postings, cover)
    )
    assert breaks(facts, SUPERINTENDENT) == ()


def test_whoever_keeps_the_post_leaves_no_gap_between_two_holders() -> None:
    after = check(if_away(lawful(), SUPERINTENDENT, AWAY), YEAR)
    assert {item.rule for item in after} == {"R2", "R3", "R5"}


def test_a_ward_that_is_short_already_gets_worse() -> None:
    facts = with_posting(lawful(), 21, to_day=day(2, 13))
    assert told(breaks(facts, DWO_HOLDER)) == [
        ("R7", "E05000501", AWAY.start, day(2, 13), False),
        ("R7", "E05000501", day(2, 13), AWAY.end, True),
    ]


def test_what_is_broken_anyway_is_not_told() -> None:
    facts = without_posting(lawful(), 10)
    assert {item.breach.rule for item in breaks(facts, SUPERINTENDENT)} == {"R2", "R3", "R5"}
    assert breaks(facts, 999) == ()


def test_one_of_too_many_away_breaks_nothing() -> None:
    facts = replace(
        lawful(),
        people=(*lawful().people, a_person(150, 5), a_person(151, 5)),
        postings=(*lawful().postings, a_posting(250, 10, 150), a_posting(251, 10, 151)),
    )
    assert breaks(facts, 150) == ()


def test_an_ended_posting_leaves_its_post_open_and_a_successor_leaves_a_gap() -> None:
    later = a_posting(250, 13, 150, from_day=day(3, 1))
    facts = with_posting(lawful(), 13, to_day=day(3, 1))
    facts = replace(
        facts, people=(*facts.people, a_person(150, 4)), postings=(*facts.postings, later)
    )
    found = new_breaks(check(facts, YEAR), check(if_ended(facts, 213, Span(day(2, 6))), YEAR))
    gap = (day(2, 6), day(3, 1), False)
    assert told(found) == [
        ("R2", "EA", *gap), ("R3", "EA/investigation", *gap), ("R10", "EA-S3", *gap)
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    person=st.sampled_from([row.id for row in lawful().people]),
    first=st.integers(0, 40),
    length=st.integers(1, 20),
)
def test_what_is_told_new_is_broken_after_and_was_not_before(
    person: int, first: int, length: int
) -> None:
    start = day(1, 9) + timedelta(days=first)
    away = days(start, start + timedelta(days=length))
    facts = with_posting(lawful(), 20, to_day=day(1, 25))
    before = check(facts, YEAR)
    for item in breaks(facts, person, away):
        same = [
            one.days
            for one in before
            if (one.rule, one.subject) == (item.breach.rule, item.breach.subject)
        ]
        overlapping = [span for span in same if span.overlaps(item.breach.days)]
        assert bool(overlapping) is item.worse
        assert item.breach.days.within(away) == item.breach.days
