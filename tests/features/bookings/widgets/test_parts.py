"""The parts of the page in their places."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.parts import Parts


def test_the_board_or_how_to_begin(qtbot: QtBot, light: QApplication, asker: Asker) -> None:
    parts = Parts(lambda *_, **__: None, asker, writable=False)
    qtbot.addWidget(parts)
    parts.resize(1_158, 640)
    parts.show()
    parts.activateWindow()
    qtbot.waitUntil(parts.isActiveWindow)
    assert parts.timeline.isVisible()
    assert not parts.find_bar.book_button.isEnabled()
    parts.timeline.setFocus()
    parts.show_board(full=False)
    assert parts.empty.isVisible()
    assert parts.empty.hasFocus()
    assert not parts.timeline.isVisible()
    parts.show_board(full=True)
    assert parts.timeline.hasFocus()
    assert parts.side.geometry().left() > parts.timeline.geometry().right()
