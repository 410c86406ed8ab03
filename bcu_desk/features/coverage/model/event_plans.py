"""A plan for an event as it is looked at: the best or the second best, with people left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.commands.absences import RecordAbsence
from bcu_desk.features.coverage.queries.proposals.event import EventFound
from bcu_desk.features.coverage.rules.solver.costs import EventCosts, points
from bcu_desk.features.coverage.rules.solver.events import (
    EventPlan,
    Taken,
    burden_words,
    event_words,
    state_words,
)
from bcu_desk.features.coverage.rules.solver.telling import some
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.work.wire import made

MOST_NAMED = 3


@dataclass(frozen=True)
class EventSeen:
    """What was found, whether the second best is looked at, and who is left out of it."""

    found: EventFound
    second: bool = False
    left_out: frozenset[str] = frozenset()

    def plan(self) -> EventPlan:
        """The plan that is looked at."""
        second = self.found.found.second
        return second if self.second and second is not None else self.found.found.best

    def turned(self) -> EventSeen:
        """The other plan, with nobody left out."""
        return EventSeen(self.found, not self.second)

    def toggled(self, collar: str) -> EventSeen:
        """The same plan with somebody left out, or in again."""
        return replace(self, left_out=self.left_out ^ {collar})

    def rows(self) -> tuple[Taken, ...]:
        """Everybody of the plan, each as their ward would be after those who are not left out."""
        gone: dict[str, int] = {}
        found = []
        for one in self.plan().taken:
            before = one.ward.there - gone.get(one.ward.code, 0)
            found.append(replace(one, before=before, after=before - 1))
            if one.member.collar not in self.left_out:
                gone[one.ward.code] = gone.get(one.ward.code, 0) + 1
        return tuple(found)

    def taken(self) -> tuple[str, ...]:
        """The collar numbers of those who are taken."""
        found = (one.member.collar for one in self.plan().taken)
        return tuple(collar for collar in found if collar not in self.left_out)

    def wards(self) -> tuple[str, ...]:
        """The wards that give somebody."""
        rows = (one for one in self.rows() if one.member.collar not in self.left_out)
        return tuple(dict.fromkeys(one.ward.code for one in rows))

    def commands(self) -> tuple[RecordAbsence, ...]:
        """What applies the plan, as one step."""
        taken = self.taken()
        return (made(RecordAbsence, self.found.fields(taken)),) if taken else ()

    def cost(self) -> str:
        """The cost of the whole plan, in points; a part of it has none that is known."""
        return "–" if self.left_out else points(self.plan().tenths)

    def summed(self) -> str:
        """What it does in all."""
        if self.left_out:
            return f"{len(self.taken())} of {some(len(self.plan().taken), 'officer')} taken."
        return event_words(replace(self.found.found, best=self.plan()))

    def verb(self) -> str:
        """What the button says."""
        return f"Record {len(self.taken())} from {long_day(self.found.span.start)}"

    def other(self) -> tuple[str, str] | None:
        """The cost of the other plan and how the second best differs; None without any."""
        found = self.found.found
        if found.second is None:
            return None
        best, second = _who(found.best), _who(found.second)
        come = [name for collar, name in second.items() if collar not in best]
        gone = [name for collar, name in best.items() if collar not in second]
        told = f"{_list(come)}, not {_list(gone)}"
        dearer = found.second.tenths - found.best.tenths
        words = f"{points(dearer)} dearer" if dearer else "the same cost"
        plan = found.best if self.second else found.second
        return points(plan.tenths), f"{told}: {words}."


def _who(plan: EventPlan) -> dict[str, str]:
    return {one.member.collar: f"{one.member.name} of {one.ward.name}" for one in plan.taken}


def _list(names: list[str]) -> str:
    shown = names[:MOST_NAMED]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def ward_turn(one: Taken) -> tuple[Standing, Standing]:
    """The ward that gives, before and after."""
    return Standing(one.before, one.ward.target), Standing(one.after, one.ward.target)


def about(one: Taken) -> str:
    """Who is taken, of which borough, how the ward is then, and how often they were taken."""
    who = f"{one.member.name} {one.member.collar}, {one.ward.borough}"
    return f"{who}. The ward: {state_words(one)}. {burden_words(one, EventCosts()).capitalize()}."
