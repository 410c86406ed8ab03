"""The line above the board."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.on_call.model.loaded import Loaded
from bcu_desk.features.on_call.widgets.toolbar import Toolbar


def test_the_toolbar_says_the_days_and_sends_what_is_asked(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    bar = Toolbar(writable=True)
    qtbot.addWidget(bar)
    bar.show_window(loaded.window)
    assert "23 to 29 Jan" in {label.text() for label in bar.findChildren(QLabel)}
    assert bar.later.accessibleName() == "A week later"
    with qtbot.waitSignal(bar.stepped) as sent:
        bar.later.click()
    assert sent.args == [1]
    with qtbot.waitSignal(bar.wanted) as sent:
        bar.findChild(QPushButton, "on_call.repeat").click()
    assert sent.args == ["repeat"]
