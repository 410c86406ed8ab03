"""Every gesture on assignments is one step that undo takes back."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.features.assignments.commands.charges import Dedicate, EndDedication, EndLead, Lead
from bcu_desk.features.assignments.commands.swap import Swap
from bcu_desk.features.assignments.commands.waive import Waive
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.features.assignments.asking import (
    LATER,
    kept,
)

FEBRUARY = date(2017, 2, 1)
BARKING, HAVERING, REDBRIDGE, CAMDEN = "E09000002", "E09000016", "E09000026", "E09000007"


GESTURES: list[Command] = [
    Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY),
    Dedicate(post="EA-S1", borough=HAVERING, from_day=FEBRUARY, replace=True),
    Lead(post="EA-S4", function="response", from_day=FEBRUARY, to_day=LATER, replace=True),
    EndDedication(post="EA-S2", borough=HAVERING, on=FEBRUARY),
    EndLead(post="EA-S2", function="response", on=FEBRUARY),
    Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY),
    Waive(rule="R5", subject=HAVERING, until=LATER, reason="Agreed"),
]


@pytest.mark.parametrize("command", GESTURES, ids=lambda c: type(c).__name__)
def test_every_gesture_is_one_step_that_undo_takes_back_and_redo_does_again(
    desk: Desk, command: Command
) -> None:
    before = kept(desk)
    done = desk.do(command)
    after = kept(desk)
    assert after != before
    assert desk.undo_label() == done.label
    desk.undo()
    assert kept(desk) == before
    desk.redo()
    assert kept(desk) == after
