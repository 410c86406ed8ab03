"""A list of what differs between two days: a mark, a sentence, and a click that goes there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.controls import words
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.work.differences import MARKS, NOTHING, Difference, counted

TONES = {"joined": "good", "left": "bad", "moved": "accent", "changed": "warn"}
MARK, KEY = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
PAD, GAP, BADGE_PAD, BAR = 8, 10, 7, 3
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class Differences(QWidget):
    """A title, a count of each kind and the list; `chosen` carries the key of the row picked.

    A click or Enter picks; the arrow keys only walk.
    """

    chosen = Signal(str)

    def __init__(self, object_name: str, name: str = "What differs") -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._rows: tuple[Difference, ...] = ()
        self.title = words("", "section", wrap=True)
        self.title.setObjectName(f"{object_name}.title")
        self.count = words("", "secondary", wrap=True)
        self.count.setObjectName(f"{object_name}.count")
        self.none = words(NOTHING, "body", tone="muted", wrap=True)
        self.none.setObjectName(f"{object_name}.none")
        self.list = _Rows(f"{object_name}.list", name)
        self.list.picked.connect(self._pick)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for part in (self.title, self.count, self.none):
            lines.addWidget(part)
        lines.addWidget(self.list, 1)
        lines.addStretch(0)
        self.show_rows(())

    def show_rows(
        self, rows: Iterable[Difference], *, title: str = "", empty: str = NOTHING
    ) -> None:
        """Show what differs under a title; `empty` is told where nothing does."""
        self._rows = tuple(rows)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.count.setText(counted(self._rows))
        self.count.setVisible(bool(self._rows))
        self.none.setText(empty)
        self.none.setVisible(not self._rows)
        self.list.fill(self._rows)
        self.list.setVisible(bool(self._rows))

    def rows(self) -> tuple[Difference, ...]:
        """What is shown."""
        return self._rows

    def choose(self, key: str) -> None:
        """Choose the row of a record, if it is there, and bring it into view."""
        found = [number for number, row in enumerate(self._rows) if row.key == key]
        self.list.setCurrentRow(found[0] if found else -1)

    def _pick(self, number: int) -> None:
        key = self._rows[number].key
        if key:
            self.chosen.emit(key)


class _Rows(QListWidget):
    """The list; `picked` carries the number of a row that was clicked or entered."""

    picked = Signal(int)

    def __init__(self, object_name: str, name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setProperty("flat", "true")
        self.setItemDelegate(_RowDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(60)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))

    def fill(self, rows: Iterable[Difference]) -> None:
        """Show rows in place of those there were."""
        self.clear()
        for row in rows:
            self.addItem(_item(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the row that the keyboard is at."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.picked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def _item(row: Difference) -> QListWidgetItem:
    made = QListWidgetItem(row.words)
    made.setData(MARK, row.mark)
    made.setData(KEY, row.key)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.mark.capitalize()}: {row.words}")
    return made


class _RowDelegate(QStyledItemDelegate):
    """Draws a row: the mark as a badge, its sentence beside it on as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the sentence at the list's width."""
        view = self.parent()
        room = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        across = max(80, room - _indent() - PAD)
        metrics = QFontMetrics(font_of("body"))
        told = metrics.boundingRect(QRect(0, 0, across, 10_000), WRAP, str(index.data()))
        return QSize(room, max(told.height(), _badge_height()) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the badge and the sentence."""
        look, rect = tokens(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(look.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.bg))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        _paint_mark(painter, rect, str(index.data(MARK)), chosen=chosen)
        painter.setPen(QColor(look.ink))
        painter.setFont(font_of("body"))
        painter.drawText(rect.adjusted(_indent(), PAD, -PAD, 0), WRAP, str(index.data()))
        painter.restore()


def _paint_mark(painter: QPainter, rect: QRect, mark: str, *, chosen: bool) -> None:
    look = tokens()
    ink, ground = look.tone(TONES.get(mark, "plain"))
    height = _badge_height()
    place = QRect(rect.left() + PAD, rect.top() + PAD, _badge_width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.surface if chosen else ground))
    painter.drawRoundedRect(QRectF(place), height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.setFont(font_of("secondary"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.capitalize())


def _badge_width() -> int:
    """All badges are as wide as the longest, so that the sentences stand in one line."""
    metrics = QFontMetrics(font_of("secondary"))
    return max(metrics.horizontalAdvance(mark.capitalize()) for mark in MARKS) + 2 * BADGE_PAD


def _badge_height() -> int:
    return QFontMetrics(font_of("secondary")).height() + 2


def _indent() -> int:
    return PAD + _badge_width() + GAP
