"""Keys of a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bcu_desk.shell.window_keys import add_keys


def test_each_key_does_its_own_thing(qtbot) -> None:
    told: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    add_keys(
        window,
        [
            ("Search", "Ctrl+K", lambda: told.append("search")),
            ("Redo", "Ctrl+Y Ctrl+Shift+Z", lambda: told.append("redo")),
        ],
    )
    with qtbot.waitActive(window):
        window.show()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_K, ctrl)
    qtbot.keyClick(window, Qt.Key.Key_Y, ctrl)
    qtbot.keyClick(window, Qt.Key.Key_Z, ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert told == ["search", "redo", "redo"]
    assert [action.objectName() for action in window.actions()] == ["key.search", "key.redo"]
