"""Rule R13: how much of their rostered duty the DWOs of a ward are taken away from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from bcu_desk.domain.assignments import WARD_OFFICER, ModelRule
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.rota.taken import Minutes, minutes_of_team
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span, joined
from bcu_desk.domain.times import in_london

COUNTED = frozenset({"local_aid", "central_aid", "mandatory", "cover"})
LIMIT = 10
HOUR = 60
DAY = timedelta(days=1)
Taken = Mapping[int, tuple[MinuteSpan, ...]]


def abstraction_within_limit(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R13: a ward's DWOs are abstracted for at most the limit, month by month.

    A month is judged as a whole; its days are told as far as the rule and the period hold them.
    Whoever has no line in a shift pattern is rostered for nothing: a ward without any is no data.
    """
    limit = LIMIT if rule.bound is None else rule.bound
    taken = taken_by_person(world)
    kinds = ", ".join(counted_kinds(world))
    teams = _teams(world, taken)
    for bcu, borough, ward, inside in world.wards_within(period):
        team = teams.get(ward.id, ())
        subject = Subject(bcu.code, ward.code, f"{ward.name}, {borough.short_name}")
        for month in _months(team, taken, inside):
            minutes = minutes_of(world, team, taken, month)
            told = month.within(inside)
            if told is not None and minutes.over(limit):
                yield breach(rule, subject, told, _finding(minutes, month, limit, kinds))


def counted_kinds(world: World) -> tuple[str, ...]:
    """The titles of the kinds of absence that count, in order."""
    rows = (row for row in world.facts.absence_kinds if row.counts_as in COUNTED)
    return tuple(sorted(row.title.lower() for row in rows))


def taken_by_person(world: World) -> Taken:
    """The times that count as abstracted, by person, none twice."""
    counted = {row.id for row in world.facts.absence_kinds if row.counts_as in COUNTED}
    rows = grouped(
        (row.person_id, row.minutes) for row in world.facts.absences if row.kind_id in counted
    )
    return {person: joined(spans) for person, spans in rows.items()}


def minutes_of(world: World, team: Iterable[Holder], taken: Taken, month: DaySpan) -> Minutes:
    """What a ward's DWOs were rostered for in a month, and what was taken of it."""
    held = ((item.person.id, item.days) for item in team)
    return minutes_of_team(world.roster, held, month, lambda person: taken.get(person, ()))


def _teams(world: World, taken: Taken) -> dict[int, tuple[Holder, ...]]:
    """The DWOs of each ward from which anything was taken, by its id."""
    pairs = ((item.post.ward_id, item) for item in world.holders_of_kind(WARD_OFFICER))
    return {
        ward: held
        for ward, held in grouped(pairs).items()
        if ward is not None and any(item.person.id in taken for item in held)
    }


def _months(team: tuple[Holder, ...], taken: Taken, inside: DaySpan) -> tuple[DaySpan, ...]:
    """The months that touch the days and in which something may be taken."""
    people = {item.person.id for item in team}
    spans = (span for person in people for span in taken.get(person, ()))
    firsts = {first for span in spans for first in _firsts(span)}
    months = (_month(first) for first in sorted(firsts))
    return tuple(month for month in months if month.overlaps(inside))


def _firsts(span: MinuteSpan) -> Iterator[date]:
    """The first day of each month with duties that the minutes may meet.

    A duty that begins on the last of a month runs into the next.
    """
    assert span.end is not None
    last = in_london(span.end - 1).date()
    first = (in_london(span.start).date() - DAY).replace(day=1)
    while first <= last:
        yield first
        first = _next(first)


def _month(first: date) -> DaySpan:
    return Span(first, _next(first))


def _next(first: date) -> date:
    return (first + 31 * DAY).replace(day=1)


def _finding(minutes: Minutes, month: DaySpan, limit: int, kinds: str) -> Finding:
    rate = minutes.taken * 1000 // minutes.rostered
    told = (
        ("month", f"{month.start:%B %Y}"),
        ("rate", f"{rate // 10}.{rate % 10}"),
        ("limit", limit),
        ("hours", round(minutes.taken / HOUR)),
        ("rostered", round(minutes.rostered / HOUR)),
        ("kinds", kinds),
    )
    return Finding("over", told)
