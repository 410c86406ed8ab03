"""Planning for an event from the panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.features.coverage.widgets.proposals.event_panel import EventPanel
from bcu_desk.kit.page import PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, absence

OpenEvent = Callable[[], EventPanel]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two DWOs on Ward 1, one on Ward 2."""
    return a_borough(tmp_path, *absence(103, "2017-03-01T07:00", "2017-03-01T17:00"))


@pytest.fixture
def panel(show: Callable, context: Callable[..., PageContext], desk: Desk) -> EventPanel:
    """The panel, asking for one officer on local aid."""
    made = EventPanel(context(desk))
    made.resize(650, 600)
    show(made)
    made.wishes.kind.set_value("local_aid")
    made.wishes.take.set_value(1)
    return made


def _rows(panel: EventPanel) -> list[str]:
    return [row.collar for row in panel.plan.rows()]


def test_the_plan_is_recorded_as_one_step(qtbot: QtBot, panel: EventPanel, desk: Desk) -> None:
    assert _rows(panel) == ["412KD"]
    assert panel.sums.apply.text() == "Record 1 from Mon 23 Jan 2017"
    panel.wishes.ordered_by.set_value("Supt Oduya")
    with qtbot.waitSignal(panel.apply_asked) as asked:
        qtbot.mouseClick(panel.sums.apply, Qt.MouseButton.LeftButton)
    (command,) = asked.args[0]
    assert command.ordered_by == "Supt Oduya"
    desk.do(command)
    with desk.reader() as reader:
        there = {row.ward: row.available_dwo for row in Cover().rows(reader, View(DAY))}
    assert there == {FULL: 1, SHORT: 1}


def test_it_is_used_by_keyboard_alone(qtbot: QtBot, panel: EventPanel) -> None:
    panel.take_keyboard()
    assert panel.wishes.take.hasFocus()
    panel.plan.rows()[0].tick.setFocus()
    qtbot.keyClick(panel.plan.rows()[0].tick, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not panel.sums.apply.isEnabled())
    qtbot.keyClick(panel, Qt.Key.Key_1)
    qtbot.waitUntil(panel.sums.apply.isEnabled)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)


def test_the_second_best_is_used_instead_and_somebody_is_kept(
    qtbot: QtBot, panel: EventPanel
) -> None:
    meant: list[tuple[str, ...]] = []
    panel.meant.connect(meant.append)
    panel.sums.swap.click()
    assert _rows(panel) == ["413KD"]
    assert meant == [(FULL,)]
    keep = panel.findChild(QPushButton, "coverage.event.keep.413KD")
    assert isinstance(keep, QPushButton)
    keep.click()
    qtbot.waitUntil(lambda: _rows(panel) == ["412KD"])
    seen = panel.seen()
    assert seen is not None
    assert seen.other() is None  # Ward 2 would be left with nobody


def test_more_than_there_are_is_told(panel: EventPanel) -> None:
    panel.wishes.take.set_value(5)
    seen = panel.seen()
    assert seen is not None
    assert seen.summed().endswith("2 more are wanted than are there and not kept.")
    panel.close_panel()
