"""The matrix under keys and mouse: a cell of posts is chosen, a section opened or folded."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.queries import PostRow
from bcu_desk.features.org_chart.widgets.matrix.grid import POST, MatrixGrid
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import text_scale, tokens
from bcu_desk.kit.look.type_scale import font_of

BOROUGH, PAD, HIGH, HEAD, MORE = 192, 8, 42, 34, 28
CHEVRON = 14
VERBS = {"m": "move", "v": "end", "a": "acting"}
Index = QModelIndex | QPersistentModelIndex


class MatrixView(QTableView):
    """Posts by borough and function.

    `chosen` carries the post of the cell that is current, `opened` the one that Enter or a double
    click opens, `asked` the verb of a gesture's key, `menu_asked` a post and where on the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.matrix")
        self.setAccessibleName("Posts by borough and function")
        self.grid = MatrixGrid()
        self.setModel(self.grid)
        self.setItemDelegate(_CellDelegate(self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("ring_inside", True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumHeight(round(30 * text_scale()))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda current, _: self._tell(current))

    def show_posts(self, loaded: Loaded) -> None:
        """Show other posts; the one that was chosen stays so."""
        before = self.chosen_code()
        self.grid.show_posts(loaded)
        self._shape()
        self.choose(before)

    def chosen_code(self) -> str:
        """The post of the current cell, or ''."""
        row = self.grid.post_at(self.currentIndex())
        return row.code if row is not None else ""

    def choose(self, code: str) -> None:
        """Go to a post's cell; a post that is not there leaves no cell current."""
        if code == self.chosen_code():
            return
        lines = self.grid.rowCount()
        place = self.grid.place_of(code) if code else QModelIndex()
        if self.grid.rowCount() != lines:
            self._shape()
        self.setCurrentIndex(place)
        if place.isValid():
            self.scrollTo(place)

    def _tell(self, current: QModelIndex) -> None:
        """Another cell is current: whoever listens is told of its post."""
        row = self.grid.post_at(current)
        if row is not None:
            self.chosen.emit(row.code)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a section's name, or on what it leaves out, opens or folds it."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        clicked = at.isValid() and at == self.currentIndex()
        if clicked and event.button() == Qt.MouseButton.LeftButton:
            self._turn(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a card, Space opens or folds a section, letters are gestures."""
        at, key = self.currentIndex(), event.key()
        verb = VERBS.get(event.text()) if self.chosen_code() else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self._open(at)
        elif key == Qt.Key.Key_Space and at.isValid():
            self._turn(at, anywhere=True)
        elif verb is not None:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here by keys, some cell is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.grid.rowCount():
            self.setCurrentIndex(self.grid.index(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of the post's gestures."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.grid.post_at(at)
        if row is not None:
            self.setCurrentIndex(at)
            spot = self.visualRect(at).center() if by_key else event.pos()
            self.menu_asked.emit(row.code, self.viewport().mapToGlobal(spot))

    def _open(self, at: QModelIndex) -> None:
        row = self.grid.post_at(at)
        if row is not None:
            self.opened.emit(row.code)
        else:
            self._turn(at)

    def _turn(self, at: QModelIndex, *, anywhere: bool = False) -> None:
        """Open or fold the section of a line that is its head or its last."""
        line = self.grid.line(at.row())
        if not (line.head or line.more or anywhere) or not self.grid.can_turn(line):
            return
        code, key = self.chosen_code(), line.section.key
        self.grid.turn(key)
        self._shape()
        place = self.grid.find(code) if code else QModelIndex()
        rows = range(self.grid.rowCount())
        head = next(row for row in rows if self.grid.line(row).section.key == key)
        self.setCurrentIndex(place if place.isValid() else self.grid.index(head, at.column()))

    def _shape(self) -> None:
        """Heights by what lines are; the functions share the width."""
        scale = text_scale()
        for number in range(self.grid.rowCount()):
            line = self.grid.line(number)
            high = HEAD if line.head else MORE if line.more else HIGH
            self.setRowHeight(number, round(high * scale))
        head = self.horizontalHeader()
        for column in range(self.grid.columnCount()):
            fixed = column == 0
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
        if self.grid.columnCount():
            self.setColumnWidth(0, round(BOROUGH * scale))


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell: a section's name or count, or a post over its holder."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and words."""
        view = self.parent()
        assert isinstance(view, MatrixView)
        look, rect, line = tokens(), option.rect, view.grid.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.head:
            painter.fillRect(rect, QColor(look.bg))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(look.accent))
        painter.setPen(QPen(QColor(look.line), 1))
        if line.head:
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = index.data(POST)
        if isinstance(row, PostRow):
            _draw_post(painter, rect, row, view.grid.holder(row, short=True))
        else:
            self._plain(painter, rect, index, view)
        painter.restore()

    def _plain(self, painter: QPainter, rect: QRect, index: Index, view: MatrixView) -> None:
        """A section's name with its arrow, a count, or how many more there are."""
        look, line, words = tokens(), view.grid.line(index.row()), str(index.data() or "")
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        name = line.head and index.column() == 0
        if name:
            if view.grid.can_turn(line):
                _draw_arrow(painter, inside, opened=view.grid.is_opened(line))
            inside.setLeft(inside.left() + CHEVRON)
        painter.setFont(font_of("strong" if name else "secondary"))
        painter.setPen(QColor(look.ink if name else look.accent if line.more else look.muted))
        _draw_line(painter, inside, words, Qt.AlignmentFlag.AlignVCenter)


def _draw_arrow(painter: QPainter, inside: QRect, *, opened: bool) -> None:
    spot = QPoint(inside.left() - 4, inside.center().y() - CHEVRON // 2 + 1)
    paint_icon(
        painter, "chevron_down" if opened else "chevron_right", tokens().muted, spot, CHEVRON
    )


def _draw_post(painter: QPainter, rect: QRect, row: PostRow, holder: str) -> None:
    look, inside = tokens(), rect.adjusted(PAD, 4, -PAD, -4)
    painter.setFont(font_of("strong"))
    painter.setPen(QColor(look.warn if row.holder is None else look.ink))
    _draw_line(painter, inside, holder, Qt.AlignmentFlag.AlignTop)
    painter.setFont(font_of("small"))
    painter.setPen(QColor(look.muted))
    _draw_line(painter, inside, row.title, Qt.AlignmentFlag.AlignBottom)


def _draw_line(painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignLeft, shown)
