"""Who is on call at an instant."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.people import OnCall, OnCallTimes
from bcu_desk.domain.rota.on_call import ROLES, next_hand_over, on_call_at
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.on_call.queries.reading import (
    Staff,
    bcus_in_view,
    staff_of,
    turns_in,
    with_rota,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

WEEK = 7 * 1_440


@dataclass(frozen=True, slots=True)
class NowRow:
    """A role of a BCU at an instant: who is on, None where nobody is, and until when.

    `until_minute` is the end of the turn, or in a gap the next hand-over; `next_who` is on then.
    `rota` is false for a BCU without a turn in the four weeks before and after.
    """

    bcu: str
    role: str
    collar: str | None
    who: str | None
    phone: str | None
    reserve: str | None
    reserve_who: str | None
    until: str
    until_minute: int
    next_who: str | None
    double: bool
    rota: bool


class OnCallNow(Query, frozen=True, kw_only=True):
    """Who is on call for each role of each BCU in view at an instant (`at`)."""

    at: str

    def rows(self, reader: Reader, view: View) -> tuple[NowRow, ...]:
        """By BCU and role, also where nobody is. Raises Refused for an odd time."""
        at = minute_of(self.at, "at")
        bcus = bcus_in_view(reader, view)
        span = Span(at, at + WEEK)
        turns = turns_in(reader, span, bcus)
        known = with_rota(reader, Span(at, at + 1), bcus)
        staff = staff_of(reader)
        times = reader.every(OnCallTimes)
        return tuple(
            _now(
                (bcu.code, role, bcu.id in known),
                at,
                [turn for turn in turns if (turn.bcu_id, turn.role) == (bcu.id, role)],
                staff,
                next_hand_over(at, times, bcu.id),
            )
            for bcu in bcus.values()
            for role in ROLES
        )


def _now(
    duty: tuple[str, str, bool], at: int, turns: list[OnCall], staff: Staff, hand_over: int
) -> NowRow:
    on = on_call_at(turns, at)
    first = on[0] if on else None
    until = hand_over if first is None else first.end_minute
    after = on_call_at(turns, until)
    reserve, reserve_who = (None, None) if first is None else staff.reserve(first)
    return NowRow(
        bcu=duty[0],
        role=duty[1],
        collar=None if first is None else staff.people[first.person_id].collar,
        who=None if first is None else staff.on_turn(first),
        phone=None if first is None else first.phone,
        reserve=reserve,
        reserve_who=reserve_who,
        until=utc_text(until),
        until_minute=until,
        next_who=staff.on_turn(after[0]) if after else None,
        double=len(on) > 1,
        rota=duty[2],
    )
