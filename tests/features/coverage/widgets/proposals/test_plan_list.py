"""The list of a plan's lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.proposals.move_row import move_row
from bcu_desk.features.coverage.widgets.proposals.plan_list import PlanList
from bcu_desk.features.coverage.widgets.proposals.tick_row import TickRow
from bcu_desk.kit.controls import words
from tests.features.coverage.model.test_proposals import seen
from tests.features.coverage.rules.solver.towns import a_row


def _rows() -> list[TickRow]:
    moves = seen(a_row(4, 1, 0, 1)).moves()
    return [move_row(number, move, taken=True) for number, move in enumerate(moves, 1)]


def test_lines_are_listed_with_what_stands_under_them(show: Callable) -> None:
    plan = PlanList("coverage.proposals.plan", "Moves proposed")
    show(plan)
    assert plan.rows() == ()
    under = words("What stays short")
    plan.show_rows(_rows(), under)
    assert [row.collar for row in plan.rows()] == ["A1", "A2"]
    assert under.isVisible()


def test_a_line_is_ticked_by_its_number_and_the_keyboard_stays(
    qtbot: QtBot, show: Callable
) -> None:
    plan = PlanList("coverage.proposals.plan", "Moves proposed")
    show(plan)
    plan.show_rows(_rows())
    plan.rows()[1].tick.setFocus()
    with qtbot.waitSignal(plan.ticked) as told:
        assert plan.toggle(1)
    assert told.args == ["A1"]
    assert not plan.toggle(3)
    plan.show_rows(_rows())
    assert plan.rows()[1].tick.hasFocus()


def test_the_keyboard_takes_the_line_in_the_place_of_one_that_is_gone(show: Callable) -> None:
    plan = PlanList("coverage.proposals.plan", "Moves proposed")
    show(plan)
    plan.show_rows(_rows())
    keep = plan.findChild(QPushButton, "coverage.proposals.keep.A2")
    assert keep is not None
    keep.setFocus()
    plan.show_rows(())  # while another plan is looked for
    plan.show_rows(_rows()[:1])
    assert plan.rows()[0].tick.hasFocus()
