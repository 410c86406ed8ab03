"""What the bars of the board mean: a swatch and a word each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.timeline.paint.looks import look_of, paint_box
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar

KINDS = (
    ("Out", BarKind.SOLID),
    ("Booked", BarKind.SOFT),
    ("Pending", BarKind.DASHED),
    ("Turn-round", None),
    ("Off road", BarKind.HATCHED),
)
SWATCH, GAP, APART, HEIGHT = 16, 5, 11, 28


class Legend(QWidget):
    """The kinds of bars, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.legend")
        words = ", ".join(word.lower() for word, _ in KINDS)
        self.setAccessibleName(f"Kinds of bars: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for every word."""
        size = QFontMetricsF(font_of("secondary"))
        wide = sum(size.horizontalAdvance(word) + SWATCH + GAP for word, _ in KINDS)
        return QSize(round(wide + APART * (len(KINDS) - 1)) + 2, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw swatches as the board draws its bars."""
        look, font = tokens(), font_of("secondary")
        size = QFontMetricsF(font)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        left = 1.0
        for word, kind in KINDS:
            box = QRectF(left + 0.5, self.height() / 2 - 5.5, SWATCH - 1, 11)
            if kind is None:
                bar = QRectF(box.left(), box.center().y() - 2, box.width(), 4)
                painter.fillRect(bar, QColor(look.line2))
            else:
                paint_box(painter, box, look_of(TimelineBar("", "", 0, 1, "", kind=kind), look))
            wide = size.horizontalAdvance(word)
            painter.setPen(QColor(look.muted))
            place = QRectF(QPointF(left + SWATCH + GAP, 0), QSize(round(wide) + 4, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            left += SWATCH + GAP + wide + APART
        painter.end()
