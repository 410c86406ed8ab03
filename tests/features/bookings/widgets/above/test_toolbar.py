"""Earlier, later, day, week, base, kind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.window import Window
from bcu_desk.features.bookings.widgets.above.toolbar import Toolbar
from tests.features.bookings.small import DAY


def test_the_arrows_say_how_far_they_go(qtbot: QtBot, light: QApplication) -> None:
    bar, steps = Toolbar(), list[int]()
    qtbot.addWidget(bar)
    bar.stepped.connect(steps.append)
    bar.show_window(Window(DAY))
    assert bar.earlier.accessibleName() == "A day earlier"
    bar.show_window(Window(DAY, week=True))
    assert bar.later.toolTip() == "A week later"
    bar.earlier.click()
    bar.later.click()
    assert steps == [-1, 1]


def test_choices_are_told(qtbot: QtBot, light: QApplication) -> None:
    bar, told = Toolbar(), list[str]()
    qtbot.addWidget(bar)
    bar.span_chosen.connect(told.append)
    bar.by_chosen.connect(told.append)
    bar.span.part("week").click()
    bar.by.part("kind").click()
    assert told == ["week", "kind"]
