"""How a line of the search list looks: an icon in a tile, two lines of words, the words met."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import Tokens, tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.shell.search_box.index import Entry

ENTRY = Qt.ItemDataRole.UserRole
TILE, PAD, BAR = 30, 10, 3
Index = QModelIndex | QPersistentModelIndex


class SearchRows(QStyledItemDelegate):
    """Draws the entries, and their headings; `typed` are the words to light up."""

    typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for an entry, one for a heading."""
        if isinstance(index.data(ENTRY), Entry):
            lines = QFontMetrics(font_of("body")).height() + QFontMetrics(font_of("small")).height()
            return QSize(0, max(42, lines + 10))
        return QSize(0, QFontMetrics(font_of("small")).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        look, entry = tokens(), index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Entry):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, option.rect, entry, look, chosen=chosen)
        else:
            painter.setFont(font_of("small"))
            painter.setPen(QColor(look.muted))
            place = option.rect.adjusted(PAD, 4, -PAD, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, rect: QRect, entry: Entry, look: Tokens, *, chosen: bool
    ) -> None:
        if chosen:
            painter.fillRect(rect, QColor(look.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(look.accent))
        _paint_tile(painter, rect, entry, look)
        left = rect.left() + PAD + TILE + 10
        right = rect.right() - PAD - (_paint_key(painter, rect, look) if chosen else 0)
        width = right - left
        top = rect.top() + 4
        title = QRect(left, top, width, QFontMetrics(font_of("body")).height() + 2)
        below = QRect(left, title.bottom(), width, rect.bottom() - title.bottom() - 2)
        self._paint_words(painter, title, entry.title, font_of("body"), look.ink, look)
        self._paint_words(painter, below, entry.detail, font_of("small"), look.muted, look)

    def _paint_words(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, ink: str, look: Tokens
    ) -> None:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        for start, end in met(shown, self.typed):
            left = rect.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start:end])
            light = QRect(left, rect.center().y() - metrics.height() // 2, width, metrics.height())
            painter.fillRect(light, QColor(look.warn_soft))
            painter.setPen(QPen(QColor(look.warn), 1))
            painter.drawLine(light.bottomLeft(), light.bottomRight())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def met(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the words typed stand in a text, as (start, end); each once, not overlapping."""
    folded = text.casefold()
    if len(folded) != len(text):
        return ()
    found: list[tuple[int, int]] = []
    for word in sorted(set(typed.casefold().split()), key=len, reverse=True):
        at = folded.find(word)
        span = (at, at + len(word))
        if at >= 0 and all(span[1] <= start or span[0] >= end for start, end in found):
            found.append(span)
    return tuple(sorted(found))


def _paint_tile(painter: QPainter, rect: QRect, entry: Entry, look: Tokens) -> None:
    tile = QRect(rect.left() + PAD, rect.center().y() - TILE // 2 + 1, TILE, TILE)
    painter.setPen(QPen(QColor(look.line), 1))
    painter.setBrush(QColor(look.accent if entry.verb else look.bg))
    painter.drawRoundedRect(tile, 6, 6)
    ink = look.on_accent if entry.verb else look.muted
    paint_icon(painter, entry.icon, ink, QPointF(tile.x() + 7, tile.y() + 7), 16)


def _paint_key(painter: QPainter, rect: QRect, look: Tokens) -> int:
    """The cap of the Enter key at the right; how wide it is."""
    metrics = QFontMetrics(font_of("small"))
    size = QSize(metrics.horizontalAdvance("Enter") + 12, metrics.height() + 4)
    corner = QPoint(rect.right() - PAD - size.width(), rect.center().y() - size.height() // 2)
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.setBrush(QColor(look.raised))
    painter.drawRoundedRect(QRect(corner, size), 3, 3)
    painter.setFont(font_of("small"))
    painter.setPen(QColor(look.ink))
    painter.drawText(QRect(corner, size), Qt.AlignmentFlag.AlignCenter, "Enter")
    return size.width() + 8
