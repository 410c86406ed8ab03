"""Put people on call, end and swap turns, set the hand-over times."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bcu_desk.domain.people import Absence, OnCall, OnCallTimes, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import RANK_OF, ROLES
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import long_day, minute_of, moment_text
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

LONGEST_DAYS = 31
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


class PutOnCall(Command, frozen=True, kw_only=True):
    """Put a person on call for a role of a BCU, with a reserve and a phone where given.

    A person who is absent then, or of another rank, is told of and not refused.
    """

    bcu: str
    role: str
    person: str
    start: str
    end: str
    reserve: str | None = None
    phone: str | None = None

    def run(self, unit: Unit) -> str:
        """Check and write the turn."""
        bcu = unit.named(Bcu, code=self.bcu, field="bcu")
        role = _role(self.role)
        person = unit.named(Person, collar=self.person, field="person")
        reserve = (
            None
            if self.reserve is None
            else unit.named(Person, collar=self.reserve, field="reserve")
        )
        span = _span(self.start, self.end)
        _refuse_taken(unit, bcu, role, span)
        if reserve is not None and reserve.id == person.id:
            raise Refused("own_reserve", person=person.name, field="reserve")
        unit.add(
            OnCall(
                id=unit.new_id(),
                bcu_id=bcu.id,
                role=role,
                person_id=person.id,
                reserve_id=None if reserve is None else reserve.id,
                phone=None if self.phone is None else clean_text(self.phone, "phone"),
                start_minute=span.start,
                end_minute=span.end or span.start,
            )
        )
        _tell_doubts(unit, person, role, span)
        return f"Put {person.name} on call for {bcu.name} from {moment_text(span.start)}"


class EndOnCall(Command, frozen=True, kw_only=True):
    """Take a person off call at a time; a turn that has not begun then goes altogether."""

    bcu: str
    role: str
    person: str
    start: str
    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Shorten the turn that begins at `start`, or remove it."""
        turn = _turn(unit, self.bcu, self.role, self.person, self.start)
        name = unit.get(Person, turn.person_id).name
        at = turn.start_minute if self.at is None else minute_of(self.at, "at")
        if at >= turn.end_minute:
            raise Refused("on_call_ended", person=name, end=moment_text(turn.end_minute))
        if at <= turn.start_minute:
            unit.remove(turn)
            return f"Take {name} off call from {moment_text(turn.start_minute)}"
        unit.change(turn, end_minute=at)
        return f"End {name}'s turn on call at {moment_text(at)}"


class SwapOnCall(Command, frozen=True, kw_only=True):
    """Two people take each other's turn, for the same role of a BCU."""

    bcu: str
    role: str
    person: str
    start: str
    other: str
    other_start: str

    def run(self, unit: Unit) -> str:
        """Write both turns in one step; a phone goes with its person."""
        one = _turn(unit, self.bcu, self.role, self.person, self.start)
        two = _turn(unit, self.bcu, self.role, self.other, self.other_start, "other_start")
        for turn, with_turn in ((one, two), (two, one)):
            person = unit.get(Person, with_turn.person_id)
            reserve = turn.reserve_id if turn.reserve_id != person.id else turn.person_id
            unit.change(turn, person_id=person.id, phone=with_turn.phone, reserve_id=reserve)
            _tell_doubts(unit, person, turn.role, turn.minutes)
        names = [unit.get(Person, turn.person_id).name for turn in (one, two)]
        return f"Swap {names[0]} and {names[1]} on call"


class SetHandOver(Command, frozen=True, kw_only=True):
    """Set when a BCU hands over to day and to night, from a day on; times as `07:00`."""

    bcu: str
    day: str
    night: str
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """Write the times; those set before end on that day."""
        bcu = unit.named(Bcu, code=self.bcu, field="bcu")
        morning, evening = _minutes(self.day, "day"), _minutes(self.night, "night")
        if morning >= evening:
            raise Refused("night_before_day", day=self.day, night=self.night, field="night")
        for row in unit.every(OnCallTimes, bcu_id=bcu.id):
            if row.from_day >= self.from_day:
                unit.remove(row)
            elif row.to_day is None or row.to_day > self.from_day:
                unit.change(row, to_day=self.from_day)
        unit.add(
            OnCallTimes(
                id=unit.new_id(),
                bcu_id=bcu.id,
                day_minute=morning,
                night_minute=evening,
                from_day=self.from_day,
            )
        )
        told = f"{self.day} and {self.night} from {long_day(self.from_day)}"
        return f"{bcu.name} hands over at {told}"


def _role(told: str) -> str:
    if told not in ROLES:
        raise Refused("unknown_on_call_role", value=told[:40], roles=ROLES, field="role")
    return told


def _span(start: str, end: str) -> MinuteSpan:
    """A turn's minutes. Raises Refused `ends_before_start` or `on_call_too_long`."""
    first, last = minute_of(start, "start"), minute_of(end, "end")
    if last <= first:
        raise Refused("ends_before_start", field="end")
    if last - first > LONGEST_DAYS * 1_440:
        raise Refused("on_call_too_long", longest=LONGEST_DAYS, field="end")
    return Span(first, last)


def _minutes(told: str, field: str) -> int:
    """Minutes after midnight of a time of the day."""
    if not _TIME.fullmatch(told):
        raise Refused("bad_hand_over", value=told[:20], field=field)
    return int(told[:2]) * 60 + int(told[3:])


def _refuse_taken(unit: Unit, bcu: Bcu, role: str, span: MinuteSpan) -> None:
    for row in unit.every(OnCall, bcu_id=bcu.id, role=role):
        if row.minutes.overlaps(span):
            raise Refused(
                "on_call_taken",
                person=unit.get(Person, row.person_id).name,
                start=moment_text(row.start_minute),
                end=moment_text(row.end_minute),
                field="start",
            )


def _turn(  # one turn is named by what people say of it
    unit: Unit, bcu: str, role: str, collar: str, start: str, field: str = "start"
) -> OnCall:
    """The turn of a person that begins at a time. Raises Refused `no_such_turn`."""
    found = unit.every(
        OnCall,
        bcu_id=unit.named(Bcu, code=bcu, field="bcu").id,
        role=_role(role),
        person_id=unit.named(Person, collar=collar, field="person").id,
        start_minute=minute_of(start, field),
    )
    if not found:
        told = moment_text(minute_of(start, field))
        raise Refused("no_such_turn", person=collar, start=told, field=field)
    return found[0]


def _tell_doubts(unit: Unit, person: Person, role: str, span: MinuteSpan) -> None:
    """Tell of a person who is absent for some of the turn, or of another rank."""
    when = moment_text(span.start)
    if any(row.minutes.overlaps(span) for row in unit.every(Absence, person_id=person.id)):
        unit.note("on_call_absent", person=person.name, start=when)
    rank = unit.get(Rank, person.rank_id).code
    if rank != RANK_OF[role]:
        unit.note("on_call_rank", person=person.name, rank=rank, needed=RANK_OF[role])
