"""Tables of frozen rows, declared as columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from bcu_desk.kit.tokens import tokens

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28


def plain(value: object) -> str:
    """A value as text; nothing for None."""
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its title, its value of a row, how that is shown and sorted.

    `tone` names a token (`bad`, `warn`, `muted`) for a row's text; `width` is in pixels.
    """

    title: str
    value: Callable[[R], object]
    show: Callable[[object], str] = plain
    sort: Callable[[object], object] | None = None
    align: str = "left"
    tone: Callable[[R], str | None] | None = None
    width: int | None = None


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows under columns; sorting keeps rows without a value last."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, in the order chosen last."""
        self.beginResetModel()
        self._rows = list(rows)
        self._put_in_order()
        self.endResetModel()

    def row_at(self, number: int) -> R:
        """The row shown in a line."""
        return self._rows[number]

    def rows(self) -> tuple[R, ...]:
        """All rows in the order shown."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Text, alignment and colour of a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.show(column.value(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align == "right" else (
                Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return QBrush(QColor(getattr(tokens(), tone))) if tone else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Titles above the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].align == "right"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        before = list(self._rows)
        self._put_in_order()
        places = {id(row): number for number, row in enumerate(self._rows)}
        for old in self.persistentIndexList():
            number = places[id(before[old.row()])]
            self.changePersistentIndex(old, self.index(number, old.column()))
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        if self._sorted is None:
            return
        number, order = self._sorted
        column = self.columns[number]
        key = column.sort or _natural
        known = [row for row in self._rows if column.value(row) is not None]
        unknown = [row for row in self._rows if column.value(row) is None]
        known.sort(
            key=lambda row: key(column.value(row)),  # type: ignore[arg-type,return-value]
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self._rows = known + unknown


def _natural(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def table_view(model: TableModel[Any], object_name: str) -> QTableView:
    """A table ready for use: whole rows, sorting, Tab goes on to the next widget."""
    view = QTableView()
    view.setObjectName(object_name)
    view.setAccessibleName(object_name.replace(".", " ").replace("_", " "))
    view.setModel(model)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setSortIndicatorClearable(True)
    head.setStretchLastSection(True)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.setSortingEnabled(True)
    head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    for number, column in enumerate(model.columns):
        if column.width is not None:
            view.setColumnWidth(number, column.width)
    return view
