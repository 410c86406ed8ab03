"""The table widget under keys and mouse, and how its columns fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.kit.table_view import TableView, fitted, row_height

KEYS = Qt.Key
Show = Callable[[QWidget], QWidget]


@dataclass(frozen=True)
class Row:
    name: str
    count: int
    cause: str = "a cause told in a good many words that want room"


COLUMNS = (
    Column("Name", lambda row: row.name, width=150),
    Column("Count", lambda row: row.count, align="right", badge=lambda _: "class.short"),
    Column("Cause", lambda row: row.cause, width=260, tone=lambda _: "bad"),
)


@pytest.fixture
def table(show: Show) -> TableView:
    model = TableModel(COLUMNS)
    model.set_rows([Row(f"Name {n}", n) for n in range(12)])
    place = QWidget()
    lines = QVBoxLayout(place)
    view = table_view(model, "page.table", "Things")
    view.kept = (place, model)
    for part in (QLineEdit(), view, QLineEdit()):
        lines.addWidget(part)
    place.resize(480, 420)
    show(place)
    return view


def line_at(table: TableView, line: int) -> QPoint:
    return table.visualRect(table.model().index(line, 0)).center()


def test_tab_leaves_the_table_both_ways(table: TableView, qtbot: QtBot) -> None:
    table.setFocus()
    qtbot.keyClick(table, KEYS.Key_Tab)
    assert not table.hasFocus()
    table.setFocus()
    qtbot.keyClick(table, KEYS.Key_Backtab)
    assert not table.hasFocus()


def test_a_click_chooses_a_row_and_tells(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.row_chosen) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=line_at(table, 3))
    assert told.args == [3]
    assert table.chosen_line() == 3


def test_where_it_takes_several_ctrl_and_shift_choose_more_and_one_alone_is_chosen(
    table: TableView, qtbot: QtBot
) -> None:
    table.take_several()
    lines: list[tuple[int, ...]] = []
    single: list[int] = []
    table.lines_chosen.connect(lines.append)
    table.row_chosen.connect(single.append)
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for line, keys in ((4, none), (1, ctrl)):
        left = Qt.MouseButton.LeftButton
        qtbot.mouseClick(table.viewport(), left, keys, pos=line_at(table, line))
    assert (lines[-1], single) == ((1, 4), [4])
    told = len(lines)
    table.choose_lines((0, 2))
    assert table.chosen_lines() == (0, 2)
    assert len(lines) == told


def test_arrows_choose_and_enter_opens(table: TableView, qtbot: QtBot) -> None:
    table.choose_line(2)
    qtbot.keyClick(table, KEYS.Key_Down)
    assert table.chosen_line() == 3
    with qtbot.waitSignal(table.row_opened) as told:
        qtbot.keyClick(table, KEYS.Key_Return)
    assert told.args == [3]


def test_home_and_end_choose_the_first_row_and_the_last(table: TableView, qtbot: QtBot) -> None:
    table.choose_line(4)
    qtbot.keyClick(table, KEYS.Key_End)
    assert table.chosen_line() == 11
    qtbot.keyClick(table, KEYS.Key_Home)
    assert table.chosen_line() == 0


def test_arrows_choose_where_the_first_column_is_hidden(table: TableView, qtbot: QtBot) -> None:
    table.setColumnHidden(0, True)
    table.choose_line(1)
    qtbot.keyClick(table, KEYS.Key_Up)
    assert table.chosen_lines() == (0,)


def test_a_double_click_opens(table: TableView, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=line_at(table, 1))
    with qtbot.waitSignal(table.row_opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=line_at(table, 1))
    assert told.args == [1]


def test_enter_opens_nothing_where_nothing_is_chosen(table: TableView, qtbot: QtBot) -> None:
    table.choose_line(4)
    table.choose_line(None)
    assert table.chosen_line() is None
    with qtbot.assertNotEmitted(table.row_opened):
        qtbot.keyClick(table, KEYS.Key_Return)


def test_copying_takes_the_words_of_the_row(table: TableView, qtbot: QtBot) -> None:
    table.choose_line(5)
    qtbot.keyClick(table, KEYS.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied == ["Name 5", "5", Row("", 0).cause]


def test_a_row_chosen_out_of_sight_comes_into_view(table: TableView) -> None:
    table.setFixedHeight(120)
    table.choose_line(11)
    rect = table.visualRect(table.model().index(11, 0))
    assert table.viewport().rect().contains(rect.center())


def test_a_click_on_a_head_sorts(table: TableView, qtbot: QtBot) -> None:
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(1) + 12, head.height() // 2)
    first = table.model().index(0, 0).data()
    for _ in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert first == "Name 0"
    assert table.model().index(0, 0).data() == "Name 11"


def test_the_columns_fill_the_table_without_a_scroll_bar(table: TableView) -> None:
    widths = [table.columnWidth(number) for number in range(3)]
    assert sum(widths) == table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()
    table.window().resize(900, 420)
    assert sum(table.columnWidth(number) for number in range(3)) == table.viewport().width()
    assert table.columnWidth(0) == 150


def test_a_column_dragged_by_the_user_keeps_its_width(table: TableView) -> None:
    table.window().resize(900, 420)
    table.horizontalHeader().resizeSection(0, 222)
    table.window().resize(860, 420)
    assert table.columnWidth(0) == 222


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (500, [100, 80, 320]),
        (400, [100, 80, 220]),
        (300, [100, 80, 120]),
        (240, [93, 76, 71]),
        (100, [60, 60, 60]),
    ],
)
def test_the_last_column_grows_and_gives_way_first(room: int, widths: list[int]) -> None:
    assert fitted([100, 80, 200], [60, 60, 60], room) == widths


def test_a_row_lights_under_the_pointer(table: TableView, qtbot: QtBot) -> None:
    qtbot.mouseMove(table.viewport(), line_at(table, 2))
    qtbot.waitUntil(lambda: table.hovered == 2)
    QApplication.sendEvent(table, _leave())
    assert table.hovered == -1


def _leave() -> object:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_chosen_row_is_told_by_a_bar_and_not_by_colour_alone(table: TableView) -> None:
    table.choose_line(2)
    picture = table.viewport().grab().toImage()
    y = line_at(table, 2).y()
    assert picture.pixelColor(1, y) == QColor(tokens().accent)
    assert picture.pixelColor(1, line_at(table, 4).y()) != QColor(tokens().accent)


def test_a_tool_tip_comes_only_where_words_are_cut(table: TableView, qtbot: QtBot) -> None:
    for column, told in ((0, ""), (2, Row("", 0).cause)):
        place = table.visualRect(table.model().index(1, column)).center()
        where = table.viewport().mapToGlobal(place)
        QApplication.sendEvent(table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, where))
        assert QToolTip.text() == told
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_rows_are_tall_enough_for_a_target_and_for_their_text(table: TableView) -> None:
    assert row_height(table) >= 26
    assert table.rowHeight(0) == row_height(table)
    assert row_height(None) >= 26


def test_head_and_cells_begin_at_the_same_pixel(table: TableView) -> None:
    head, body = table.horizontalHeader().grab().toImage(), table.viewport().grab().toImage()
    first = [
        min(x for x in range(2, 100) for y in rows if picture.pixelColor(x, y).lightness() < 140)
        for picture, rows in (
            (head, range(6, head.height() - 6)),
            (body, range(line_at(table, 0).y() - 5, line_at(table, 0).y() + 6)),
        )
    ]
    assert abs(first[0] - first[1]) <= 1


def test_the_whole_table_is_copied_for_a_spreadsheet_and_nothing_in_it_runs(
    table: TableView, qtbot: QtBot
) -> None:
    model = table.model()
    model.set_rows([Row("=1+1", -3, "-2"), Row("a\tb", 4, "@x")])
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, KEYS.Key_C, both)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Name\tCount\tCause",
        "'=1+1\t-3\t-2",
        "a b\t4\t'@x",
    ]
