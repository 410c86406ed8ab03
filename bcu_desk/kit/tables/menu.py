"""The menu of a table: copying, pasting, and writing it to a file; its keys do the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from bcu_desk.kit.tables.copying import copy_all, copy_rows
from bcu_desk.kit.tables.keeper import keeper_of

COPY, COPY_ALL, PASTE, EXPORT = "Ctrl+C", "Ctrl+Shift+C", "Ctrl+V", "Ctrl+Shift+E"


def table_menu(table: QTableView) -> QMenu:
    """What can be done with a table; what its page can't do is left out."""
    menu = QMenu(table)
    menu.setObjectName("table_menu")
    _add(menu, "copy", "Copy the chosen rows", COPY, lambda: copy_rows(table))
    _add(menu, "copy_all", "Copy the whole table", COPY_ALL, lambda: copy_all(table))
    menu.actions()[0].setEnabled(bool(table.selectionModel().selectedRows()))
    keeper, filled = keeper_of(table), table.model().columnCount() > 0
    if keeper is not None and keeper.can_paste():
        _add(menu, "paste", "Paste from a spreadsheet…", PASTE, keeper.paste_cells)
    if keeper is not None and keeper.can_export() and filled:
        menu.addSeparator()
        _add(menu, "export", "Export this table…", EXPORT, lambda: keeper.export_table(table))
    return menu


def _add(menu: QMenu, name: str, text: str, key: str, run: Callable[[], object]) -> None:
    action = menu.addAction(text)
    action.setObjectName(f"table_menu.{name}")
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: run())


def export_of(table: QTableView) -> None:
    """Export a table where its page can."""
    keeper, filled = keeper_of(table), table.model().columnCount() > 0
    if keeper is not None and keeper.can_export() and filled:
        keeper.export_table(table)


def paste_into(table: QTableView) -> None:
    """Paste what was copied in a spreadsheet, where the page of the table can."""
    keeper = keeper_of(table)
    if keeper is not None and keeper.can_paste():
        keeper.paste_cells()
