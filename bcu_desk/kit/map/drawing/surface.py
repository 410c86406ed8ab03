"""The pixels that a map is drawn on: which area lies where, coloured from a table, kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion

from bcu_desk.kit.map.drawing.runs import Runs, Table
from bcu_desk.kit.map.lettering.letters import Letters


class Surface:
    """Pixels that views of a map of one size are drawn on, and letters, kept from view to view."""

    def __init__(self, size: QSize, ratio: float) -> None:
        self.ratio = ratio
        self.size = _pixels(size, ratio)
        self.runs = Runs(np.zeros(1, np.int64), np.zeros(1, np.int64), self.size)
        self.letters = Letters()
        self.borders = QPixmap(self.size)
        self.borders.setDevicePixelRatio(ratio)
        self.recolour(np.zeros(1, np.uint32))

    def fits(self, size: QSize, ratio: float) -> bool:
        """Whether a view of a size can be drawn on it."""
        return self.size == _pixels(size, ratio) and self.ratio == ratio

    def covered(self) -> NDArray[np.bool_]:
        """Which pixels lie in an area, rows by columns."""
        inside = np.ones(int(self.runs.areas.max()) + 1, dtype=np.bool_)
        inside[0] = False
        return self.runs.spread(inside)

    def recolour(self, colours: Table) -> None:
        """A plain picture: area n in colours[n + 1], outside in colours[0]."""
        self._pixels = self.runs.spread(colours)
        wide, high = self.size.width(), self.size.height()
        form = QImage.Format.Format_RGB32
        self.picture = QImage(self._pixels.data, wide, high, 4 * wide, form)
        self.picture.setDevicePixelRatio(self.ratio)

    def recolour_in(self, colours: Table, boxes: Iterable[QRectF]) -> QRegion:
        """Colour anew what lies in boxes of the widget; the pixels of the picture touched."""
        whole, touched = QRect(QPoint(0, 0), self.size), QRegion()
        for box in boxes:
            part = QRectF(box.topLeft() * self.ratio, box.size() * self.ratio).toAlignedRect()
            part &= whole
            if not part.isEmpty():
                rows = self.runs.rows(colours, part.top(), part.bottom() + 1)
                across = np.s_[part.left() : part.right() + 1]
                self._pixels[part.top() : part.bottom() + 1, across] = rows[:, across]
                touched += part
        return touched

    def at(self, point: QPointF) -> int:
        """The area number under a point of the widget, or -1."""
        return self.runs.at(floor(point.x() * self.ratio), floor(point.y() * self.ratio))


def _pixels(size: QSize, ratio: float) -> QSize:
    """The pixels of the screen that a widget of a size touches."""
    return QSize(ceil(size.width() * ratio), ceil(size.height() * ratio))


def colour_table(paper: str, colours: Sequence[str]) -> Table:
    """A look-up table: the paper's colour, then the areas'."""
    return np.array([_rgb(paper), *map(_rgb, colours)], dtype=np.uint32)


@cache
def _rgb(colour: str) -> int:
    return QColor(colour).rgb()
