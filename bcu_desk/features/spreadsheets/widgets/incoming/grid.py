"""The grid of rows that come back: what changes is on a soft ground of its tone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from bcu_desk.kit.look.tokens import Tokens, tokens
from bcu_desk.kit.table_view import TONE, RowDelegate, TableView

OWN_FROM = 3  # state, row and decision come before the columns of the file
GROUNDS = ("accent", "warn", "bad", "good")
Index = QModelIndex | QPersistentModelIndex


class DiffGrid(TableView):
    """Rows of a file; `pressed` carries a key that decides something about the chosen one."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__("spreadsheets.diff", "Rows that come back")
        self.setItemDelegate(DiffDelegate(self))
        self.setSortingEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """L and R settle a conflict, Space takes a row or leaves it out."""
        name = {" ": "Space", "l": "L", "r": "R"}.get(event.text())
        if name is not None and not event.modifiers():
            self.pressed.emit(name)
        else:
            super().keyPressEvent(event)


class DiffDelegate(RowDelegate):
    """Draws cells that differ on the soft ground of their tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        tone = index.data(TONE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if tone in GROUNDS and index.column() >= OWN_FROM and not chosen:
            look: Tokens = tokens()
            painter.fillRect(option.rect, QColor(look.tone(str(tone))[1]))
            painter.fillRect(
                option.rect.adjusted(0, option.rect.height() - 1, 0, 0), QColor(look.line)
            )
            painter.save()
            if index.data() is not None:
                self._words(painter, option, index, str(index.data()))
            painter.restore()
            return
        super().paint(painter, option, index)
