"""The rows and columns of the matrix, as Qt's tables ask for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.matrix import (
    Line,
    Matrix,
    counts_told,
    lines_of,
    matrix_of,
)
from bcu_desk.features.org_chart.model.wording import badges_of, holder_short, holder_told
from bcu_desk.features.org_chart.queries import PostRow

POST = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class MatrixGrid(QAbstractTableModel):
    """Boroughs down, functions across; sections that are folded show a few posts each."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix = Matrix((), ())
        self._lines: tuple[Line, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self._on = date.min

    def show_posts(self, loaded: Loaded) -> None:
        """Show other posts; sections that were opened stay so."""
        self.beginResetModel()
        self._on, self._matrix = loaded.on, matrix_of(loaded)
        self._lines = lines_of(self._matrix, self._opened)
        self.endResetModel()

    def turn(self, key: str) -> None:
        """Open a section, or fold it."""
        self.beginResetModel()
        self._opened = self._opened ^ {key}
        self._lines = lines_of(self._matrix, self._opened)
        self.endResetModel()

    def line(self, number: int) -> Line:
        """A line by its number."""
        return self._lines[number]

    def is_opened(self, line: Line) -> bool:
        """Whether all posts of a line's section show."""
        return line.section.key in self._opened

    def can_turn(self, line: Line) -> bool:
        """Whether a section has more posts than it shows while it is folded."""
        return self.is_opened(line) or any(
            row.more for row in self._lines if row.section.key == line.section.key
        )

    def post_at(self, index: Index) -> PostRow | None:
        """The post in a cell, or None."""
        if not index.isValid() or index.column() == 0:
            return None
        posts = self._lines[index.row()].posts
        return posts[index.column() - 1] if posts else None

    def place_of(self, code: str) -> QModelIndex:
        """The first cell of a post, its section opened where it is folded away; else nowhere."""
        found = self.find(code)
        if found.isValid():
            return found
        for section in self._matrix.sections:
            if any(row.code == code for cell in section.cells for row in cell):
                self.turn(section.key)
                return self.find(code)
        return found

    def find(self, code: str) -> QModelIndex:
        """The first cell of a post among the lines that show, or nowhere."""
        for number, line in enumerate(self._lines):
            for column, row in enumerate(line.posts):
                if row is not None and row.code == code:
                    return self.index(number, column + 1)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The boroughs' column and one for each function."""
        return 0 if parent.isValid() else 1 + len(self._matrix.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """The words of a cell; a post's title and holder are on two lines."""
        if not index.isValid():
            return None
        if role == POST:
            return self.post_at(index)
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._words(index) or None
        if role == Role.AccessibleTextRole:
            return self._told(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """The names of the functions."""
        across = orientation == Qt.Orientation.Horizontal
        if role != Role.DisplayRole or not across or section > len(self._matrix.columns):
            return None
        return "Borough" if section == 0 else self._matrix.columns[section - 1][1]

    def holder(self, row: PostRow, *, short: bool = False) -> str:
        """A post's holder in words, and what its card warns of."""
        badges = [words for words, _ in badges_of(row, self._on)]
        holder = holder_short(row, self._on) if short else holder_told(row, self._on)
        return ", ".join([holder, *badges])

    def _words(self, index: Index) -> str:
        line, column = self._lines[index.row()], index.column()
        if line.head:
            if column == 0:
                return line.section.name
            return counts_told(line.section.cells[column - 1])
        if line.more:
            count = line.more[column - 1] if column else 0
            return f"{count} more" if count else ""
        row = self.post_at(index)
        return f"{row.title}\n{self.holder(row)}" if row is not None else ""

    def _told(self, index: Index) -> str:
        name = self._lines[index.row()].section.name
        head = self.headerData(index.column(), Qt.Orientation.Horizontal)
        words = self._words(index).replace("\n", ": ") or "none"
        return f"{name}, {head}: {words}" if index.column() else f"{name}: {words}"
