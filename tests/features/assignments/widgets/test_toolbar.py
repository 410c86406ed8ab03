"""The line above the board."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.widgets.toolbar import Toolbar


@pytest.mark.parametrize("verb", ["appoint", "dedicate", "lead", "swap", "waive"])
def test_each_gesture_has_a_button_named_after_it(qtbot: QtBot, verb: str) -> None:
    bar = Toolbar()
    qtbot.addWidget(bar)
    made = bar.findChild(QPushButton, f"assignments.{verb}")
    assert made is bar.buttons[verb]
    with qtbot.waitSignal(bar.verb) as told:
        bar.buttons[verb].click()
    assert told.args == [verb]


@pytest.mark.parametrize(("name", "step"), [("earlier", -1), ("later", 1)])
def test_time_is_moved_by_steps(qtbot: QtBot, name: str, step: int) -> None:
    bar = Toolbar()
    qtbot.addWidget(bar)
    made = bar.findChild(QPushButton, f"assignments.{name}")
    assert isinstance(made, QPushButton)
    with qtbot.waitSignal(bar.moved) as told:
        made.click()
    assert told.args == [step]


def test_reading_only_leaves_the_gestures_off_and_weeks_are_shown_first(qtbot: QtBot) -> None:
    bar = Toolbar(read_only=True)
    qtbot.addWidget(bar)
    assert not any(made.isEnabled() for made in bar.buttons.values())
    assert (bar.view.value(), bar.zoom.value()) == ("board", "weeks")
