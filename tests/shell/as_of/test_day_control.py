"""The control of a day: typed, stepped by keys, put back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from bcu_desk.shell.as_of.day_control import DayControl

DAY = date(2017, 1, 9)
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def control(qtbot) -> DayControl:
    """A control that has the keyboard."""
    made = DayControl("as_of", "As-of date", before="'As of' ")
    qtbot.addWidget(made)
    made.show_day(DAY)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.mark.parametrize(
    ("key", "modifier", "day"),
    [
        (Qt.Key.Key_Up, NONE, date(2017, 1, 10)),
        (Qt.Key.Key_Down, NONE, date(2017, 1, 8)),
        (Qt.Key.Key_Up, SHIFT, date(2017, 1, 16)),
        (Qt.Key.Key_Down, SHIFT, date(2017, 1, 2)),
        (Qt.Key.Key_PageUp, NONE, date(2017, 2, 9)),
        (Qt.Key.Key_PageDown, NONE, date(2016, 12, 9)),
    ],
)
def test_keys_step_by_a_day_a_week_a_month(
    qtbot, control: DayControl, key: Qt.Key, modifier: Qt.KeyboardModifier, day: date
) -> None:
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(control, key, modifier)
    assert told.args == [day]
    assert control.day() == day


def test_esc_puts_back_what_was_typed_and_then_leaves(qtbot, control: DayControl) -> None:
    left, chosen = QSignalSpy(control.left), QSignalSpy(control.chosen)
    qtbot.keyClicks(control, "2")
    qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert control.day() == DAY
    assert (left.count(), chosen.count()) == (0, 0)
    control.take()
    qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert left.count() == 1


def test_the_day_of_the_week_is_told_while_nothing_is_typed(qtbot, control: DayControl) -> None:
    assert control.text() == "As of 9 Jan 2017"
    control.clearFocus()
    qtbot.waitUntil(lambda: control.text() == "As of Mon 9 Jan 2017")


def test_a_day_that_is_shown_is_not_told(control: DayControl) -> None:
    spy = QSignalSpy(control.chosen)
    control.show_day(date(2017, 3, 1))
    assert (spy.count(), control.day()) == (0, date(2017, 3, 1))
