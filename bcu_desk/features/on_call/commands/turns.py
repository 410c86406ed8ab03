"""Put people on call; change, end and swap turns."""

from __future__ import annotations

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.people import Absence, OnCall, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import RANK_OF, ROLES
from bcu_desk.domain.rota.ranks import duty_rank, fits
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, minute_of, moment_text, utc_text
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

LONGEST_DAYS = 31


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
        role = role_named(self.role)
        person = unit.named(Person, collar=self.person, field="person")
        reserve = (
            None
            if self.reserve is None
            else unit.named(Person, collar=self.reserve, field="reserve")
        )
        span = span_asked(self.start, self.end)
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
        tell_doubts(unit, person, role, span)
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
        turn = turn_named(unit, self.bcu, self.role, self.person, self.start)
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
        one = turn_named(unit, self.bcu, self.role, self.person, self.start)
        two = turn_named(unit, self.bcu, self.role, self.other, self.other_start, "other_start")
        for turn, with_turn in ((one, two), (two, one)):
            person = unit.get(Person, with_turn.person_id)
            reserve = turn.reserve_id if turn.reserve_id != person.id else turn.person_id
            unit.change(turn, person_id=person.id, phone=with_turn.phone, reserve_id=reserve)
            tell_doubts(unit, person, turn.role, turn.minutes)
        names = [unit.get(Person, turn.person_id).name for turn in (one, two)]
        return f"Swap {names[0]} and {names[1]} on call"


class ChangeOnCall(Command, frozen=True, kw_only=True):
    """Give a turn other times, another person, reserve or phone; what is not told stays.

    An empty `reserve` or `phone` takes it away. A phone goes with its person.
    """

    bcu: str
    role: str
    person: str
    start: str
    to_start: str | None = None
    end: str | None = None
    to_person: str | None = None
    reserve: str | None = None
    phone: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the turn as it would be, and write it."""
        turn = turn_named(unit, self.bcu, self.role, self.person, self.start)
        person = unit.get(Person, turn.person_id)
        phone = turn.phone
        if self.to_person is not None and self.to_person != person.collar:
            person = unit.named(Person, collar=self.to_person, field="to_person")
            phone = None
        span = span_asked(
            utc_text(turn.start_minute) if self.to_start is None else self.to_start,
            utc_text(turn.end_minute) if self.end is None else self.end,
        )
        _refuse_taken(unit, unit.get(Bcu, turn.bcu_id), turn.role, span, but=turn.id)
        if self.phone is not None:
            phone = clean_text(self.phone, "phone") if self.phone.strip() else None
        unit.change(
            turn,
            person_id=person.id,
            reserve_id=_reserve(unit, turn, self.reserve, person),
            phone=phone,
            start_minute=span.start,
            end_minute=span.end or span.start,
        )
        tell_doubts(unit, person, turn.role, span)
        return f"Put {person.name} on call from {moment_text(span.start)}"


def role_named(told: str) -> str:
    """A role of the rota. Raises Refused `unknown_on_call_role`."""
    if told not in ROLES:
        raise Refused("unknown_on_call_role", value=told[:40], roles=ROLES, field="role")
    return told


def span_asked(start: str, end: str) -> MinuteSpan:
    """A turn's minutes. Raises Refused `ends_before_start` or `on_call_too_long`."""
    first, last = minute_of(start, "start"), minute_of(end, "end")
    if last <= first:
        raise Refused("ends_before_start", field="end")
    if last - first > LONGEST_DAYS * 1_440:
        raise Refused("on_call_too_long", longest=LONGEST_DAYS, field="end")
    return Span(first, last)


def _reserve(unit: Unit, turn: OnCall, told: str | None, person: Person) -> int | None:
    """The one in reserve, as told or as before; nobody where that is the person themselves."""
    if told is None:
        return turn.reserve_id if turn.reserve_id != person.id else None
    if not told.strip():
        return None
    found = unit.named(Person, collar=told, field="reserve")
    if found.id == person.id:
        raise Refused("own_reserve", person=person.name, field="reserve")
    return found.id


def _refuse_taken(unit: Unit, bcu: Bcu, role: str, span: MinuteSpan, but: int = 0) -> None:
    for row in unit.every(OnCall, bcu_id=bcu.id, role=role):
        if row.id != but and row.minutes.overlaps(span):
            raise Refused(
                "on_call_taken",
                person=unit.get(Person, row.person_id).name,
                start=moment_text(row.start_minute),
                end=moment_text(row.end_minute),
                field="start",
            )


def turn_named(  # one turn is named by what people say of it
    unit: Unit, bcu: str, role: str, collar: str, start: str, field: str = "start"
) -> OnCall:
    """The turn of a person that begins at a time. Raises Refused `no_such_turn`."""
    found = unit.every(
        OnCall,
        bcu_id=unit.named(Bcu, code=bcu, field="bcu").id,
        role=role_named(role),
        person_id=unit.named(Person, collar=collar, field="person").id,
        start_minute=minute_of(start, field),
    )
    if not found:
        told = moment_text(minute_of(start, field))
        raise Refused("no_such_turn", person=collar, start=told, field=field)
    return found[0]


def tell_doubts(unit: Unit, person: Person, role: str, span: MinuteSpan) -> None:
    """Tell of a person who is absent for some of the turn, or of another rank."""
    when = moment_text(span.start)
    if any(row.minutes.overlaps(span) for row in unit.every(Absence, person_id=person.id)):
        unit.note("on_call_absent", person=person.name, start=when)
    rank = rank_on_call(unit, person, role, span.start)
    if not fits(rank, RANK_OF[role]):
        unit.note("on_call_rank", person=person.name, rank=rank, needed=RANK_OF[role])


def rank_on_call(unit: Unit, person: Person, role: str, minute: int) -> str:
    """The rank somebody goes by for a role: also that of a post in which they act."""
    acting = [
        (row.days, row.standing, unit.get(Rank, unit.get(Post, row.post_id).rank_id))
        for row in unit.every(Posting, person_id=person.id)
        if row.standing is not Standing.SUBSTANTIVE
    ]
    own = unit.get(Rank, person.rank_id)
    return duty_rank(own, acting, RANK_OF[role], in_london(minute).date())
