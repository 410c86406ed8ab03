"""The list of what differs between two days."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.differences import TONES, Differences
from bcu_desk.work.differences import MARKS, Difference

Show = Callable[[QWidget], QWidget]
ROWS = (
    Difference("joined", "PC Ada Tembo joined DWO 1", "412KD"),
    Difference("left", "Supt Hannah Marsh left Neighbourhoods; nobody holds it", "EA-S1"),
    Difference("changed", "EA-S3 has no cover", ""),
)


@pytest.fixture
def listed(show: Show) -> Differences:
    made = Differences("page.differences")
    made.resize(290, 300)
    made.show_rows(ROWS, title="From Mon 9 Jan to Mon 23 Jan 2017")
    show(made)
    return made


def test_it_shows_a_title_a_count_and_a_row_for_each(listed: Differences) -> None:
    assert listed.title.text() == "From Mon 9 Jan to Mon 23 Jan 2017"
    assert listed.count.text() == "1 joined, 1 left, 1 changed"
    assert listed.list.count() == len(listed.rows()) == 3


def test_a_click_on_a_row_carries_its_key(listed: Differences, qtbot: QtBot) -> None:
    place = listed.list.visualItemRect(listed.list.item(1)).center()
    with qtbot.waitSignal(listed.chosen) as told:
        qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["EA-S1"]


def test_arrow_keys_walk_and_enter_goes_there(listed: Differences, qtbot: QtBot) -> None:
    spy = QSignalSpy(listed.chosen)
    listed.list.setFocus()
    listed.list.setCurrentRow(0)
    qtbot.keyClick(listed.list, Qt.Key.Key_Down)
    assert spy.count() == 0
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    assert spy.at(0) == ["EA-S1"]


def test_a_row_without_a_key_goes_nowhere(listed: Differences, qtbot: QtBot) -> None:
    spy = QSignalSpy(listed.chosen)
    listed.list.setCurrentRow(2)
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    assert spy.count() == 0


def test_a_long_sentence_is_told_on_more_lines(listed: Differences) -> None:
    heights = [listed.list.visualItemRect(listed.list.item(n)).height() for n in range(3)]
    assert heights[1] > heights[2]


def test_where_nothing_differs_it_says_so(listed: Differences) -> None:
    listed.show_rows((), title="From Mon 9 Jan to Tue 10 Jan 2017")
    assert listed.none.isVisible()
    assert listed.none.text() == "Nothing differs between the two days."
    assert not listed.list.isVisible()
    assert not listed.count.isVisible()


def test_a_record_s_row_is_chosen_by_its_key(listed: Differences) -> None:
    listed.choose("EA-S1")
    assert listed.list.currentRow() == 1
    listed.choose("unknown")
    assert listed.list.currentRow() == -1


def test_a_screen_reader_hears_the_kind_and_the_sentence(listed: Differences) -> None:
    found = QAccessible.queryAccessibleInterface(listed.list)
    assert found.child(0).text(QAccessible.Text.Name) == "Joined: PC Ada Tembo joined DWO 1"


def test_every_kind_has_a_tone() -> None:
    assert set(TONES) == set(MARKS)
