"""The board's legend: how bars look, with a word for each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.kit.controls import words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.timeline.paint.looks import look_of, mixed, paint_box, paint_hatch
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar

WIDE, HIGH, RATIO = 22, 12, 2
ENTRIES = (
    ("In post", BarKind.SOFT, False),
    ("Acting or temporary", BarKind.ACTING, False),
    ("Planned", BarKind.PLAN, False),
    ("Ends within 28 days", BarKind.SOFT, True),
    ("Gap, with its days", BarKind.GAP, False),
)


class Legend(QWidget):
    """One line under the board."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("assignments.legend")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(12, 7, 12, 7)
        self._flow = FlowLayout(gap=16)
        outside.addLayout(self._flow)
        self._pictures: list[QLabel] = []
        for title in (*(title for title, _, _ in ENTRIES), "Not in the BCU"):
            self._add(title)
        self.renew()

    def _add(self, title: str) -> None:
        picture = QLabel()
        picture.setFixedSize(WIDE, HIGH)
        self._pictures.append(picture)
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(picture)
        line.addWidget(words(title, "secondary"))
        self._flow.addWidget(pair)

    def renew(self) -> None:
        """Draw the swatches in the running theme's colours."""
        for picture, (_, kind, warned) in zip(self._pictures, ENTRIES, strict=False):
            picture.setPixmap(_swatch(kind, warned=warned))
        self._pictures[-1].setPixmap(_swatch(None))


def _swatch(kind: BarKind | None, *, warned: bool = False) -> QPixmap:
    look = tokens()
    picture = QPixmap(WIDE * RATIO, HIGH * RATIO)
    picture.setDevicePixelRatio(RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0.5, 0.5, WIDE - 1, HIGH - 1)
    if kind is None:
        painter.fillRect(rect, QColor(look.bg))
        paint_hatch(painter, rect, mixed(look.line2, look.surface, 0.5))
    else:
        paint_box(
            painter, rect, look_of(TimelineBar("", "", 0, 1, "", kind=kind, hue="muted"), look)
        )
    if warned:
        painter.fillRect(QRectF(WIDE - 4, 0.5, 3, HIGH - 1), QColor(look.warn))
    painter.end()
    return picture
