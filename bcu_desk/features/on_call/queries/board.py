"""All that the page shows of the rota: turns, gaps, hand-over times, and who may be on call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.domain.people import AbsenceKind, OnCallTimes, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.ranks import short_name
from bcu_desk.domain.rota.on_call import RANK_OF, ROLES, hand_over_times, turns_in
from bcu_desk.domain.rota.ranks import Acting, duty_rank, fits
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.features.on_call.queries.reading import (
    Staff,
    absences,
    bcus_in_view,
    staff_of,
    with_rota,
)
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallGaps, OnCallRota, OnCallRow
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

AROUND = 14 * 1_440  # minutes before and after the time shown that are known too


@dataclass(frozen=True, slots=True)
class Away:
    """An absence of somebody: when, and what it is called."""

    minutes: MinuteSpan
    title: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be on call for a role, in their own rank or one they act in."""

    collar: str
    name: str
    short: str
    bcu: str
    bcu_name: str
    own: Rank
    acting: tuple[Acting, ...]
    away: tuple[Away, ...]

    def rank(self, role: str, minute: int) -> str:
        """The rank they go by for a role at a minute."""
        on = in_london(minute).date()
        return duty_rank(self.own, self.acting, RANK_OF.get(role, ""), on)

    def fits(self, role: str, minute: int) -> bool:
        """Whether they may have a role at a minute."""
        return fits(self.rank(role, minute), RANK_OF.get(role, ""))

    def away_in(self, span: MinuteSpan) -> Away | None:
        """The absence that touches a span, or None."""
        return next((away for away in self.away if away.minutes.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class RotaBoard:
    """The rota of the BCUs in view; `turns` reach beyond the time shown.

    `stops` are the hand-over minutes of the first BCU, `times` each BCU's on the first day;
    `rota` are the codes of those that have one.
    """

    bcus: tuple[tuple[str, str], ...]
    rota: frozenset[str]
    turns: tuple[OnCallRow, ...]
    gaps: tuple[GapRow, ...]
    people: tuple[Candidate, ...]
    stops: tuple[int, ...]
    times: Mapping[str, tuple[int, int]]


def rota_board(reader: Reader, view: View, span: MinuteSpan) -> RotaBoard:
    """Everything the page shows of a span, from one view of the file."""
    end = span.end or span.start
    bcus = bcus_in_view(reader, view)
    times = reader.every(OnCallTimes)
    first = in_london(span.start).date()
    known = with_rota(reader, span, bcus)
    begin, finish = utc_text(span.start - AROUND), utc_text(end + AROUND)
    gaps = OnCallGaps(from_time=utc_text(span.start), to=utc_text(end))
    return RotaBoard(
        bcus=tuple((row.code, row.name) for row in bcus.values()),
        rota=frozenset(bcus[found].code for found in known),
        turns=OnCallRota(from_time=begin, to=finish).rows(reader, view),
        gaps=gaps.rows(reader, view),
        people=tuple(_people(reader, view)),
        stops=_stops(span, times, next(iter(bcus), 0)),
        times={row.code: hand_over_times(times, row.id, first) for row in bcus.values()},
    )


def _stops(span: MinuteSpan, times: tuple[OnCallTimes, ...], bcu_id: int) -> tuple[int, ...]:
    """Every hand-over around a span, in order."""
    around = Span(span.start - AROUND, (span.end or span.start) + AROUND)
    return tuple(turn.span.start for turn in turns_in(around, times, bcu_id))


def _people(reader: Reader, view: View) -> list[Candidate]:
    """Those whose own rank or acting rank is one of the rota's, by surname."""
    staff = staff_of(reader)
    bcus: dict[int | None, Bcu] = {row.id: row for row in reader.every(Bcu)}
    wanted = [
        person
        for person in staff.people.values()
        if person.on(view.on) and _may(staff, person.id, person.rank_id)
    ]
    kinds = {row.id: row.title for row in reader.every(AbsenceKind)}
    away = absences(reader, (person.id for person in wanted))
    return [
        _candidate(
            person,
            staff,
            bcus.get(person.bcu_id),
            tuple(
                Away(row.minutes, kinds.get(row.kind_id, "Away")) for row in away.get(person.id, ())
            ),
        )
        for person in sorted(wanted, key=lambda row: (row.surname, row.forename))
    ]


def _candidate(person: Person, staff: Staff, bcu: Bcu | None, away: tuple[Away, ...]) -> Candidate:
    return Candidate(
        collar=person.collar,
        name=person.name,
        short=short_name(person),
        bcu="" if bcu is None else bcu.code,
        bcu_name="" if bcu is None else bcu.name,
        own=staff.ranks[person.rank_id],
        acting=staff.acting.get(person.id, ()),
        away=away,
    )


def _may(staff: Staff, person_id: int, rank_id: int) -> bool:
    needed = {RANK_OF[role] for role in ROLES}
    acted = {wanted.code for _, _, wanted in staff.acting.get(person_id, ())}
    return staff.ranks[rank_id].code in needed or bool(acted & needed)
