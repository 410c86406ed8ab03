"""Lines of the search list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from bcu_desk.shell.search_box.index import Entry
from bcu_desk.shell.search_box.lines import ENTRY, SearchRows, met

A_WARD = Entry("Wards", "coverage", "coverage", "E05", "Romford Town", "Havering", "", "romford")


@pytest.mark.parametrize(
    ("text", "typed", "spans"),
    [
        ("Romford Town", "romf", ((0, 4),)),
        ("Romford Town", "town rom", ((0, 3), (8, 12))),
        ("Romford", "rom romford", ((0, 7),)),
        ("Romford", "x", ()),
        ("Straße", "str", ()),
    ],
)
def test_the_words_met_are_found_once_each(text: str, typed: str, spans: object) -> None:
    assert met(text, typed) == spans


def _drawn(rows: SearchRows, entries: QListWidget, line: int, state: QStyle.StateFlag) -> QPixmap:
    picture = QPixmap(400, 60)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 400, 60)
    option.state = state
    rows.paint(painter, option, entries.indexFromItem(entries.item(line)))
    painter.end()
    return picture


def test_a_chosen_line_looks_unlike_the_rest_and_a_heading_is_lower(qtbot) -> None:
    entries = QListWidget()
    qtbot.addWidget(entries)
    rows = SearchRows(entries)
    rows.typed = "romf"
    entries.addItem(QListWidgetItem("Wards"))
    item = QListWidgetItem(A_WARD.title)
    item.setData(ENTRY, A_WARD)
    entries.addItem(item)
    option = QStyleOptionViewItem()
    heights = [
        rows.sizeHint(option, entries.indexFromItem(entries.item(n))).height() for n in (0, 1)
    ]
    assert heights[0] < heights[1]
    none, chosen = QStyle.StateFlag.State_None, QStyle.StateFlag.State_Selected
    plain = _drawn(rows, entries, 1, none).toImage()
    assert plain != _drawn(rows, entries, 1, chosen).toImage()
    assert plain != _drawn(rows, entries, 0, none).toImage()
