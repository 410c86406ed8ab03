"""The menu of a table and its keys, on a page that can export and paste and on none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.kit.table_view import TableView
from bcu_desk.kit.tables.keeper import keeper_of
from bcu_desk.kit.tables.menu import table_menu

Show = Callable[[QWidget], QWidget]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keeper(QWidget):
    """A page that keeps its own tables, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.able = True
        self.table_keeper = self

    def can_export(self) -> bool:
        return self.able

    def export_table(self, table: QTableView) -> None:
        self.asked.append(table)

    def can_paste(self) -> bool:
        return self.able

    def paste_cells(self) -> None:
        self.asked.append("paste")


def _table(place: QWidget) -> TableView:
    model = TableModel((Column("Name", lambda row: row), Column("Length", len, align="right")))
    model.set_rows(["=Ava", "Bo"])
    view = table_view(model, "page.table", "Things")
    view.kept = model
    QVBoxLayout(place).addWidget(view)
    return view


@pytest.fixture
def keeper(show: Show) -> Keeper:
    made = Keeper()
    made.table = _table(made)
    show(made)
    return made


def _texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def _open(table: TableView, reason: QContextMenuEvent.Reason) -> QMenu:
    place = QPoint(5, 5)
    event = QContextMenuEvent(reason, place, table.mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    return next(menu for menu in table.findChildren(QMenu) if menu.isVisible())


def test_a_right_click_and_the_menu_key_offer_the_same(keeper: Keeper) -> None:
    keeper.table.choose_line(1)
    told = []
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        menu = _open(keeper.table, reason)
        told.append(_texts(menu))
        menu.close()
    assert told[0] == told[1]
    assert told[0][-1] == "Export this table…"


def test_what_the_menu_offers_is_done(keeper: Keeper) -> None:
    keeper.table.choose_line(0)
    menu = table_menu(keeper.table)
    for action in menu.actions():
        action.trigger()
    menu.deleteLater()
    assert keeper.asked == ["paste", keeper.table]
    assert QGuiApplication.clipboard().text() == "Name\tLength\n'=Ava\t4\nBo\t2"


def test_the_keys_do_what_the_menu_does(keeper: Keeper, qtbot: QtBot) -> None:
    qtbot.keyClick(keeper.table, Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.keyClick(keeper.table, Qt.Key.Key_V, CTRL)
    assert keeper.asked == [keeper.table, "paste"]
    keeper.table.choose_line(0)
    qtbot.keyClick(keeper.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "'=Ava\t4"


def test_where_nothing_can_be_written_only_copying_is_offered(
    keeper: Keeper, show: Show, qtbot: QtBot
) -> None:
    alone = QWidget()
    table = _table(alone)
    show(alone)
    keeper.able = False
    for view in (table, keeper.table):
        menu = table_menu(view)
        assert _texts(menu) == ["Copy the chosen rows", "Copy the whole table"]
        assert not menu.actions()[0].isEnabled()
        menu.deleteLater()
        qtbot.keyClick(view, Qt.Key.Key_E, CTRL | SHIFT)
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert (keeper_of(table), keeper_of(keeper.table), keeper.asked) == (None, keeper, [])
