"""The layers of an area map: numbers by pixel, colours from a table, borders drawn once.

The number image is painted without smoothing, each area in its number as a colour: it answers
which area lies under a pixel and is recoloured by one table look-up (numpy), whatever the shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF
from shiboken6 import VoidPtr

from bcu_desk.kit.map.areas import AreaSet, Points

Table = NDArray[np.uint32]
POINT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """How metres become pixels: `scale` pixels a metre, `west` and `north` at the top left."""

    west: float
    north: float
    scale: float

    def points(self, metres: Points) -> Points:
        """Pixels of points in metres."""
        return (metres - (self.west, self.north)) * (self.scale, -self.scale)

    def point(self, metres: Points) -> QPointF:
        """The pixel of one point."""
        x, y = self.points(metres)
        return QPointF(float(x), float(y))

    def metres(self, x: float, y: float) -> tuple[float, float]:
        """Metres of a pixel."""
        return self.west + x / self.scale, self.north - y / self.scale

    def times(self, ratio: float) -> Frame:
        """The same view with `ratio` times as many pixels."""
        return Frame(self.west, self.north, self.scale * ratio)


def fitted(bounds: tuple[float, float, float, float], size: QSize, margin: float) -> Frame:
    """The view that shows bounds in the middle of a size in pixels, with a margin."""
    west, south, east, north = bounds
    width, height = max(1.0, size.width() - 2 * margin), max(1.0, size.height() - 2 * margin)
    scale = min(width / max(1.0, east - west), height / max(1.0, north - south))
    return Frame(
        (west + east) / 2 - size.width() / 2 / scale,
        (south + north) / 2 + size.height() / 2 / scale,
        scale,
    )


def polygon(points: Points) -> QPolygonF:
    """A polygon over points, filled through its memory at once."""
    made = QPolygonF()
    made.resize(len(points))
    memory = VoidPtr(made.data(), len(points) * POINT_BYTES, True)
    np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)[:] = points
    return made


def polygons(areas: AreaSet, frame: Frame) -> tuple[QPolygonF, ...]:
    """Every area's polygon in pixels."""
    return tuple(polygon(frame.points(ring)) for ring in areas.rings)


def number_image(shapes: Sequence[QPolygonF], size: QSize) -> Table:
    """Which area lies under each pixel: its number plus one, 0 for none; rows by columns."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 0))
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, shape in enumerate(shapes, start=1):
        painter.setBrush(QColor(number >> 16, number >> 8 & 255, number & 255))
        painter.drawPolygon(shape)
    painter.end()
    row = image.bytesPerLine() // 4
    cells = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(size.height(), row)
    return cells[:, : size.width()] & 0xFFFFFF


class Fill:
    """The coloured image, renewed by one look-up a pixel."""

    def __init__(self, numbers: Table) -> None:
        self.numbers = numbers
        self._pixels = np.zeros(numbers.shape, dtype=np.uint32)
        height, width = numbers.shape
        self.image = QImage(
            self._pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
        )

    def recolour(self, colours: Table) -> None:
        """Colour area n with colours[n + 1]; colours[0] is for outside."""
        np.take(colours, self.numbers, out=self._pixels)

    def at(self, x: int, y: int) -> int:
        """The area number under a pixel, or -1."""
        height, width = self.numbers.shape
        return int(self.numbers[y, x]) - 1 if 0 <= x < width and 0 <= y < height else -1


def colour_table(colours: Sequence[str | None]) -> Table:
    """A look-up table for areas' colours; None is seen through."""
    found = [0] + [0 if c is None else QColor(c).rgba() for c in colours]
    return np.array(found, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class BorderPens:
    """Pens of the lines between areas, between groups, and their widths in pixels."""

    inner: QColor
    outer: QColor
    inner_width: float = 1.0
    outer_width: float = 2.2


def draw_borders(
    painter: QPainter, areas: AreaSet, groups: Sequence[str], frame: Frame, pens: BorderPens
) -> None:
    """Draw each border once: thin between areas, strong between groups and at the edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    strong = []
    painter.setPen(QPen(pens.inner, pens.inner_width))
    for arc in areas.arcs:
        line = polygon(frame.points(arc.points))
        if arc.right >= 0 and groups[arc.left] == groups[arc.right]:
            painter.drawPolyline(line)
        else:
            strong.append(line)
    pen = QPen(pens.outer, pens.outer_width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in strong:
        painter.drawPolyline(line)


def border_pixmap(
    areas: AreaSet, groups: Sequence[str], frame: Frame, size: QSize, pens: BorderPens
) -> QPixmap:
    """The borders on a transparent ground."""
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_borders(painter, areas, groups, frame, pens)
    painter.end()
    return made
