"""The gestures on a post as buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.widgets.side.gesture_buttons import GestureButtons


def _made(qtbot: QtBot) -> GestureButtons:
    made = GestureButtons()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_each_button_asks_for_its_gesture(qtbot: QtBot, themed: QApplication) -> None:
    buttons, asked = _made(qtbot), list[str]()
    buttons.asked.connect(asked.append)
    buttons.allow(writable=True, held=True)
    for made in buttons.findChildren(QPushButton):
        made.click()
    assert asked == ["appoint", "acting", "end", "move", "create", "close", "correct"]


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, themed: QApplication) -> None:
    buttons, asked = _made(qtbot), list[str]()
    buttons.asked.connect(asked.append)
    buttons.take_keyboard()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert asked == ["appoint"]


def test_a_vacant_post_has_no_posting_to_end_and_a_file_to_read_has_no_gesture(
    qtbot: QtBot, themed: QApplication
) -> None:
    buttons = _made(qtbot)

    def enabled() -> set[str]:
        found = buttons.findChildren(QPushButton)
        return {made.objectName() for made in found if made.isEnabled()}

    buttons.allow(writable=True, held=False)
    assert "org_chart.end" not in enabled()
    assert "org_chart.acting" in enabled()
    buttons.allow(writable=False, held=True)
    assert enabled() == set()
