"""Hatching as lines, for vector files: brushes with patterns do not reach them whole."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

STEP = 7.0


def hatch_lines(shape: QPolygonF, step: float = STEP) -> list[QLineF]:
    """Diagonal lines over a shape, filled odd-even; on one raster for all shapes."""
    points = np.array([(point.x(), point.y()) for point in shape.toList()])
    if len(points) < 3:
        return []
    following = np.roll(points, -1, axis=0)
    along, onward = points.sum(axis=1), following.sum(axis=1)
    found = []
    first, last = np.ceil(along.min() / step), np.floor(along.max() / step)
    for number in np.arange(first, last + 1):
        level = number * step
        met = np.flatnonzero((along > level) != (onward > level))
        share = (level - along[met]) / (onward[met] - along[met])
        hits = points[met] + share[:, None] * (following[met] - points[met])
        ordered = hits[np.argsort(hits[:, 0])].tolist()
        for one, other in zip(ordered[::2], ordered[1::2], strict=True):
            found.append(QLineF(QPointF(*one), QPointF(*other)))
    return found
