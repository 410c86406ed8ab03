"""Whom to take for an event on some days, as rows: the best choice and the second best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import long_day, midnight
from bcu_desk.features.coverage.queries.absences import absence_board
from bcu_desk.features.coverage.queries.proposals.keeping import keeping
from bcu_desk.features.coverage.queries.wards import CoverDay, CoverRow, cover_day
from bcu_desk.features.coverage.rules.absences.board import Board, days_of
from bcu_desk.features.coverage.rules.solver.costs import EventCosts
from bcu_desk.features.coverage.rules.solver.events import (
    Event,
    EventPlan,
    EventProposal,
    EventWard,
    Member,
    plan_event,
    taken_words,
)
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

MOST = 300
AID = "central_aid"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An officer who is taken by a plan (1 the best, 2 the second best).

    `before` and `after` are the DWOs who are there on the ward; `burden` is on how many days of
    the last eight weeks the officer was taken from it.
    """

    plan: int
    order: int
    person: str
    name: str
    ward: str
    ward_name: str
    borough: str
    target: int | None
    before: int
    after: int
    burden: int
    why: str


@dataclass(frozen=True, slots=True)
class EventFound:
    """What was asked and found, and how `record_absence` is told."""

    span: DaySpan
    kind: str
    ordered_by: str | None
    found: EventProposal

    def plans(self) -> tuple[EventPlan, ...]:
        """The best plan, then the second best where there is one."""
        second = self.found.second
        return (self.found.best,) if second is None else (self.found.best, second)

    def fields(self, collars: Iterable[str]) -> dict[str, object]:
        """What `record_absence` is told, in one step."""
        assert self.span.end is not None
        told: dict[str, object] = {
            "people": list(collars),
            "kind": self.kind,
            "from": f"{self.span.start.isoformat()}T00:00",
            "to": f"{self.span.end.isoformat()}T00:00",
        }
        return told if self.ordered_by is None else {**told, "ordered_by": self.ordered_by}


class EventProposalQuery(Query, frozen=True, kw_only=True):
    """Whom to take for an event so that the fewest wards fall below their promise.

    `take` DWOs from the day in view until `to` (the day after the last; one day unless given);
    `keep` are people (collar numbers) and wards (codes or names) that give nobody. Only who is
    there on all of the days is asked.
    """

    take: int
    keep: tuple[str, ...] = ()
    to_day: date | None = msgspec.field(default=None, name="to")
    kind: str = AID
    ordered_by: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[EventRow, ...]:
        """Plan by plan, by borough and ward. Refused: `odd_take`, `empty_span`, `unknown_kept`."""
        return event_rows(event_found(reader, view, self))


def event_rows(found: EventFound) -> tuple[EventRow, ...]:
    """What was found as rows, plan by plan, by borough and ward."""
    return tuple(row for number, plan in enumerate(found.plans(), 1) for row in _rows(number, plan))


def event_found(
    reader: Reader, view: View, wanted: EventProposalQuery, tell: Tell | None = None
) -> EventFound:
    """The plans for an event from the day in view."""
    if not 1 <= wanted.take <= MOST:
        raise Refused("odd_take", value=wanted.take, most=MOST, field="take")
    end = wanted.to_day or view.on + timedelta(days=1)
    if end <= view.on:
        raise Refused("empty_span", start=long_day(view.on), end=long_day(end), field="to")
    days = Span(view.on, end)
    found = plan_event(_event(reader, view, wanted, days), tell)
    return EventFound(days, wanted.kind, wanted.ordered_by, found)


def _event(reader: Reader, view: View, wanted: EventProposalQuery, days: DaySpan) -> Event:
    day, board = cover_day(reader, view), absence_board(reader)
    kept = keeping(reader, day.places, wanted.keep, days)
    costs = EventCosts()
    since = Span(days.start - timedelta(days=costs.burden_days), days.start)
    people = {person.collar: person.id for person in board.people.values()}
    members = [
        Member(
            collar=row.collar,
            name=f"{row.rank} {row.name}",
            ward=row.ward,
            burden=_days_taken(board, people[row.collar], since),
            kept=kept.why(row.collar, row.ward),
        )
        for row in day.officers
        if row.kind == WARD_OFFICER and row.collar and _is_there(board, people[row.collar], days)
    ]
    return Event(wanted.take, tuple(members), tuple(_wards(day, members)), costs)


def _is_there(board: Board, person_id: int, days: DaySpan) -> bool:
    """Whether somebody is away at no time of the days."""
    assert days.end is not None
    minutes = Span(midnight(days.start), midnight(days.end))
    return not any(one.minutes.overlaps(minutes) for one in board.away(person_id))


def _days_taken(board: Board, person_id: int, since: DaySpan) -> int:
    """On how many days somebody was taken from their ward: abstractions, not leave or sickness."""
    assert since.end is not None
    minutes: MinuteSpan = Span(midnight(since.start), midnight(since.end))
    found = set[date]()
    for one in board.away(person_id):
        inside = one.minutes.within(minutes) if one.counted else None
        if inside is not None:
            days = days_of(inside)
            assert days.end is not None
            length = (days.end - days.start).days
            found.update(days.start + timedelta(days=number) for number in range(length))
    return len(found)


def _wards(day: CoverDay, members: Iterable[Member]) -> Iterator[EventWard]:
    there: dict[str, int] = {}
    for one in members:
        there[one.ward] = there.get(one.ward, 0) + 1
    rows: tuple[CoverRow, ...] = day.cover
    for row in rows:
        count = there.get(row.ward, 0)
        yield EventWard(row.ward, row.name, row.borough_name, row.target_dwo, count)


def _rows(number: int, plan: EventPlan) -> Iterator[EventRow]:
    for order, one in enumerate(plan.taken, 1):
        yield EventRow(
            plan=number,
            order=order,
            person=one.member.collar,
            name=one.member.name,
            ward=one.ward.code,
            ward_name=one.ward.name,
            borough=one.ward.borough,
            target=one.ward.target,
            before=one.before,
            after=one.after,
            burden=one.member.burden,
            why=taken_words(one, EventCosts()),
        )
