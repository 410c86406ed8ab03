"""The lines of a plan for an event: each officer who would be taken."""

from __future__ import annotations

from bcu_desk.features.coverage.model.event_plans import about, ward_turn
from bcu_desk.features.coverage.rules.solver.costs import EventCosts
from bcu_desk.features.coverage.rules.solver.events import Taken, taken_words
from bcu_desk.features.coverage.widgets.proposals.tick_row import Line, TickRow
from bcu_desk.features.coverage.widgets.proposals.turns import turn

NAME = "coverage.event"


def taken_row(number: int, one: Taken, *, taken: bool) -> TickRow:
    """An officer of a plan for an event."""
    line = Line(
        number=number,
        collar=one.member.collar,
        about=about(one),
        told=taken_words(one, EventCosts()),
        keep=f"Keep {one.member.name} on {one.ward.name}",
        taken=taken,
    )
    return TickRow(NAME, line, turn(one.ward.name, *ward_turn(one)))
