"""The rota of a period, its gaps and double cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from bcu_desk.domain.people import Absence, OnCall
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import RANK_OF, Fault, faults
from bcu_desk.domain.rota.ranks import fits
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.on_call.queries.reading import (
    Staff,
    absences,
    bcus_in_view,
    order_of,
    staff_of,
    turns_in,
    with_rota,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

DAY, WEEK = 1_440, 7 * 1_440


@dataclass(frozen=True, slots=True)
class OnCallRow:
    """A turn; `state` is `on_call`, `double`, `absent` or `wrong_rank`, the gravest first.

    `who` and `reserve_who` are for labels: `Supt R. Oduya`.
    """

    bcu: str
    role: str
    collar: str
    name: str
    rank: str
    who: str
    phone: str | None
    reserve: str | None
    reserve_who: str | None
    start: str
    end: str
    state: str
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class GapRow:
    """Nobody on call for a role (`gap`), or more than one (`double`, with who)."""

    bcu: str
    role: str
    kind: str
    start: str
    end: str
    collars: tuple[str, ...]
    start_minute: int
    end_minute: int


class OnCallRota(Query, frozen=True, kw_only=True):
    """Turns that touch a period (`from` to `to`) or an instant (`at`); the as-of day unless given.

    Instants are London wall times, or with Z.
    """

    from_time: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    at: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[OnCallRow, ...]:
        """By BCU, role and time. Raises Refused for odd times."""
        span = _asked(self.from_time, self.to, self.at, view, DAY)
        bcus = bcus_in_view(reader, view)
        turns = turns_in(reader, span, bcus)
        staff = staff_of(reader)
        away = absences(reader, (turn.person_id for turn in turns))
        double = [row for row in faults(turns, _whole(turns, span), bcus) if row.kind == "double"]

        def state(turn: OnCall) -> str:
            return _state(turn, staff, away.get(turn.person_id, ()), double)

        made = (_row(turn, bcus[turn.bcu_id].code, staff, state(turn)) for turn in turns)
        return tuple(sorted(made, key=lambda row: (row.bcu, order_of(row.role), row.start_minute)))


class OnCallGaps(Query, frozen=True, kw_only=True):
    """Gaps and double cover of a period; the week from the as-of day unless given.

    A BCU without a turn in the four weeks before and after has no rota, and no gap in it.
    """

    from_time: str | None = msgspec.field(default=None, name="from")
    to: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[GapRow, ...]:
        """By time, then BCU and role. Raises Refused for odd times."""
        span = _asked(self.from_time, self.to, None, view, WEEK)
        bcus = bcus_in_view(reader, view)
        turns = turns_in(reader, span, bcus)
        people = staff_of(reader).people
        made = [
            GapRow(
                bcus[row.bcu_id].code,
                row.role,
                row.kind,
                utc_text(row.span.start),
                utc_text(row.span.end or row.span.start),
                tuple(
                    people[turn.person_id].collar
                    for turn in turns
                    if (turn.bcu_id, turn.role) == (row.bcu_id, row.role)
                    and turn.minutes.overlaps(row.span)
                ),
                row.span.start,
                row.span.end or row.span.start,
            )
            for row in faults(turns, span, with_rota(reader, span, bcus))
        ]
        return tuple(sorted(made, key=lambda row: (row.start_minute, row.bcu, order_of(row.role))))


def _state(turn: OnCall, staff: Staff, away: Iterable[Absence], double: Iterable[Fault]) -> str:
    """Whether a turn may stand as it does; else the gravest that is wrong with it."""
    if any(row.minutes.overlaps(turn.minutes) for row in away):
        return "absent"
    rank = staff.rank(turn.person_id, turn.role, turn.start_minute)
    if not fits(rank, RANK_OF.get(turn.role, "")):
        return "wrong_rank"
    shared = (
        (row.bcu_id, row.role) == (turn.bcu_id, turn.role) and row.span.overlaps(turn.minutes)
        for row in double
    )
    return "double" if any(shared) else "on_call"


def _row(turn: OnCall, bcu: str, staff: Staff, state: str) -> OnCallRow:
    person = staff.people[turn.person_id]
    reserve, reserve_who = staff.reserve(turn)
    return OnCallRow(
        bcu=bcu,
        role=turn.role,
        collar=person.collar,
        name=person.name,
        rank=staff.rank(turn.person_id, turn.role, turn.start_minute),
        who=staff.on_turn(turn),
        phone=turn.phone,
        reserve=reserve,
        reserve_who=reserve_who,
        start=utc_text(turn.start_minute),
        end=utc_text(turn.end_minute),
        state=state,
        start_minute=turn.start_minute,
        end_minute=turn.end_minute,
    )


def _asked(
    start: str | None, end: str | None, at: str | None, view: View, length: int
) -> MinuteSpan:
    if at is not None:
        minute = minute_of(at, "at")
        return Span(minute, minute + 1)
    first = midnight(view.on) if start is None else minute_of(start, "from")
    last = first + length if end is None else minute_of(end, "to")
    if last <= first:
        raise Refused("ends_before_start", field="to")
    return Span(first, last)


def _whole(turns: tuple[OnCall, ...], span: MinuteSpan) -> MinuteSpan:
    """The span, and all of the turns that touch it."""
    starts = [turn.start_minute for turn in turns]
    ends = [turn.end_minute for turn in turns]
    return Span(min((span.start, *starts)), max((span.end or span.start, *ends)))
