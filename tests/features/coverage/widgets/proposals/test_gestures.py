"""Opening the panels of proposals, and applying what they propose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.features.coverage.widgets.proposals.gestures import ProposalGestures
from bcu_desk.kit.page import PageContext
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, absence


class _Side(QWidget):
    """The right of a page that only holds a panel."""

    def __init__(self) -> None:
        super().__init__()
        self.panel: QWidget | None = None
        QVBoxLayout(self)

    def show_panel(self, panel: QWidget) -> None:
        self.panel = panel
        layout = self.layout()
        assert layout is not None
        layout.addWidget(panel)

    def put_away(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_borough(tmp_path, *absence(103, "2017-03-01T07:00", "2017-03-01T17:00"))


@pytest.fixture
def side(show: Callable) -> _Side:
    made = _Side()
    made.resize(650, 600)
    show(made)
    return made


@pytest.fixture
def gestures(side: _Side, desk: Desk, context: Callable[..., PageContext]) -> ProposalGestures:
    def do(*commands: Command, on_done: Callable[[Done], object] | None = None) -> None:
        step = desk.do(*commands)
        if on_done is not None:
            on_done(step)

    return ProposalGestures(do, side, side.put_away, context(desk))


def test_a_plan_is_applied_and_the_panel_put_away(
    qtbot: QtBot, gestures: ProposalGestures, side: _Side, desk: Desk
) -> None:
    meant: list[tuple[str, ...]] = []
    gestures.wards_meant.connect(meant.append)
    panel = gestures.fill()
    assert side.panel is panel
    assert meant == [(SHORT,)]
    qtbot.waitUntil(panel.plan.rows()[0].tick.hasFocus)
    with qtbot.waitSignal(gestures.done) as done:
        panel.sums.apply.click()
    assert done.args == [SHORT]
    assert side.panel is None
    with desk.reader() as reader:
        states = {row.ward: row.state for row in Cover().rows(reader, View(DAY))}
    assert states == {FULL: "met", SHORT: "met"}


def test_cover_is_found_for_one_ward(gestures: ProposalGestures) -> None:
    panel = gestures.fill("pcso", (SHORT, "Ward 2"))
    assert panel.accessibleName() == "Find cover for Ward 2"
    assert [row.collar for row in panel.plan.rows()] == ["7001KD"]


def test_an_event_is_planned_and_esc_puts_it_away(
    qtbot: QtBot, gestures: ProposalGestures, side: _Side
) -> None:
    panel = gestures.plan_event()
    assert side.panel is panel
    qtbot.waitUntil(panel.wishes.take.hasFocus)
    qtbot.keyClick(panel.wishes.take, Qt.Key.Key_Escape)
    assert side.panel is None
