"""The board's legend: how bars look, with a word for each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.controls import words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.timeline.paint.looks import look_of, mixed, paint_box, paint_hatch
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar

WIDE, HIGH = 22, 12
ENTRIES = (
    ("In post", BarKind.SOFT, False),
    ("Acting", BarKind.ACTING, False),
    ("Planned", BarKind.PLAN, False),
    ("Ends within 28 days", BarKind.SOFT, True),
    ("Gap", BarKind.GAP, False),
)


class Legend(QWidget):
    """One line under the board."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("assignments.legend")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(12, 7, 12, 7)
        self._flow = FlowLayout(gap=9)
        outside.addLayout(self._flow)
        for title, kind, warned in ENTRIES:
            self._add(title, Swatch(kind, warned=warned))
        self._add("Change of holder", Diamond())
        self._add("Not in the BCU", Swatch(None))

    def _add(self, title: str, swatch: QWidget) -> None:
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(swatch)
        line.addWidget(words(title, "secondary"))
        self._flow.addWidget(pair)


class Diamond(QWidget):
    """The mark of a change of holder, as the board draws it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(HIGH, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the running theme's colours."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.ink), 1.2))
        painter.setBrush(QColor(look.surface))
        half = HIGH / 2
        corners = ((half, 1), (HIGH - 1, half), (half, HIGH - 1), (1, half))
        painter.drawPolygon([QPointF(x, y) for x, y in corners])
        painter.end()


class Swatch(QWidget):
    """How a kind of bar looks; None is a time that is not asked about."""

    def __init__(self, kind: BarKind | None, *, warned: bool = False) -> None:
        super().__init__()
        self.setFixedSize(WIDE, HIGH)
        self._kind = kind
        self._warned = warned

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as the board does, in the running theme's colours."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(0.5, 0.5, WIDE - 1, HIGH - 1)
        if self._kind is None:
            painter.fillRect(rect, QColor(look.bg))
            paint_hatch(painter, rect, mixed(look.line2, look.surface, 0.5))
        else:
            bar = TimelineBar("", "", 0, 1, "", kind=self._kind, hue="muted")
            paint_box(painter, rect, look_of(bar, look))
        if self._warned:
            painter.fillRect(QRectF(WIDE - 4, 0.5, 3, HIGH - 1), QColor(look.warn))
        painter.end()
