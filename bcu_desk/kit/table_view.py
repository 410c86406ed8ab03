"""The table widget: hairlines, a bar at the chosen row, badges; keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bcu_desk.kit.look.tokens import Tokens, ink_on, tokens
from bcu_desk.kit.look.type_scale import font_of

TONE = Qt.ItemDataRole.UserRole + 101
BADGE = Qt.ItemDataRole.UserRole + 102
LEAST_ROW, LEAST_HEAD, PAD, BAR = 26, 30, 8, 3
Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """A table of whole rows; `row_opened` carries the line that Enter or a double click opens."""

    row_chosen = Signal(int)
    row_opened = Signal(int)

    def __init__(self, object_name: str, name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.hovered = -1
        self.setItemDelegate(RowDelegate(self))
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._set_heads()
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def _set_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setMinimumHeight(LEAST_HEAD)
        head.setMinimumSectionSize(36)
        self.setSortingEnabled(True)

    def fit_columns(self, widths: Sequence[int | None]) -> None:
        """Give columns their widths; without one a column is as wide as its head."""
        metrics = QFontMetrics(font_of("secondary"))
        for number, width in enumerate(widths):
            title = str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")
            least = metrics.horizontalAdvance(title) + 2 * PAD + 14
            self.setColumnWidth(number, max(width or 0, least))

    def chosen_line(self) -> int | None:
        """The line that is chosen, or None."""
        lines = self.selectionModel().selectedRows() if self.selectionModel() else []
        return lines[0].row() if lines else None

    def choose_line(self, line: int | None) -> None:
        """Choose a line and bring it into view; None chooses nothing."""
        if line is None:
            self.clearSelection()
            return
        self.selectRow(line)
        self.scrollTo(self.model().index(line, 0))

    def selectionChanged(self, *changed: object) -> None:  # noqa: N802 - Qt's name
        """Tell which line is chosen."""
        super().selectionChanged(*changed)  # type: ignore[arg-type]  # Qt's two selections
        line = self.chosen_line()
        if line is not None:
            self.row_chosen.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row."""
        line = self.chosen_line()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.row_opened.emit(line)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: object) -> None:
        """No row is lit."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # Qt's event
        self._hover(-1)

    def _hover(self, line: int) -> None:
        if line != self.hovered:
            self.hovered = line
            self.viewport().update()


class RowDelegate(QStyledItemDelegate):
    """Draws cells: words in their tone, badges, hairlines, the bar at the chosen row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words and the pads."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * PAD, row_height(self.parent()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        look = tokens()
        painter.save()
        self._ground(painter, option, index, look)
        badge = index.data(BADGE)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if words is not None:
            if badge:
                _paint_badge(painter, option.rect, str(words), look.colour(badge))
            else:
                self._words(painter, option, index, look)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Tokens
    ) -> None:
        rect = option.rect
        view = self.parent()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.accent_soft))
        elif isinstance(view, TableView) and view.hovered == index.row():
            painter.fillRect(rect, QColor(look.bg))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = isinstance(view, TableView) and view.columnViewportPosition(index.column()) <= 0
        if chosen and first:
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(look.accent))

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Tokens
    ) -> None:
        tone = index.data(TONE) or "plain"
        painter.setPen(QColor(look.tone(str(tone))[0]))
        painter.setFont(font_of("strong") if tone in ("bad", "warn") else option.font)
        inside = option.rect.adjusted(PAD + (BAR if index.column() == 0 else 0), 0, -PAD, -1)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), words)


def _paint_badge(painter: QPainter, rect: QRect, words: str, colour: str) -> None:
    """A value on a block of colour, at the right of its cell."""
    painter.setFont(font_of("strong"))
    width = max(24, painter.fontMetrics().horizontalAdvance(words) + 12)
    height = min(rect.height() - 6, painter.fontMetrics().height() + 4)
    corner = QPoint(rect.right() - PAD - width + 1, rect.center().y() - height // 2)
    place = QRect(corner, QSize(width, height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(place), 3, 3)
    painter.setPen(QColor(ink_on(colour)))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def row_height(widget: object) -> int:
    """How tall a row is, at the running program's text size."""
    font = widget.font() if isinstance(widget, QWidget) else font_of("body")
    return max(LEAST_ROW, QFontMetrics(font).height() + 10)
