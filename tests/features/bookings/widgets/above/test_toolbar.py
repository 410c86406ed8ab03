"""Earlier, later, day, week, month; base, kind, borough; nearer, farther."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.window import Stretch, Window
from bcu_desk.features.bookings.widgets.above.toolbar import Toolbar
from tests.features.bookings.small import DAY


def test_the_arrows_say_how_far_they_go(qtbot: QtBot, light: QApplication) -> None:
    bar, steps = Toolbar(), list[int]()
    qtbot.addWidget(bar)
    bar.stepped.connect(steps.append)
    bar.show_window(Window(DAY))
    assert bar.earlier.accessibleName() == "A day earlier"
    bar.show_window(Window(DAY, Stretch.WEEK))
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


def test_nearer_farther_and_all_of_it_are_buttons(qtbot: QtBot, light: QApplication) -> None:
    bar, ways = Toolbar(), list[int]()
    qtbot.addWidget(bar)
    bar.zoomed.connect(ways.append)
    for name in ("zoom_in", "zoom_out", "zoom_all"):
        found = bar.findChild(QPushButton, f"bookings.{name}")
        assert found is not None
        assert found.accessibleName().startswith("Show ")
        found.click()
    assert ways == [1, -1, 0]
