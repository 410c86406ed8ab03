"""Rule R13: how much of their rostered duty the DWOs of a ward are taken away from it.

Until shift patterns are kept, everybody is rostered for five duties of eight hours in each week
from Monday to Sunday, whatever days they are. What is taken from a day counts up to eight hours,
what is taken from a week up to its five duties, each pro rata to the days in the ward and month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.assignments import WARD_OFFICER, ModelRule
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.people import Absence
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span, joined
from bcu_desk.domain.times import in_london, midnight

COUNTED = frozenset({"local_aid", "central_aid", "mandatory", "cover"})
DUTY_MINUTES = 480
DUTIES_A_WEEK = 5
WEEK = 7
LIMIT = 10
Taken = dict[date, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A ward's month: minutes taken away and rostered, both in sevenths of a minute."""

    taken: int
    rostered: int

    def over(self, limit: int) -> bool:
        """Whether more is taken than this per cent."""
        return self.taken * 100 > self.rostered * limit


def abstraction_within_limit(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R13: a ward's DWOs are abstracted for at most the limit, month by month.

    A month is judged as a whole; its days are told as far as the rule and the period hold them.
    """
    limit = LIMIT if rule.bound is None else rule.bound
    taken = taken_by_person(world)
    kinds = ", ".join(counted_kinds(world))
    teams = _teams(world, taken)
    for bcu, borough, ward, inside in world.wards_within(period):
        team = teams.get(ward.id, ())
        subject = Subject(bcu.code, ward.code, f"{ward.name}, {borough.short_name}")
        for month in _months(team, taken, inside):
            figure = figure_of(team, taken, month)
            told = month.within(inside)
            if told is not None and figure.over(limit):
                yield breach(rule, subject, told, _finding(figure, month, limit, kinds))


def counted_kinds(world: World) -> tuple[str, ...]:
    """The titles of the kinds of absence that count, in order."""
    rows = (row for row in world.facts.absence_kinds if row.counts_as in COUNTED)
    return tuple(sorted(row.title.lower() for row in rows))


def taken_by_person(world: World) -> dict[int, Taken]:
    """The minutes that count as abstracted, by person and London day, at most a duty a day."""
    counted = {row.id for row in world.facts.absence_kinds if row.counts_as in COUNTED}
    rows = grouped((row.person_id, row) for row in world.facts.absences if row.kind_id in counted)
    return {person: _by_day(absences) for person, absences in rows.items()}


def _by_day(absences: Iterable[Absence]) -> Taken:
    found: Taken = {}
    for span in joined(row.minutes for row in absences):
        for day, minutes in _days_of(span):
            found[day] = min(DUTY_MINUTES, found.get(day, 0) + minutes)
    return found


def _days_of(span: MinuteSpan) -> Iterator[tuple[date, int]]:
    """Each London day that the minutes touch, with how many of them."""
    end = span.end
    assert end is not None
    day, since = in_london(span.start).date(), span.start
    while since < end:
        day_after = day + timedelta(days=1)
        until = min(end, midnight(day_after))
        yield day, until - since
        day, since = day_after, until


def _teams(world: World, taken: dict[int, Taken]) -> dict[int, tuple[Holder, ...]]:
    """The DWOs of each ward from which anything was taken, by its id."""
    pairs = ((item.post.ward_id, item) for item in world.holders_of_kind(WARD_OFFICER))
    return {
        ward: held
        for ward, held in grouped(pairs).items()
        if ward is not None and any(item.person.id in taken for item in held)
    }


def _months(
    team: tuple[Holder, ...], taken: dict[int, Taken], inside: DaySpan
) -> tuple[DaySpan, ...]:
    """The months that touch the days and in which something was taken."""
    firsts = {
        day.replace(day=1)
        for item in team
        for day in taken.get(item.person.id, ())
        if item.days.holds(day)
    }
    months = (_month(first) for first in sorted(firsts))
    return tuple(month for month in months if month.overlaps(inside))


def _month(first: date) -> DaySpan:
    return Span(first, (first + timedelta(days=31)).replace(day=1))


def figure_of(team: tuple[Holder, ...], taken: dict[int, Taken], month: DaySpan) -> Figure:
    """What was taken from a ward's DWOs in a month, and what they were rostered for."""
    whole = rostered = 0
    for person, held in grouped((item.person.id, item.days) for item in team).items():
        for span in joined(held):
            inside = span.within(month)
            if inside is not None:
                rostered += _duty(inside)
                whole += _lost(taken.get(person, {}), inside)
    return Figure(whole, rostered)


def _lost(taken: Taken, days: DaySpan) -> int:
    """What was taken on some days, in sevenths of a minute; no more of a week than its duties."""
    weeks: dict[date, int] = {}
    for day, minutes in taken.items():
        if days.holds(day):
            monday = day - timedelta(days=day.weekday())
            weeks[monday] = weeks.get(monday, 0) + WEEK * minutes
    return sum(min(lost, _duty(_week(monday).within(days))) for monday, lost in weeks.items())


def _week(monday: date) -> DaySpan:
    return Span(monday, monday + timedelta(days=WEEK))


def _duty(days: DaySpan | None) -> int:
    """What one person is rostered for on some days, in sevenths of a minute."""
    if days is None or days.end is None:
        return 0
    return (days.end - days.start).days * DUTIES_A_WEEK * DUTY_MINUTES


def _finding(figure: Figure, month: DaySpan, limit: int, kinds: str) -> Finding:
    rate = figure.taken * 1000 // figure.rostered
    minutes = WEEK * 60
    told = (
        ("month", f"{month.start:%B %Y}"),
        ("rate", f"{rate // 10}.{rate % 10}"),
        ("limit", limit),
        ("hours", round(figure.taken / minutes)),
        ("rostered", round(figure.rostered / minutes)),
        ("kinds", kinds),
    )
    return Finding("over", told)
