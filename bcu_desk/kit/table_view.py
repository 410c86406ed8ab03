"""The table widget: hairlines, a bar at the chosen row, badges; keyboard and screen reader."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from bcu_desk.kit.look.tokens import Tokens, ink_on, tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.tables.copying import copy_all, copy_rows
from bcu_desk.kit.tables.menu import export_of, paste_into, table_menu

TONE = Qt.ItemDataRole.UserRole + 101
BADGE = Qt.ItemDataRole.UserRole + 102
STRONG = ("bad", "warn", "strong")  # tones set in bold
LEAST_ROW, LEAST_HEAD, LEAST_LAST, PAD, BAR = 26, 30, 72, 8, 3
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FITS = 3  # at most, so that no scroll bar goes to and fro
HOME, END = QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd
Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """A table of whole rows; `row_opened` carries the line that Enter or a double click opens.

    Where it takes several, `lines_chosen` carries all lines chosen by the user, in order, and
    `row_chosen` comes for one line only.
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)
    lines_chosen = Signal(tuple)

    def __init__(self, object_name: str, name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.hovered = -1
        self.grows = -1  # the number of the column that takes room to spare
        self._wanted: list[int] = []
        self._least: list[int] = []
        self._fitting = False
        self._telling = True
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
        head.setMinimumHeight(LEAST_HEAD)
        head.setMinimumSectionSize(36)
        head.sectionResized.connect(self._keep_width)
        self.setSortingEnabled(True)

    def fit_columns(self, widths: Sequence[int | None]) -> None:
        """Give columns their widths; without one a column is as wide as its head.

        Where the table is narrower the last column gives way first, where it is wider it grows.
        """
        metrics = QFontMetrics(font_of("secondary"))
        heads = (
            str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")
            for number in range(len(widths))
        )
        self._least = [metrics.horizontalAdvance(head) + 2 * PAD + 14 for head in heads]
        self._wanted = [
            max(width or 0, least) for width, least in zip(widths, self._least, strict=True)
        ]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the columns, and again where that made a scroll bar come or go."""
        if not self._wanted or self.horizontalHeader().count() != len(self._wanted):
            return
        room = -1
        while room != self.viewport().width() and not self._fitting:
            room = self.viewport().width()
            widths = fitted(self._wanted, self._least, room)
            spare = max(0, widths[-1] - self._wanted[-1])
            widths[-1] -= spare
            widths[self.grows] += spare
            self._set_widths(widths)

    def _set_widths(self, widths: Sequence[int]) -> None:
        head = self.horizontalHeader()
        self._fitting = True
        for number, width in enumerate(widths):
            head.resizeSection(number, width)
        self.updateGeometries()
        self._fitting = False

    def _keep_width(self, number: int, _before: int, width: int) -> None:
        """What the user drags a column to is what it wants from then on."""
        if number < len(self._wanted) and not self._fitting:
            self._wanted[number] = width

    def chosen_line(self) -> int | None:
        """The line that is chosen, or None."""
        chosen: QItemSelectionModel | None = self.selectionModel()
        lines = chosen.selectedRows() if chosen is not None else []
        return lines[0].row() if lines else None

    def take_several(self) -> None:
        """Let several lines be chosen: with Shift, with Ctrl, all by Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_lines(self) -> tuple[int, ...]:
        """All lines that are chosen, in order."""
        chosen: QItemSelectionModel | None = self.selectionModel()
        return () if chosen is None else tuple(sorted(i.row() for i in chosen.selectedRows()))

    def choose_lines(self, lines: Sequence[int]) -> None:
        """Choose several lines, without a signal."""
        model, last = self.model(), self.model().columnCount() - 1
        wanted = QItemSelection()
        for line in lines:
            wanted.select(model.index(line, 0), model.index(line, last))
        self._telling = False
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._telling = True

    def choose_line(self, line: int | None) -> None:
        """Choose a line and bring it into view; None chooses nothing."""
        if line is None:
            self.clearSelection()
            return
        index, flag = self.model().index(line, self._first()), QItemSelectionModel.SelectionFlag
        # Not by selectRow: with Ctrl or Shift held it would add to what is chosen, or take away.
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def _first(self) -> int:
        """The first column that is shown; from one that is hidden the arrow keys go nowhere."""
        columns = range(self.model().columnCount())
        return next((column for column in columns if not self.isColumnHidden(column)), 0)

    def selectionChanged(self, chosen: QItemSelection, before: QItemSelection) -> None:
        """Tell which line is chosen, or which lines."""
        super().selectionChanged(chosen, before)
        lines = self.chosen_lines()
        if not self._telling:
            return
        if self.selectionMode() != QAbstractItemView.SelectionMode.SingleSelection:
            self.lines_chosen.emit(lines)
        if len(lines) == 1:
            self.row_chosen.emit(lines[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row, Ctrl+C copies it; the keys of the menu do the rest."""
        line, key = self.chosen_line(), event.key()
        if event.modifiers() == CTRL_SHIFT and key in (Qt.Key.Key_C, Qt.Key.Key_E):
            copy_all(self) if key == Qt.Key.Key_C else export_of(self)
        elif event.matches(QKeySequence.StandardKey.Paste):
            paste_into(self)
        elif line is not None and event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self)
        elif line is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_opened.emit(line)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first row and the last: whole rows are chosen, not cells."""
        ends = {HOME: 0, END: self.model().rowCount() - 1}
        if action in ends and self.currentIndex().isValid():
            return self.model().index(ends[action], self.currentIndex().column())
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the table, by right click or by the menu key at the chosen row."""
        menu = table_menu(self)
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            cell = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(cell.bottomLeft())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit."""
        super().leaveEvent(event)
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
                self._words(painter, option, index, str(words))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A tool tip only where the words do not fit."""
        words = str(index.data() or "")
        fits = option.fontMetrics.horizontalAdvance(words) <= option.rect.width() - 2 * PAD
        if event.type() == QEvent.Type.ToolTip and fits:
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

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
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: str
    ) -> None:
        tone = index.data(TONE) or "plain"
        painter.setPen(QColor(tokens().tone(str(tone))[0]))
        strong = tone in STRONG
        if strong:
            painter.setFont(font_of("strong"))
        inside = option.rect.adjusted(PAD, 0, -PAD, -1)
        metrics = painter.fontMetrics() if strong else option.fontMetrics
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)


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


def fitted(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths of columns in a room: the last one grows, or gives way first; each keeps its least."""
    widths = list(wanted)
    over = sum(widths) - room
    taken = max(min(over, widths[-1] - max(least[-1], LEAST_LAST)), min(over, 0))
    widths[-1] -= taken
    over -= taken
    slack = [width - low for width, low in zip(widths, least, strict=True)]
    if over > 0 and sum(slack) > 0:
        share = min(1.0, over / sum(slack))
        widths = [
            width - math.ceil(part * share) for width, part in zip(widths, slack, strict=True)
        ]
        widths[-1] += max(0, room - sum(widths))
    return widths


def row_height(widget: object) -> int:
    """How tall a row is, at the running program's text size."""
    font = widget.font() if isinstance(widget, QWidget) else font_of("body")
    return max(LEAST_ROW, QFontMetrics(font).height() + 10)
