"""A proposed plan as it is looked at: the best or the second best, with moves left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.queries.proposals.cover import Proposed
from bcu_desk.features.coverage.rules.solver.costs import points
from bcu_desk.features.coverage.rules.solver.cover import played
from bcu_desk.features.coverage.rules.solver.problem import Move, Plan, Stay
from bcu_desk.features.coverage.rules.solver.telling import (
    cost_words,
    far_words,
    plan_words,
    second_words,
    some,
    stay_words,
)
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.work.wire import made


@dataclass(frozen=True)
class Seen:
    """What was found, whether the second best is looked at, and who is left out of it."""

    found: Proposed
    second: bool = False
    left_out: frozenset[str] = frozenset()

    def plan(self) -> Plan:
        """The plan that is looked at."""
        second = self.found.found.second
        return second if self.second and second is not None else self.found.found.best

    def turned(self) -> Seen:
        """The other plan, with nobody left out."""
        return Seen(self.found, not self.second)

    def toggled(self, collar: str) -> Seen:
        """The same plan with somebody left out, or in again."""
        return replace(self, left_out=self.left_out ^ {collar})

    def moves(self) -> tuple[Move, ...]:
        """Every move of the plan, each as it would be after those before it that are not out."""
        return played([move.way for move in self.plan().moves], self.left_out)[0]

    def taken(self) -> tuple[Move, ...]:
        """The moves that are not left out."""
        return tuple(one for one in self.moves() if one.way.officer.collar not in self.left_out)

    def wards(self) -> tuple[str, ...]:
        """The wards that somebody goes to, then those that give."""
        goals = [move.way.goal.code for move in self.taken()]
        homes = [move.way.officer.ward for move in self.taken() if move.way.officer.ward]
        return tuple(dict.fromkeys((*goals, *homes)))

    def commands(self) -> tuple[MoveOfficer, ...]:
        """What applies the plan, as one step."""
        told = self.found.fields(self.taken())
        return tuple(made(MoveOfficer, fields) for fields in told)

    def head(self) -> str:
        """How many could give, for how much that is missing."""
        found = self.found.found
        return f"{some(found.givers, 'officer')} to spare for {some(found.gap, 'gap')}"

    def cost(self) -> str:
        """The cost of what is taken, in points."""
        return points(sum(move.way.tenths for move in self.taken()))

    def summed(self) -> str:
        """What it does in all."""
        gap, taken = self.found.found.gap, len(self.taken())
        if not self.left_out:
            return plan_words(self.plan(), gap, self.found.noun)
        count = len(self.plan().moves)
        return f"{taken} of {some(count, 'move')} taken: {taken} of {some(gap, 'gap')} filled."

    def verb(self) -> str:
        """What the button says."""
        taken = len(self.taken())
        return f"Apply {some(taken, 'move')} from {long_day(self.found.on)}"

    def other(self) -> tuple[str, str] | None:
        """The cost of the other plan and how the second best differs; None without any."""
        found = self.found.found
        if found.second is None:
            return None
        plan = found.best if self.second else found.second
        return points(plan.tenths), second_words(found)

    def stays(self) -> tuple[tuple[Stay, str], ...]:
        """The wards that stay short, each with why."""
        found = self.found
        return tuple((stay, stay_words(stay, found.noun, found.most)) for stay in self.plan().stays)


def goal_turn(move: Move) -> tuple[Standing, Standing]:
    """The ward that gets somebody, before and after."""
    target = move.way.goal.target
    return Standing(move.goal_before, target), Standing(move.goal_after, target)


def home_turn(move: Move) -> tuple[Standing, Standing] | None:
    """The ward that gives, before and after; None where there is none."""
    home = move.way.home
    if home is None or move.home_before is None or move.home_after is None:
        return None
    return Standing(move.home_before, home.target), Standing(move.home_after, home.target)


def about(move: Move) -> str:
    """Who goes, how far, and what the cost is made of."""
    way = move.way
    who = f"{way.officer.name} {way.officer.collar}, {far_words(way)}."
    away = f" Away: {way.officer.away}." if way.officer.away else ""
    return f"{who}{away} {cost_words(way.parts).capitalize()}."


def reasons(move: Move) -> str:
    """Why each part of the cost counts, a line for each."""
    return "\n".join(
        f"{points(part.tenths)} {part.cost.words(part.count)}: {part.cost.reason}"
        for part in move.way.parts
    )
