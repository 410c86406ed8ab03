"""A button of the mouse that one test leaves down is not down in the next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.leaks import let_go

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def test_every_button_is_let_go(qtbot: QtBot) -> None:
    part = QPushButton("Part")
    qtbot.addWidget(part)
    part.show()
    for one in (LEFT, RIGHT):
        qtbot.mousePress(part, one, pos=QPoint(3, 3))
    assert QApplication.mouseButtons() == LEFT | RIGHT
    let_go()
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
