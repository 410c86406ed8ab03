"""Lines, notes, numbers, ticks and segmented fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.fields import NoteField, NumberField, SegmentedField, TextField, TickField

KEYS = Qt.Key
Show = Callable[[QWidget], QWidget]
MAKERS = {
    "text": (TextField, "Patrol"),
    "note": (NoteField, "Two\nlines"),
    "number": (NumberField, 4),
    "tick": (lambda: TickField("Paid"), True),
    "segmented": (lambda: SegmentedField((("a", "A"), ("b", "B"))), "b"),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_value_that_is_set_is_read_back(kind: str, show: Show) -> None:
    maker, value = MAKERS[kind]
    field = maker()
    show(field)
    field.set_value(value)
    assert field.value() == value


@pytest.mark.parametrize("kind", ["text", "note", "number", "tick"])
def test_a_change_is_told(kind: str, show: Show, qtbot: QtBot) -> None:
    maker, value = MAKERS[kind]
    field = maker()
    show(field)
    with qtbot.waitSignal(field.changed):
        field.set_value(value)


def test_a_segmented_field_tells_what_the_user_picks(show: Show, qtbot: QtBot) -> None:
    field = SegmentedField((("a", "A"), ("b", "B")))
    show(field)
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.part("b"), Qt.MouseButton.LeftButton)
    assert field.value() == "b"


def test_nothing_empties_text_and_notes(show: Show) -> None:
    for field in (TextField(), NoteField()):
        show(field)
        field.set_value("x")
        field.set_value(None)
        assert field.value() == ""


def test_a_number_stays_within_0_and_9999(show: Show, qtbot: QtBot) -> None:
    field = NumberField()
    show(field)
    field.set_value(12_000)
    assert field.value() == 9_999
    field.set_value(0)
    qtbot.keyClick(field, KEYS.Key_Down)
    assert field.value() == 0
    field.set_value("7")
    assert field.value() == 0


def test_tab_leaves_a_note(show: Show, qtbot: QtBot) -> None:
    place = QWidget()
    lines = QVBoxLayout(place)
    note, after = NoteField(), TextField()
    lines.addWidget(note)
    lines.addWidget(after)
    show(place)
    note.setFocus()
    qtbot.keyClick(note, KEYS.Key_Tab)
    assert after.hasFocus()
    assert note.value() == ""


@pytest.mark.parametrize("kind", ["text", "number"])
def test_the_height_does_not_jump_with_the_keyboard_or_an_error(kind: str, show: Show) -> None:
    field = MAKERS[kind][0]()
    place = QWidget()
    lines = QVBoxLayout(place)
    lines.addWidget(field)
    lines.addWidget(TextField())
    show(place)
    plain = field.sizeHint().height()
    field.setFocus()
    focused = field.sizeHint().height()
    field.setProperty("error", "true")
    field.style().polish(field)
    assert plain == focused == field.sizeHint().height() >= 32
