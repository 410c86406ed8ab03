"""Who is on which ward, who is away, and who is rostered when: looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from bcu_desk.domain.assignments import WARD_OFFICER, WARD_PCSO, ModelRule, Post, Posting
from bcu_desk.domain.model_check.judges.abstraction import COUNTED, LIMIT
from bcu_desk.domain.model_check.world import together
from bcu_desk.domain.people import Absence, AbsenceKind, Person
from bcu_desk.domain.places import Ward
from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import in_london, midnight

RING_FENCED_FROM = frozenset({"local_aid", "central_aid", "cover"})
ABSTRACTIONS = COUNTED
TEAM_KINDS = (WARD_OFFICER, WARD_PCSO)


class Kept(Protocol):
    """Any noun that is kept in the file."""

    @property
    def id(self) -> int:
        """Its row's id."""


K = TypeVar("K", bound=Kept)


class Rows(Protocol):
    """Gives all rows of a noun."""

    def __call__(self, kind: type[K], /) -> tuple[K, ...]:
        """All rows of a noun."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a ward post for some days; `kind` is dwo or pcso."""

    person_id: int
    ward_id: int
    kind: str
    days: DaySpan


@dataclass(frozen=True, slots=True)
class Away:
    """A time away, and what it counts as."""

    counts_as: str
    minutes: MinuteSpan

    @property
    def counted(self) -> bool:
        """Whether it is an abstraction."""
        return self.counts_as in COUNTED


@dataclass(frozen=True)
class Board:
    """What there is to know of absences: `members` by ward, `homes` and `absences` by person."""

    kinds: tuple[AbsenceKind, ...]
    people: Mapping[int, Person]
    wards: Mapping[int, Ward]
    members: Mapping[int, tuple[Member, ...]]
    homes: Mapping[int, tuple[Member, ...]]
    absences: Mapping[int, tuple[Absence, ...]]
    roster: Roster
    limits: tuple[ModelRule, ...]

    def home(self, person_id: int, on: date) -> Member | None:
        """The ward post of a person on a day; a DWO's before any other."""
        held = [one for one in self.homes.get(person_id, ()) if one.days.holds(on)]
        return min(held, key=lambda one: TEAM_KINDS.index(one.kind)) if held else None

    def team(self, ward_id: int, on: date) -> tuple[Member, ...]:
        """The people of a ward on a day, DWOs first."""
        held = [one for one in self.members.get(ward_id, ()) if one.days.holds(on)]
        return tuple(sorted(held, key=lambda one: TEAM_KINDS.index(one.kind)))

    def counts_as(self, kind_id: int) -> str:
        """What a kind counts as, '' for none that is known."""
        return next((kind.counts_as for kind in self.kinds if kind.id == kind_id), "")

    def away(self, person_id: int) -> tuple[Away, ...]:
        """When a person is away, and as what."""
        rows = self.absences.get(person_id, ())
        return tuple(Away(self.counts_as(row.kind_id), row.minutes) for row in rows)

    def limit(self, on: date) -> int:
        """How many per cent of a ward's duty may be taken, by rule R13 on a day."""
        bounds = [rule.bound for rule in self.limits if rule.on(on)]
        return next((bound for bound in bounds if bound is not None), LIMIT)

    def counted_titles(self) -> tuple[str, ...]:
        """The kinds that count as abstraction, in words."""
        rows = (kind for kind in self.kinds if kind.counts_as in COUNTED)
        return tuple(kind.title.lower() for kind in rows)


def board_of(every: Rows) -> Board:
    """The board of a file's rows."""
    members = tuple(_members(every))
    return Board(
        kinds=every(AbsenceKind),
        people={row.id: row for row in every(Person)},
        wards={row.id: row for row in every(Ward)},
        members=_grouped((one.ward_id, one) for one in members),
        homes=_grouped((one.person_id, one) for one in members),
        absences=_grouped((row.person_id, row) for row in every(Absence)),
        roster=Roster(every(ShiftPattern), every(ShiftCode), every(ShiftLine)),
        limits=tuple(rule for rule in every(ModelRule) if rule.code == "R13"),
    )


def _members(every: Rows) -> Iterable[Member]:
    """Everybody who holds a ward post, for the days on which post, posting and service last."""
    people = {row.id: row for row in every(Person)}
    posts = {row.id: row for row in every(Post) if row.ward_id is not None}
    for posting in every(Posting):
        post = posts.get(posting.post_id)
        if post is not None and post.ward_id is not None and post.kind in TEAM_KINDS:
            days = together(posting.days, post.days, people[posting.person_id].days)
            if days is not None:
                yield Member(posting.person_id, post.ward_id, post.kind, days)


V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[int, V]]) -> dict[int, tuple[V, ...]]:
    found: dict[int, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def day_of(minute: int) -> date:
    """The London day of an instant."""
    return in_london(minute).date()


def days_of(span: MinuteSpan) -> DaySpan:
    """The London days that some minutes touch."""
    assert span.end is not None
    return Span(day_of(span.start), day_of(span.end - 1) + timedelta(days=1))


def within_day(span: MinuteSpan, day: date) -> MinuteSpan | None:
    """The part of some minutes that lies on a London day."""
    return span.within(Span(midnight(day), midnight(day + timedelta(days=1))))
