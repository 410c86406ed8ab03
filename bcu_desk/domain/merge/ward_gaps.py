"""A ward below its promise because desks that had not seen one another each took somebody.

Each taking was lawful where it was made. Together they are not: those that fit stand, in the
order given, and each further one is told with one that stands in its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot, Knowledge
from bcu_desk.domain.model_check.judges.wards import amount_promised
from bcu_desk.domain.spans import DaySpan


@dataclass(frozen=True, slots=True)
class Leaving:
    """A posting (by its `row`) that ends sooner, begins later or was removed; `days` it lost.

    `dots` are the changes that say so: one, or more where desks did the same.
    """

    row: int
    days: DaySpan
    dots: tuple[Dot, ...]

    def known(self, seen: Knowledge) -> bool:
        """Whether somebody who has seen so much knows of it."""
        return any(seen.knows(dot) for dot in self.dots)


@dataclass(frozen=True, slots=True)
class Coming:
    """A posting that a feed brought, with its days."""

    dot: Dot
    days: DaySpan


@dataclass(frozen=True, slots=True)
class Team:
    """Who is in post in a ward by every change that is known, and what the ward is promised.

    `posted` are days with the person's id; `leavings` stand in the order in which they count.
    """

    posted: tuple[tuple[DaySpan, int], ...]
    targets: tuple[Target, ...]
    leavings: tuple[Leaving, ...]
    comings: tuple[Coming, ...]

    def need(self, day: date) -> int:
        """How many the ward is promised on a day; 0 without a promise."""
        return amount_promised(tuple(one for one in self.targets if one.days.holds(day))) or 0

    def count(self, day: date) -> int:
        """How many are in post on a day."""
        return len({person for days, person in self.posted if days.holds(day)})

    def count_for(self, day: date, seen: Knowledge) -> int:
        """How many were in post on a day for somebody who had seen so much."""
        back = sum(one.days.holds(day) and not one.known(seen) for one in self.leavings)
        came = sum(one.days.holds(day) and not seen.knows(one.dot) for one in self.comings)
        return self.count(day) + back - came


Pair = tuple[Leaving, Leaving]


def beyond_the_promise(team: Team, seen: Contexts) -> tuple[Pair, ...]:
    """Each leaving that is one too many, behind one that stands and had not seen it."""
    skewed = _skewed(team, seen)
    taking_part = {one.row for pair in skewed for one in pair}
    asked = [one for one in team.leavings if one.row in taking_part]
    standing: list[Leaving] = []
    found = []
    for one in asked:
        others = [other for other in standing if (other, one) in skewed]
        if others and _too_many(team, one, standing, asked):
            found.append((others[-1], one))
        else:
            standing.append(one)
    return tuple(found)


def _skewed(team: Team, seen: Contexts) -> set[Pair]:
    """Pairs of which neither desk had seen the other's, each lawful by what it had seen."""
    views = {dot: seen.seen_at(dot) for one in team.leavings for dot in one.dots}
    return {
        (one, other)
        for at, one in enumerate(team.leavings)
        for other in team.leavings[at + 1 :]
        if any(
            _short_by_both(team, (one, other), (views[mine], views[theirs]))
            for mine in one.dots
            for theirs in other.dots
            if mine.desk != theirs.desk
        )
    }


def _short_by_both(team: Team, pair: Pair, views: tuple[Knowledge, Knowledge]) -> bool:
    (one, other), (mine, theirs) = pair, views
    if other.known(mine) or one.known(theirs):
        return False
    return any(
        team.count(day) < team.need(day)
        and min(team.count_for(day, mine), team.count_for(day, theirs)) >= team.need(day)
        for day in _days_to_look_at(team, pair)
    )


def _too_many(
    team: Team, one: Leaving, standing: Sequence[Leaving], asked: Sequence[Leaving]
) -> bool:
    """Whether the ward falls below its promise once this one goes too, the later ones put back."""
    put_back = [other for other in asked if other not in standing and other is not one]
    return any(
        team.count(day) + sum(other.days.holds(day) for other in put_back) < team.need(day)
        for day in _days_to_look_at(team, (one,))
    )


def _days_to_look_at(team: Team, lost: Iterable[Leaving]) -> list[date]:
    """The days that all of these lose on which anything begins or ends: between, all is alike."""
    every = [days for days, _ in team.posted]
    every += [one.days for one in team.targets]
    every += [one.days for one in team.leavings]
    every += [one.days for one in team.comings]
    edges = {edge for days in every for edge in (days.start, days.end) if edge is not None}
    lost = tuple(lost)
    return sorted(day for day in edges if all(one.days.holds(day) for one in lost))
