"""Whom to take for an event: as few wards as can be fall below, and the burden goes round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bcu_desk.features.coverage.rules.solver.costs import EventCosts
from bcu_desk.features.coverage.rules.solver.program import Limit, Tell, Unsolved, chosen


@dataclass(frozen=True, slots=True)
class Member:
    """An officer who is there on the days of the event; `burden` is days taken of late.

    `kept` says why they stay, '' where they need not.
    """

    collar: str
    name: str
    ward: str
    burden: int = 0
    kept: str = ""


@dataclass(frozen=True, slots=True)
class EventWard:
    """A ward with its target and how many are there on the days of the event."""

    code: str
    name: str
    borough: str
    target: int | None
    there: int

    @property
    def spare(self) -> int:
        """How many can go before it is below target; a ward without a target spares nobody."""
        return 0 if self.target is None else max(0, self.there - self.target)


@dataclass(frozen=True, slots=True)
class Event:
    """So many officers wanted, of these wards."""

    take: int
    members: tuple[Member, ...]
    wards: tuple[EventWard, ...]
    costs: EventCosts = field(default_factory=EventCosts)


@dataclass(frozen=True, slots=True)
class Taken:
    """An officer who is taken, and how many are left on the ward."""

    member: Member
    ward: EventWard
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class EventPlan:
    """Who is taken; wards left with nobody, wards that fall below target, and the cost."""

    taken: tuple[Taken, ...]
    emptied: int
    below: int
    tenths: int


@dataclass(frozen=True, slots=True)
class EventProposal:
    """The best plan and the second best; `missing` is how many more were wanted than are free."""

    best: EventPlan
    second: EventPlan | None
    missing: int


def plan_event(event: Event, tell: Tell | None = None) -> EventProposal:
    """Whom to take, whatever order people and wards come in.

    First as few wards as can be are left with nobody, then as few as can be fall below target,
    then the cost is least; what is still alike goes by collar number.
    """
    say = tell or _silent
    members = sorted((one for one in event.members if not one.kept), key=lambda one: one.collar)
    take = min(event.take, len(members))
    best: tuple[int, ...] = ()
    second: tuple[int, ...] | None = None
    if take:
        say(20, "Looking for the best plan")
        program = _Program(event, tuple(members), take)
        least = program.least()
        best = program.solved(least)
        say(60, "Looking for the second best")
        with suppress(Unsolved):
            second = program.solved(least, best)
    say(95, "Putting it in words")
    return EventProposal(
        _plan(event, members, best),
        None if second is None else _plan(event, members, second),
        event.take - take,
    )


def _silent(_share: int, _words: str) -> None:
    """Nobody listens."""


class _Program:
    """The choices: each officer; each ward below target, each empty; each step of a borough."""

    def __init__(self, event: Event, members: Sequence[Member], take: int) -> None:
        self._members, self._take = members, take
        teams = {one.ward for one in members}
        self._wards = sorted((w for w in event.wards if w.code in teams), key=lambda w: w.code)
        self._below = range(len(members), len(members) + len(self._wards))
        self._empty = range(self._below.stop, self._below.stop + len(self._wards))
        burden = event.costs.burden.tenths
        rank = take * len(members) + 1
        self._costs = [one.burden * burden * rank + n for n, one in enumerate(members, 1)]
        self._costs += [0] * (len(self._below) + len(self._empty))
        self._limits = [Limit(tuple(range(len(members))), take, take), *self._of_wards()]
        self._add_boroughs(event, rank)

    def _of_wards(self) -> Iterator[Limit]:
        """A ward that gives more than it can spare is below target; one that gives all is empty."""
        for number, ward in enumerate(self._wards):
            own = tuple(n for n, one in enumerate(self._members) if one.ward == ward.code)
            ones = (1,) * len(own)
            yield Limit((*own, self._below[number]), ward.spare, -ward.there, (*ones, -ward.there))
            yield Limit((*own, self._empty[number]), ward.there - 1, -1, (*ones, -1))

    def _add_boroughs(self, event: Event, rank: int) -> None:
        """What each next officer of a borough costs."""
        homes = {one.code: one.borough for one in event.wards}
        for borough in sorted({homes[one.ward] for one in self._members}):
            own = tuple(n for n, one in enumerate(self._members) if homes[one.ward] == borough)
            strong = sum(one.there for one in event.wards if one.borough == borough)
            self._add_steps(own, strong, event.costs.share.tenths, rank)

    def _add_steps(self, own: tuple[int, ...], strong: int, share: int, rank: int) -> None:
        """The more a borough has given, the dearer its next officer is."""
        first, count = len(self._costs), min(len(own), self._take)
        steps = tuple(range(first, first + count))
        self._costs += [_step(share, number, strong) * rank for number in range(count)]
        self._limits.append(Limit((*own, *steps), 0, 0, (*(1 for _ in own), *(-1 for _ in steps))))

    def least(self) -> tuple[int, int]:
        """How many wards are left with nobody, and how many fall below target, at the least."""
        worth = [0] * len(self._costs)
        for number in self._below:
            worth[number] = 1
        for number in self._empty:
            worth[number] = len(self._wards) + 1
        found = chosen(worth, self._limits)
        return sum(n in self._empty for n in found), sum(n in self._below for n in found)

    def solved(self, least: tuple[int, int], other_than: Sequence[int] = ()) -> tuple[int, ...]:
        """The numbers of the members who are taken at the least cost.

        Raises Unsolved where there is no plan that is not the other one.
        """
        limits = [
            *self._limits,
            Limit(tuple(self._empty), least[0]),
            Limit(tuple(self._below), least[1]),
        ]
        if other_than:
            limits.append(Limit(tuple(other_than), len(other_than) - 1))
        found = chosen(self._costs, limits)
        return tuple(sorted(n for n in found if n < len(self._members)))


def _step(share: int, number: int, strong: int) -> int:
    """What the next officer of a borough costs that has given so many."""
    return share * (2 * number + 1) // max(1, strong)


def _plan(event: Event, members: Sequence[Member], picked: Iterable[int]) -> EventPlan:
    wards = {one.code: one for one in event.wards}
    left = {one.code: one.there for one in event.wards}
    taken = _taken((members[number] for number in picked), wards, left)
    gave = Counter(one.ward.code for one in taken)
    return EventPlan(
        tuple(taken),
        sum(left[code] == 0 for code in gave),
        sum(left[code] > 0 and count > wards[code].spare for code, count in gave.items()),
        _cost(event, taken, wards),
    )


def _taken(
    members: Iterable[Member], wards: dict[str, EventWard], left: dict[str, int]
) -> list[Taken]:
    """Those who are taken, borough by borough; how many are `left` on each ward is counted down."""
    taken = []
    for member in sorted(members, key=lambda one: _place(one, wards)):
        before = left[member.ward]
        left[member.ward] = before - 1
        taken.append(Taken(member, wards[member.ward], before, before - 1))
    return taken


def _place(member: Member, wards: dict[str, EventWard]) -> tuple[str, str, str]:
    ward = wards[member.ward]
    return ward.borough, ward.name, member.collar


def _cost(event: Event, taken: Sequence[Taken], wards: dict[str, EventWard]) -> int:
    """Tenths of a point for burden and for what each borough gives."""
    boroughs = Counter(one.ward.borough for one in taken)
    strong: Counter[str] = Counter()
    for ward in wards.values():
        strong[ward.borough] += ward.there
    shares = sum(
        _step(event.costs.share.tenths, number, strong[borough])
        for borough, count in boroughs.items()
        for number in range(count)
    )
    return shares + sum(one.member.burden for one in taken) * event.costs.burden.tenths


def taken_words(one: Taken, costs: EventCosts) -> str:
    """Why an officer is taken and what the ward is then, in a sentence."""
    who, turn = f"{one.member.name} {one.member.collar}", f"{one.before} → {one.after}"
    late = burden_words(one, costs)
    return f"{who} of {one.ward.name} ({turn}, {state_words(one)}): {late}."


def state_words(one: Taken) -> str:
    """How the ward stands once the officer is gone."""
    if one.ward.target is None:
        return "no target"
    if one.after >= one.ward.target:
        return "still at target"
    return f"{one.ward.target - one.after} below target" if one.after else "nobody left"


def burden_words(one: Taken, costs: EventCosts) -> str:
    """How often the officer was taken of late."""
    days = one.member.burden
    if not days:
        return "not taken of late"
    return f"taken {days} day{'' if days == 1 else 's'} in the last {costs.burden_days}"


def event_words(found: EventProposal) -> str:
    """What the best plan does in all."""
    best = found.best
    gave = len({one.ward.code for one in best.taken})
    told = (
        f"{len(best.taken)} DWOs of {gave} wards: {best.emptied} left with nobody,"
        f" {best.below} below target."
    )
    if found.missing:
        told += f" {found.missing} more are wanted than are there and not kept."
    return told
