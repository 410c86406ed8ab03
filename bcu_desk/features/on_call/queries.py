"""The on-call rota, its gaps and double cover, and who is on call at an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from bcu_desk.domain.people import Absence, OnCall, OnCallTimes, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import RANK_OF, ROLES, faults, next_hand_over, on_call_at
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.store import tables
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


@dataclass(frozen=True, slots=True)
class NowRow:
    """A role of a BCU at an instant: who is on, None where nobody is, and until when.

    `until_minute` is the end of the turn, or in a gap the next hand-over; `next_who` is on then.
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


@dataclass(frozen=True, slots=True)
class _Staff:
    """People by id, and the codes of ranks."""

    people: Mapping[int, Person]
    ranks: Mapping[int, str]

    def who(self, person_id: int) -> str:
        person = self.people[person_id]
        return f"{self.ranks[person.rank_id]} {person.forename[:1]}. {person.surname}"

    def reserve(self, turn: OnCall) -> tuple[str | None, str | None]:
        """The collar and the label of the one in reserve."""
        if turn.reserve_id is None:
            return None, None
        return self.people[turn.reserve_id].collar, self.who(turn.reserve_id)


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
        bcus = _bcus(reader, view)
        turns = _turns(reader, span, bcus)
        staff = _staff(reader)
        away = _away(reader, turns)
        double = [row for row in faults(turns, _whole(turns, span), bcus) if row.kind == "double"]

        def state(turn: OnCall) -> str:
            if any(span.overlaps(turn.minutes) for span in away.get(turn.person_id, ())):
                return "absent"
            if staff.ranks[staff.people[turn.person_id].rank_id] != RANK_OF.get(turn.role):
                return "wrong_rank"
            shared = (
                (row.bcu_id, row.role) == (turn.bcu_id, turn.role)
                and row.span.overlaps(turn.minutes)
                for row in double
            )
            return "double" if any(shared) else "on_call"

        made = (_row(turn, bcus[turn.bcu_id], staff, state(turn)) for turn in turns)
        return tuple(sorted(made, key=lambda row: (row.bcu, _order(row.role), row.start_minute)))


class OnCallGaps(Query, frozen=True, kw_only=True):
    """Gaps and double cover of a period; the week from the as-of day unless given."""

    from_time: str | None = msgspec.field(default=None, name="from")
    to: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[GapRow, ...]:
        """By time, then BCU and role. Raises Refused for odd times."""
        span = _asked(self.from_time, self.to, None, view, WEEK)
        bcus = _bcus(reader, view)
        turns = _turns(reader, span, bcus)
        people = _staff(reader).people
        made = [
            GapRow(
                bcus[row.bcu_id],
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
            for row in faults(turns, span, bcus)
        ]
        return tuple(sorted(made, key=lambda row: (row.start_minute, row.bcu, _order(row.role))))


class OnCallNow(Query, frozen=True, kw_only=True):
    """Who is on call for each role of each BCU in view at an instant (`at`)."""

    at: str

    def rows(self, reader: Reader, view: View) -> tuple[NowRow, ...]:
        """By BCU and role, also where nobody is. Raises Refused for an odd time."""
        at = minute_of(self.at, "at")
        bcus = _bcus(reader, view)
        turns = _turns(reader, Span(at, at + WEEK), bcus)
        staff = _staff(reader)
        times = reader.every(OnCallTimes)
        return tuple(
            _now(
                code,
                role,
                at,
                [turn for turn in turns if (turn.bcu_id, turn.role) == (bcu, role)],
                staff,
                next_hand_over(at, times, bcu),
            )
            for bcu, code in bcus.items()
            for role in ROLES
        )


def _now(
    bcu: str, role: str, at: int, turns: list[OnCall], staff: _Staff, hand_over: int
) -> NowRow:
    on = on_call_at(turns, at)
    first = on[0] if on else None
    until = hand_over if first is None else first.end_minute
    after = on_call_at(turns, until)
    reserve, reserve_who = (None, None) if first is None else staff.reserve(first)
    return NowRow(
        bcu=bcu,
        role=role,
        collar=None if first is None else staff.people[first.person_id].collar,
        who=None if first is None else staff.who(first.person_id),
        phone=None if first is None else first.phone,
        reserve=reserve,
        reserve_who=reserve_who,
        until=utc_text(until),
        until_minute=until,
        next_who=staff.who(after[0].person_id) if after else None,
        double=len(on) > 1,
    )


def _row(turn: OnCall, bcu: str, staff: _Staff, state: str) -> OnCallRow:
    person = staff.people[turn.person_id]
    reserve, reserve_who = staff.reserve(turn)
    return OnCallRow(
        bcu=bcu,
        role=turn.role,
        collar=person.collar,
        name=person.name,
        rank=staff.ranks[person.rank_id],
        who=staff.who(turn.person_id),
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


def _bcus(reader: Reader, view: View) -> dict[int, str]:
    """The codes of the BCUs in view, by id, in the order of their codes."""
    found = (row for row in reader.every(Bcu) if row.on(view.on) and view.shows(row.code))
    return {row.id: row.code for row in sorted(found, key=lambda row: row.code)}


def _turns(reader: Reader, span: MinuteSpan, bcus: Mapping[int, str]) -> tuple[OnCall, ...]:
    table = tables.on_call
    return reader.every(
        OnCall,
        table.c.bcu_id.in_(bcus),
        table.c.end_minute > span.start,
        table.c.start_minute < (span.end or span.start),
    )


def _staff(reader: Reader) -> _Staff:
    return _Staff(
        {row.id: row for row in reader.every(Person)},
        {row.id: row.code for row in reader.every(Rank)},
    )


def _away(reader: Reader, turns: tuple[OnCall, ...]) -> dict[int, list[MinuteSpan]]:
    found: dict[int, list[MinuteSpan]] = {}
    wanted = {turn.person_id for turn in turns}
    for row in reader.every(Absence, tables.absence.c.person_id.in_(wanted)):
        found.setdefault(row.person_id, []).append(row.minutes)
    return found


def _order(role: str) -> int:
    return ROLES.index(role) if role in ROLES else len(ROLES)
