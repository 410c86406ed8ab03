"""Blocks of colour on the parts of a filter, so that it is the legend of the map as well."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap

from bcu_desk.features.wards.model.marks import Mark
from bcu_desk.kit.controls import Segmented
from bcu_desk.kit.look.tokens import ink_on, tokens
from bcu_desk.kit.look.type_scale import font_of

SIDE, GAP = 15, 4
ALL = ""


class MarkFilter(Segmented):
    """All, or one state of several; each part shows the mark that its areas have on the map."""

    def __init__(
        self, name: str, states: tuple[tuple[str, str], ...], marks: Mapping[str, Mark]
    ) -> None:
        super().__init__(((ALL, "All"), *states))
        self._titles = {ALL: "All", **dict(states)}
        self._marks = marks
        self.setObjectName(name)
        self.setAccessibleName("Show only")
        self._draw()

    def show_counts(self, counts: Mapping[str, int], rare: frozenset[str]) -> None:
        """How many each state has; a rare one is left out where it has none."""
        for value, title in self._titles.items():
            part, count = self.part(value), counts.get(value, 0)
            part.setText(f"{title} {count:,}" if value else title)
            part.setAccessibleName(f"{title}, {count:,}")
            part.setVisible(bool(count) or value not in rare)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in another theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        for value, mark in self._marks.items():
            part = self.part(value)
            part.setIconSize(QSize(SIDE + GAP, SIDE))
            part.setIcon(swatch(mark))


def swatch(mark: Mark) -> QIcon:
    """A block in the colour of a state, with its letter, hatched where it is on the map."""
    look = tokens()
    picture = QPixmap(2 * (SIDE + GAP), 2 * SIDE)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, SIDE - 1, SIDE - 1)
    ground = look.colour(mark.hue)
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 3, 3)
    if mark.hatched:
        painter.setBrush(QBrush(QColor(look.line2), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 3, 3)
    elif mark.letter:
        font = font_of("strong")
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QColor(ink_on(ground)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.letter)
    painter.end()
    return QIcon(picture)
