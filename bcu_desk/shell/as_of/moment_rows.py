"""How an instant stands in a list: what was done, and below it when and by whom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

MINUTE, MOMENT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
PAD, BAR = 8, 3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class MomentRows(QStyledItemDelegate):
    """Draws a row in two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Room for both lines."""
        first, second = (QFontMetrics(font_of(role)).height() for role in ("body", "secondary"))
        return QSize(120, first + second + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground and the lines, shortened where there is little room."""
        look, rect = tokens(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(look.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.bg))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        when, actor = index.data(MOMENT)
        inside = rect.adjusted(PAD, PAD // 2, -PAD, -PAD // 2)
        half = QFontMetrics(font_of("body")).height()
        upper = QRect(inside.topLeft(), QSize(inside.width(), half))
        lower = inside.adjusted(0, half, 0, 0)
        _write(painter, upper, str(index.data()), "body", look.ink)
        _write(painter, lower, f"{when}  ·  {actor}", "secondary", look.muted)
        painter.restore()


def _write(painter: QPainter, box: QRect, text: str, role: str, colour: str) -> None:
    painter.setFont(font_of(role))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, LEFT, shown)
