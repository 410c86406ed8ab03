"""Duty rostered and taken of a team: each minute once, and no more than was rostered."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.rota.taken import Minutes, minutes_of_team
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of

MONDAY = date(2017, 1, 23)
WEEK = Span(MONDAY, date(2017, 1, 30))
LONG_AGO = date(2014, 1, 1)
ROSTER = Roster(
    (
        ShiftPattern(
            id=1, code="w", title="W", cycle="E E E E E R R", anchor=MONDAY, from_day=LONG_AGO
        ),
    ),
    (ShiftCode(id=1, pattern_id=1, code="E", begins=480, lasts=480),),
    (ShiftLine(id=1, person_id=9, pattern_id=1, position=0, from_day=LONG_AGO),),
)
ALWAYS = Span(LONG_AGO)


def _span(start: str, end: str) -> MinuteSpan:
    return Span(minute_of(start), minute_of(end))


@pytest.mark.parametrize(
    ("lost", "taken"),
    [
        ((), 0),
        ((_span("2017-01-23T00:00", "2017-01-24T00:00"),), 480),
        ((_span("2017-01-23T15:59", "2017-01-24T08:01"),), 2),
        ((_span("2017-01-23T16:00", "2017-01-24T08:00"),), 0),
        (
            (
                _span("2017-01-23T08:00", "2017-01-23T12:00"),
                _span("2017-01-23T10:00", "2017-01-23T13:00"),
            ),
            300,
        ),
        ((_span("2017-01-28T00:00", "2017-01-30T00:00"),), 0),
    ],
)
def test_what_covers_duty_is_taken_and_nothing_twice(
    lost: tuple[MinuteSpan, ...], taken: int
) -> None:
    assert minutes_of_team(ROSTER, [(9, ALWAYS)], WEEK, lambda _: lost) == Minutes(taken, 5 * 480)


def test_days_in_two_posts_count_once_and_days_outside_for_nothing() -> None:
    team = [(9, Span(MONDAY, date(2017, 1, 25))), (9, Span(date(2017, 1, 24), date(2017, 1, 26)))]
    assert minutes_of_team(ROSTER, team, WEEK, lambda _: ()) == Minutes(0, 3 * 480)


def test_without_a_roster_there_is_no_rate() -> None:
    found = minutes_of_team(ROSTER, [(8, ALWAYS)], WEEK, lambda _: ())
    assert (found, found.rate, found.over(0)) == (Minutes(), None, False)


def test_minutes_add_up_and_are_over_a_limit_only_beyond_it() -> None:
    whole = Minutes(48, 240) + Minutes(0, 240)
    assert (whole, whole.rate) == (Minutes(48, 480), 0.1)
    assert [whole.over(limit) for limit in (9, 10)] == [True, False]
