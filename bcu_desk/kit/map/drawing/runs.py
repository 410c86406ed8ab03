"""Which area lies under each pixel of a view, told as runs along its rows.

The runs come from the border lines: where a line crosses the middle of a row, one area ends and
another begins. So each border is looked at once, for both its areas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF

from bcu_desk.kit.map.areas import AreaSet, Points
from bcu_desk.kit.map.drawing.frame import Frame

Ints = NDArray[np.int64]
Table = NDArray[np.uint32]
Value = TypeVar("Value", bound=np.generic)
BITS = 20  # of an area's sign that are its number; the others are there to know a sum of signs
NUMBER = (1 << BITS) - 1
MIXER = 0x9E3779B97F4A7C15  # 2 ** 64 by the golden section: numbers in turn lie far apart
THINNEST = 8  # pixels of a run that no area has alone, which the area before it takes


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Pixels row by row from the top left: where each run begins, and its area's number plus one.

    0 is for outside. The first run begins at 0; `size` is that of the view in pixels.
    """

    starts: Ints
    areas: Ints
    size: QSize

    def spread(self, table: NDArray[Value]) -> NDArray[Value]:
        """The table's value for each pixel, rows by columns."""
        return self.rows(table, 0, self.size.height())

    def rows(self, table: NDArray[Value], top: int, bottom: int) -> NDArray[Value]:
        """The table's value for each pixel of some rows."""
        wide = self.size.width()
        first, end = top * wide, max(top, bottom) * wide
        begin = int(self.starts.searchsorted(first, "right")) - 1
        stop = int(self.starts.searchsorted(end, "left"))
        edges = np.append(self.starts[begin:stop], end)
        edges[0] = first
        return np.repeat(table[self.areas[begin:stop]], np.diff(edges)).reshape(-1, wide)

    def at(self, x: int, y: int) -> int:
        """The area number of a pixel, or -1."""
        wide = self.size.width()
        if not (0 <= x < wide and 0 <= y < self.size.height()):
            return -1
        return int(self.areas[self.starts.searchsorted(y * wide + x, "right") - 1]) - 1


def runs_of(numbers: NDArray[np.generic]) -> Runs:
    """Runs of an image of numbers, rows by columns: an area's number plus one, 0 for outside."""
    flat = numbers.reshape(-1)
    starts = np.append(0, np.flatnonzero(flat[1:] != flat[:-1]) + 1)
    high, wide = numbers.shape
    return Runs(starts, flat[starts].astype(np.int64), QSize(wide, high))


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Border lines in metres, each from its south end: where, how steep, and which arc's it is.

    `signs` are the areas' own, 0 for outside; `turns` by arc change the sign of one side into that
    of the other.
    """

    x: Points
    south: Points
    north: Points
    slope: Points
    arcs: Ints
    signs: Ints
    turns: Ints

    def runs(self, frame: Frame, size: QSize) -> Runs | None:
        """The runs of a view; None where areas lie over one another, which lines do not tell."""
        wide, many = size.width(), size.width() * size.height()
        keys = self._crossings(frame, size)
        keys.sort()
        signs = np.bitwise_xor.accumulate(self.turns[keys & NUMBER])
        starts = keys >> BITS
        lengths = np.diff(starts, append=many)
        real = np.flatnonzero(lengths)
        starts, areas = np.append(0, starts[real]), np.append(0, signs[real] & NUMBER)
        known = np.append(True, self._known(signs[real]))
        if not known.all():
            if lengths[real][~known[1:]].max() > min(THINNEST, wide):
                return None
            areas = areas[np.maximum.accumulate(np.where(known, np.arange(len(known)), 0))]
        return Runs(starts, areas, size)

    def _known(self, signs: Ints) -> NDArray[np.bool_]:
        """Which signs are an area's or the outside's, and not a sum of several."""
        numbers = np.minimum(signs & NUMBER, len(self.signs) - 1)
        return np.asarray(self.signs[numbers] == signs)

    def _crossings(self, frame: Frame, size: QSize) -> Ints:
        """Where lines cross the middles of rows: the pixel from which on, and the arc below it."""
        wide, high, scale = size.width(), size.height(), frame.scale
        near = np.flatnonzero(
            (self.south < frame.north) & (self.north > frame.north - high / scale)
        )
        first = _pixels((frame.north - self.north[near]) * scale, high)
        rows = _pixels((frame.north - self.south[near]) * scale, high) - first
        lines = near[crossing := np.flatnonzero(rows)]
        many, first = rows[crossing], first[crossing]
        ends = np.cumsum(many)
        row = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - many - first, many)
        slope = self.slope[lines]
        down = (frame.north - self.south[lines]) * scale - 0.5
        start = (self.x[lines] - frame.west) * scale + down * slope
        pixel = _pixels(np.repeat(start, many) - row * np.repeat(slope, many), wide)
        pixel += row * wide
        return np.asarray((pixel << BITS) | np.repeat(self.arcs[lines], many))


def _pixels(at: Points, most: int) -> Ints:
    """The first pixel of which the middle is not before a place."""
    return np.clip(np.ceil(at - 0.5), 0, most).astype(np.int64)


def sweep_of(areas: AreaSet) -> Sweep:
    """The border lines of areas, made ready for all views."""
    numbers = np.arange(len(areas.codes) + 1, dtype=np.uint64)
    mixed = (numbers * np.uint64(MIXER)) >> np.uint64(BITS + 2)
    signs = (mixed.astype(np.int64) << BITS) | numbers.astype(np.int64)
    sides = np.array([(arc.left, arc.right) for arc in areas.arcs], dtype=np.int64).reshape(-1, 2)
    turns = signs[sides[:, 0] + 1] ^ signs[sides[:, 1] + 1]
    begins, ends, arcs = _lines(areas)
    level = begins[:, 1] == ends[:, 1]
    begins, ends, arcs = begins[~level], ends[~level], arcs[~level]
    upward = (begins[:, 1] < ends[:, 1])[:, None]
    low, high = np.where(upward, begins, ends), np.where(upward, ends, begins)
    slope = (high[:, 0] - low[:, 0]) / (high[:, 1] - low[:, 1])
    return Sweep(low[:, 0].copy(), low[:, 1].copy(), high[:, 1].copy(), slope, arcs, signs, turns)


def _lines(areas: AreaSet) -> tuple[Points, Points, Ints]:
    """Where the straight lines of all arcs begin and end, and the arc of each."""
    if not areas.arcs:
        return np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.int64)
    points = np.concatenate([arc.points for arc in areas.arcs])
    lengths = np.array([len(arc.points) for arc in areas.arcs])
    inner = np.ones(len(points), dtype=np.bool_)
    inner[np.cumsum(lengths) - 1] = False
    begins = np.flatnonzero(inner)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return points[begins], points[begins + 1], owner[begins]


def painted_runs(shapes: Iterable[tuple[int, QPolygonF]], frame: Frame, size: QSize) -> Runs:
    """Runs of shapes in metres, each with its number, where a later one lies over those before."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 0))
    painter = QPainter(image)
    painter.setTransform(frame.transform())
    painter.setPen(Qt.PenStyle.NoPen)
    for number, shape in shapes:
        told = number + 1
        painter.setBrush(QBrush(QColor(told >> 16, told >> 8 & 255, told & 255)))
        painter.drawPolygon(shape)
    painter.end()
    cells = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(size.height(), -1)
    return runs_of(cells[:, : size.width()] & np.uint32(0xFFFFFF))
