"""How metres on the ground become pixels of a view, and what of it is in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSize
from PySide6.QtGui import QPolygonF, QTransform

from bcu_desk.kit.map.areas import Bounds, Points

EDGE = 4.0  # pixels around a view in which a border still shows


@dataclass(frozen=True, slots=True)
class Frame:
    """How metres become pixels: `scale` pixels a metre, `west` and `north` at the top left."""

    west: float
    north: float
    scale: float

    def transform(self) -> QTransform:
        """From metres to pixels."""
        s = self.scale
        return QTransform(s, 0, 0, -s, -self.west * s, self.north * s)

    def point(self, metres: Points) -> QPointF:
        """The pixel of one point."""
        x, y = float(metres[0]), float(metres[1])
        return QPointF((x - self.west) * self.scale, (self.north - y) * self.scale)

    def metres(self, point: QPointF) -> tuple[float, float]:
        """Metres of a pixel."""
        return self.west + point.x() / self.scale, self.north - point.y() / self.scale

    def times(self, ratio: float) -> Frame:
        """The same view with `ratio` times as many pixels."""
        return Frame(self.west, self.north, self.scale * ratio)

    def moved(self, right: float, down: float) -> Frame:
        """The view after its content went some pixels right and down."""
        return Frame(self.west - right / self.scale, self.north + down / self.scale, self.scale)

    def zoomed(self, scale: float, at: QPointF) -> Frame:
        """The view at another scale, with the point under `at` staying there."""
        x, y = self.metres(at)
        return Frame(x - at.x() / scale, y + at.y() / scale, scale)

    def towards(self, other: Frame) -> QTransform:
        """From pixels of this view to pixels of another."""
        ratio = other.scale / self.scale
        left = (self.west - other.west) * other.scale
        top = (other.north - self.north) * other.scale
        return QTransform(ratio, 0, 0, ratio, left, top)


def fitted(bounds: Bounds, room: QRectF) -> Frame:
    """The view that shows bounds in the middle of some room in pixels."""
    west, south, east, north = bounds
    across = max(1.0, room.width()) / max(1.0, east - west)
    scale = min(across, max(1.0, room.height()) / max(1.0, north - south))
    centre = room.center()
    return Frame(
        (west + east) / 2 - centre.x() / scale, (south + north) / 2 + centre.y() / scale, scale
    )


def polygon(points: Points) -> QPolygonF:
    """A polygon over points, read by Qt from their bytes at once."""
    made = QPolygonF()
    told = len(points).to_bytes(4, "big") + points.astype(">f8").tobytes()
    QDataStream(QByteArray(told)) >> made
    return made


def boxes_of(lines: Sequence[Points]) -> Points:
    """West, south, east, north of each of some lines, a row each."""
    if not lines:
        return np.empty((0, 4))
    every = np.concatenate(lines)
    starts = np.cumsum([0, *map(len, lines)])[:-1]
    low, high = np.minimum.reduceat(every, starts), np.maximum.reduceat(every, starts)
    return np.hstack((low, high))


def in_view(boxes: Points, frame: Frame, size: QSize) -> NDArray[np.bool_]:
    """Which boxes meet a view of a size."""
    east, south = frame.metres(QPointF(size.width() + EDGE, size.height() + EDGE))
    west, north = frame.metres(QPointF(-EDGE, -EDGE))
    meets = (boxes[:, 0] <= east) & (boxes[:, 2] >= west)
    meets &= (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
    return np.asarray(meets, dtype=np.bool_)
