"""The search box: found by typing, chosen by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.shell.desk_window import DeskWindow
from bcu_desk.shell.search_box.index import Entry
from bcu_desk.shell.search_box.lines import ENTRY
from bcu_desk.shell.search_box.panel import SearchPanel


def _found(window: DeskWindow) -> list[Entry]:
    shown = window.search.findChild(QListWidget, "search.found")
    data = [shown.item(n).data(ENTRY) for n in range(shown.count())]
    return [entry for entry in data if entry is not None]


def _chosen(window: DeskWindow) -> str:
    shown = window.search.findChild(QListWidget, "search.found")
    return shown.currentItem().text()


def test_the_pages_are_offered_before_anything_is_typed(qtbot, desk_window: DeskWindow) -> None:
    qtbot.keyClick(desk_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk_window.search.isVisible()
    assert [entry.title for entry in _found(desk_window)] == ["Notes", "Others"]


def test_what_is_typed_is_found_and_enter_goes_there(qtbot, desk_window: DeskWindow) -> None:
    desk_window.search.take()
    field = desk_window.header.search
    qtbot.keyClicks(field, "ward 1")
    assert _found(desk_window)[0].key == "E05000001"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page = desk_window.pages.current()
    assert (page.id, page.keys) == ("others", ["E05000001"])
    assert (desk_window.search.isVisible(), field.text()) == (False, "")


def test_a_gesture_on_what_is_found_is_an_arrow_away(qtbot, desk_window: DeskWindow) -> None:
    desk_window.search.take()
    field = desk_window.header.search
    qtbot.keyClicks(field, "ward 1")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert _chosen(desk_window) == "Put a DWO on Ward 1"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert _chosen(desk_window) == "Ward 1"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Enter)
    assert desk_window.pages.current().keys == ["E05000001:put"]


def test_esc_closes_and_gives_the_keyboard_back(qtbot, desk_window: DeskWindow) -> None:
    line = desk_window.pages.current().line
    line.setFocus()
    desk_window.search.take()
    qtbot.keyClicks(desk_window.header.search, "x")
    qtbot.keyClick(desk_window.header.search, Qt.Key.Key_Escape)
    assert not desk_window.search.isVisible()
    assert line.hasFocus()


@pytest.mark.parametrize("then", ["", "x"])
def test_enter_before_anything_is_known_waits_for_it_unless_more_is_typed(
    qtbot: QtBot, then: str
) -> None:
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    panel = SearchPanel(field, (), (), lambda: None, window)
    window.show()
    qtbot.waitExposed(window)
    chosen: list[Entry] = []
    panel.chosen.connect(chosen.append)
    panel.open()
    qtbot.keyClicks(field, "ward 1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, then)
    ward = Entry("Wards", "coverage", "coverage", "E1", "Ward 1", "", "", "ward 1x")
    panel.know((ward,))
    assert chosen == ([] if then else [ward])


def test_nothing_found_says_what_to_try(qtbot, desk_window: DeskWindow) -> None:
    desk_window.search.take()
    qtbot.keyClicks(desk_window.header.search, "zzz")
    assert _found(desk_window) == []
    qtbot.keyClick(desk_window.header.search, Qt.Key.Key_Return)
    assert desk_window.search.isVisible()


def test_a_click_chooses_too(desk_window: DeskWindow) -> None:
    desk_window.search.take()
    shown = desk_window.search.findChild(QListWidget, "search.found")
    shown.itemClicked.emit(shown.item(2))
    assert desk_window.pages.current().id == "others"
