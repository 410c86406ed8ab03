"""Tables of frozen rows, declared as columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bcu_desk.domain.times import long_day
from bcu_desk.kit.table_view import BADGE, TONE, TableView

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


def plain(value: object) -> str:
    """A value as people read it: nothing for None, a day as `Mon 23 Jan 2017`."""
    if value is None:
        return ""
    return long_day(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its title, its value of a row, how that is shown and sorted.

    `align` is left or right; `tone` names a tone for a row's words (`muted`, `bad`, `warn`,
    `good`, `accent`); `badge` names a colour to set the value on, as a block; `hint` is the
    heading's tool tip; `width` is in pixels.
    """

    title: str
    value: Callable[[R], object]
    show: Callable[[Any], str] = plain
    sort: Callable[[Any], Any] | None = None
    align: str = "left"
    tone: Callable[[R], str | None] | None = None
    width: int | None = None
    badge: Callable[[R], str | None] | None = None
    hint: str = ""


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows under columns; rows without a value in the column sorted by come last."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._given: tuple[R, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R], columns: Sequence[Column[R]] | None = None) -> None:
        """Show other rows, in the order chosen last; under other columns where these are given."""
        self.beginResetModel()
        self.columns = self.columns if columns is None else tuple(columns)
        self._given = tuple(rows)
        self._rows = self._in_order()
        self.endResetModel()

    def row_at(self, number: int) -> R:
        """The row shown in a line."""
        return self._rows[number]

    def rows(self) -> tuple[R, ...]:
        """All rows in the order shown."""
        return tuple(self._rows)

    def line_of(self, meant: Callable[[R], bool]) -> int | None:
        """The line of the first row that is meant, or None."""
        return next((line for line, row in enumerate(self._rows) if meant(row)), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Words, alignment, tone and badge of a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.show(column.value(row)) or None
        if role == Role.AccessibleTextRole:
            return f"{column.title}: {column.show(column.value(row)) or 'none'}"
        if role == Role.TextAlignmentRole:
            return _side(column.align)
        maker = {TONE: column.tone, BADGE: column.badge}.get(role)
        return maker(row) if maker is not None else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Role.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Titles above the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        found = {
            Role.DisplayRole: column.title,
            Role.ToolTipRole: column.hint or None,
            Role.TextAlignmentRole: _side(column.align),
        }
        return found.get(Role(role)) if role in found else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or as the rows were given for a column below 0."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        before = self._rows
        self._rows = self._in_order()
        places = {id(row): number for number, row in enumerate(self._rows)}
        kept = self.persistentIndexList()
        moved = [self.index(places[id(before[old.row()])], old.column()) for old in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _in_order(self) -> list[R]:
        if self._sorted is None:
            return list(self._given)
        number, order = self._sorted
        column = self.columns[number]
        key = column.sort or _natural
        known = [row for row in self._given if column.value(row) is not None]
        known.sort(
            key=lambda row: key(column.value(row)),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        return known + [row for row in self._given if column.value(row) is None]


def _natural(value: object) -> Any:  # noqa: ANN401 - whatever can be compared
    """Words without regard to case, and the figures in them by their value: A2 before A10."""
    if not isinstance(value, str):
        return value
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", value.casefold())
        if part
    ]


def _side(align: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def table_view(model: TableModel[Any], object_name: str, name: str = "") -> TableView:
    """A table ready for use: whole rows, sorting by its heads, Tab goes on to the next widget.

    `name` is its accessible name; without one it is made from the object name.
    """
    view = TableView(
        object_name, name or object_name.rsplit(".", maxsplit=1)[-1].replace("_", " ").capitalize()
    )
    view.setModel(model)
    view.fit_columns([column.width for column in model.columns])
    return view
