"""Who is one too many, where each taking was lawful for whoever took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, Knowledge
from bcu_desk.domain.merge.ward_gaps import Coming, Leaving, Team, beyond_the_promise
from bcu_desk.domain.spans import Span

START, FIRST, LATER, LAST = (
    date(2016, 1, 1), date(2017, 2, 1), date(2017, 3, 1), date(2017, 6, 1),
)  # fmt: skip
TARGET = Target(id=1, kind="dwo", amount=2, from_day=START)


def leaving(row: int, desk: int, day: date = FIRST, until: date | None = None) -> Leaving:
    """A posting that ends; the change is the desk's first, or second where it has the same row."""
    return Leaving(row, Span(day, until), (Dot(desk, 1, row),))


def team(*leavings: Leaving, staying: int = 1, comings: tuple[Coming, ...] = ()) -> Team:
    """A ward of those who leave and those who stay, with two promised."""
    stay = [(Span(START, None), number) for number in range(staying)]
    gone = [(Span(START, one.days.start), 100 + one.row) for one in leavings]
    came = [(one.days, 200 + at) for at, one in enumerate(comings)]
    return Team((*stay, *gone, *came), (TARGET,), leavings, comings)


def told(found: Team, *entries: MergeEntry) -> list[tuple[int, int]]:
    """The rows of the pairs."""
    return [(a.row, b.row) for a, b in beyond_the_promise(found, Contexts.of(entries))]


def test_two_that_each_left_two_are_one_too_many_together() -> None:
    assert told(team(leaving(1, 2), leaving(2, 3, LATER))) == [(1, 2)]


def test_nothing_is_said_where_enough_stay_or_one_desk_took_both() -> None:
    assert told(team(leaving(1, 2), leaving(2, 3), staying=2)) == []
    assert told(team(leaving(1, 2), leaving(2, 2))) == []


def test_whoever_had_seen_the_other_knew_what_it_did() -> None:
    seen = MergeEntry(Dot(3, 1, 1), Knowledge({Dot(2, 1, 1).feed: 1}))
    assert told(team(leaving(1, 2), leaving(2, 3)), seen) == []


def test_a_taking_that_was_unlawful_by_itself_is_no_clash() -> None:
    assert told(team(leaving(1, 2), leaving(2, 3), staying=0)) == []


def test_days_that_do_not_meet_do_not_clash() -> None:
    assert told(team(leaving(1, 2, FIRST, LATER), leaving(2, 3, LATER))) == []


def test_of_three_that_took_the_first_stand_and_the_last_is_too_many() -> None:
    three = (leaving(1, 2), leaving(2, 3), leaving(3, 4))
    assert told(team(*three)) == [(2, 3)]
    assert told(team(*three, staying=0)) == [(1, 2), (1, 3)]
    lawful = team(*three, staying=2)
    assert told(lawful) == []


def test_who_replaced_whom_they_took_left_the_ward_as_it_was() -> None:
    instead = Coming(Dot(3, 1, 9), Span(FIRST, None))
    assert told(team(leaving(1, 2), leaving(2, 3), comings=(instead,))) == []
    over = replace(TARGET, id=2, amount=3, ward_id=7, from_day=LAST)
    raised = replace(team(leaving(1, 2), leaving(2, 3), staying=2), targets=(TARGET, over))
    assert raised.need(FIRST) == 2
    assert told(raised) == [(1, 2)]
