"""The list of moves and of wards that stay short."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.proposals.plan_list import PlanList
from tests.features.coverage.model.test_proposals import seen
from tests.features.coverage.rules.solver.towns import a_row


def test_moves_and_what_stays_short_are_listed(qtbot: QtBot, show: Callable) -> None:
    plan = PlanList()
    show(plan)
    assert plan.rows() == ()
    plan.show_seen(seen(a_row(4, 1, 0, 1)))
    assert [row.collar for row in plan.rows()] == ["A1", "A2"]
    stays = plan.findChild(QWidget, "coverage.proposals.stays")
    assert stays is not None
    assert stays.accessibleName().count("stays 1 short") == 2


def test_a_move_is_ticked_by_its_number(qtbot: QtBot, show: Callable) -> None:
    plan = PlanList()
    show(plan)
    plan.show_seen(seen(a_row(3, 1)))
    with qtbot.waitSignal(plan.ticked) as told:
        assert plan.toggle(1)
    assert told.args == ["A1"]
    assert not plan.toggle(2)
