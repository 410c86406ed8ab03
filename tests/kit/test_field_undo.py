"""Ctrl+Z in fields: their own letters first, then the desk's steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.field_undo import FieldUndo
from bcu_desk.kit.fields import DayField, NoteField, NumberField, TextField

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Make = Callable[[type[QWidget]], QWidget]


@pytest.fixture
def taken(qtbot: QtBot, qapp: QApplication) -> list[str]:
    """The steps that the window took back and did again."""
    return []


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, taken: list[str]) -> Make:
    """Makes a field in a window with keys for undo and redo."""
    windows: list[QWidget] = []

    def made(kind: type[QWidget]) -> QWidget:
        window, field = QWidget(), kind()
        windows.append(window)
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(field)
        FieldUndo(window)
        for name, key in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Y"), ("redo", "Ctrl+Shift+Z")):
            action = QAction(name, window)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, name=name: taken.append(name))
            window.addAction(action)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return field

    return made


@pytest.mark.parametrize("kind", [TextField, NoteField, DayField, NumberField])
def test_a_field_without_letters_of_its_own_leaves_the_key_to_the_desk(
    make: Make, taken: list[str], qtbot: QtBot, kind: type[QWidget]
) -> None:
    field = make(kind)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert taken == ["undo", "redo"]


@pytest.mark.parametrize("kind", [TextField, NoteField])
def test_letters_typed_are_taken_back_before_the_desks_step(
    make: Make, taken: list[str], qtbot: QtBot, kind: type[TextField]
) -> None:
    field = make(kind)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.value() == ""
    assert not taken
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert taken == ["undo"]


def test_a_field_that_was_left_is_followed_no_more(
    make: Make, taken: list[str], qtbot: QtBot
) -> None:
    field = make(TextField)
    field.clearFocus()
    qtbot.keyClick(field.window(), Qt.Key.Key_Z, CTRL)
    assert taken == ["undo"]
