"""Choosing an instant of the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.times import minute_of
from bcu_desk.shell.as_of.known_panel import KnownPanel, told_of
from bcu_desk.shell.as_of.moment_rows import MomentRows
from bcu_desk.store.change_log import Moment

NOW = minute_of("2017-01-23T14:05")
MOMENTS = (
    Moment("2017-01-23T09:12:00Z", "End a posting", "r.oduya", 3),
    Moment("2017-01-23T06:00:00Z", "The file was made", "BCU Desk", 1),
)


@pytest.fixture
def panel(qtbot) -> KnownPanel:
    """A panel that is open over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1190, 700)
    below = QWidget(window)
    below.setGeometry(500, 10, 36, 30)
    made = KnownPanel(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.open(below, NOW)
    made.fill(MOMENTS)
    return made


def test_steps_are_chosen_by_the_keyboard(qtbot, panel: KnownPanel) -> None:
    assert isinstance(panel.list.itemDelegate(), MomentRows)
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.chosen) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [minute_of("2017-01-23T06:00Z")]


def test_a_step_is_chosen_by_a_click(qtbot, panel: KnownPanel) -> None:
    place = panel.list.visualItemRect(panel.list.item(0)).center()
    with qtbot.waitSignal(panel.chosen) as told:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [minute_of("2017-01-23T09:12Z")]


def test_an_instant_is_typed(qtbot, panel: KnownPanel) -> None:
    panel.moment.set_value("2017-01-23T08:30")
    with qtbot.waitSignal(panel.chosen) as told:
        panel.look.click()
    assert told.args == [minute_of("2017-01-23T08:30")]
    panel.moment.setFocus()
    qtbot.waitUntil(panel.moment.hasFocus)
    with qtbot.waitSignal(panel.chosen):
        qtbot.keyClick(panel.moment, Qt.Key.Key_Return)


def test_an_instant_that_there_never_was_is_told_in_words(panel: KnownPanel) -> None:
    spy = QSignalSpy(panel.chosen)
    panel.moment.set_value("2016-03-27T01:30")
    panel.look.click()
    assert spy.count() == 0
    assert panel.trouble.isVisible()
    assert "clocks" in panel.trouble.text()


def test_no_instant_after_now_can_be_typed(panel: KnownPanel) -> None:
    panel.moment.set_value("2018-01-01T00:00")
    assert panel.moment.value() == "2017-01-23T14:05"


def test_long_work_shows_itself_and_can_be_stopped(qtbot, panel: KnownPanel) -> None:
    panel.wait()
    assert not panel.work.isVisible()
    qtbot.waitUntil(panel.work.isVisible)
    with qtbot.waitSignals([panel.stopped, panel.left]):
        panel.findChild(QWidget, "known_at.stop").click()
    assert panel.isHidden()


def test_esc_leaves_with_nothing_chosen(qtbot, panel: KnownPanel) -> None:
    stopped = QSignalSpy(panel.stopped)
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert stopped.count() == 0


def test_a_row_tells_how_many_steps_its_minute_had(panel: KnownPanel) -> None:
    assert told_of(MOMENTS[0]) == "End a posting and 2 more"
    found = QAccessible.queryAccessibleInterface(panel.list)
    assert found.child(1).text(QAccessible.Text.Name) == (
        "Mon 23 Jan 2017 06:00: The file was made, BCU Desk"
    )
