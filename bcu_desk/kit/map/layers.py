"""The layers of an area map: numbers by pixel, colours from a table, borders drawn once.

The number image is painted without smoothing, each area in its number as a colour: it answers
which area lies under a pixel and is recoloured by one table look-up (numpy), whatever the shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)

from bcu_desk.kit.map.areas import AreaSet, Bounds, Points

Table = NDArray[np.uint32]
Numbers = NDArray[np.intp]
EDGE = 4.0  # pixels around a view in which a border still shows
BESIDE = 0.4  # of a broad line's width beyond a pixel, to the lines that it is made of


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


def number_image(
    shapes: Iterable[tuple[int, QPolygonF]], frame: Frame, image: QImage, numbers: Numbers
) -> None:
    """Write which area lies under each pixel: its number plus one, 0 for none; rows by columns.

    The shapes are in metres, each with its number; `image` is where they are painted.
    """
    image.fill(QColor(0, 0, 0))
    painter = QPainter(image)
    painter.setTransform(frame.transform())
    painter.setPen(Qt.PenStyle.NoPen)
    for number, shape in shapes:
        painter.setBrush(_ink_of(number + 1))
        painter.drawPolygon(shape)
    painter.end()
    high, wide = numbers.shape
    cells = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(high, -1)
    np.bitwise_and(cells[:, :wide], np.uint32(0xFFFFFF), out=numbers, casting="unsafe")


@cache
def _ink_of(number: int) -> QBrush:
    return QBrush(QColor(number >> 16, number >> 8 & 255, number & 255))


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


class Surface:
    """Pixels that views of a map of one size are drawn on, kept from view to view."""

    def __init__(self, size: QSize, ratio: float) -> None:
        self.ratio = ratio
        self.size = QSize(round(size.width() * ratio), round(size.height() * ratio))
        wide, high = self.size.width(), self.size.height()
        self.numbers: Numbers = np.zeros((high, wide), dtype=np.intp)
        self._painted = QImage(self.size, QImage.Format.Format_RGB32)
        self._pixels = np.zeros((high, wide), dtype=np.uint32)
        form = QImage.Format.Format_RGB32
        self.image = QImage(self._pixels.data, wide, high, 4 * wide, form)
        self.borders, self.picture = QPixmap(self.size), QPixmap(self.size)
        for part in (self.image, self.borders, self.picture):
            part.setDevicePixelRatio(ratio)

    def fits(self, size: QSize, ratio: float) -> bool:
        """Whether a view of a size can be drawn on it."""
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        return self.size == wanted and self.ratio == ratio

    def renumber(self, shapes: Iterable[tuple[int, QPolygonF]], frame: Frame) -> None:
        """Find which area lies under each pixel; the frame is that of the widget."""
        number_image(shapes, frame.times(self.ratio), self._painted, self.numbers)

    def recolour(self, colours: Table) -> None:
        """Colour area n with colours[n + 1]; colours[0] is for outside."""
        np.take(colours, self.numbers, out=self._pixels, mode="clip")

    def recolour_in(self, colours: Table, box: QRectF) -> None:
        """Colour anew what lies in a box of the widget."""
        left, top = int(box.left() * self.ratio), int(box.top() * self.ratio)
        right, bottom = int(box.right() * self.ratio) + 1, int(box.bottom() * self.ratio) + 1
        part = np.s_[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
        self._pixels[part] = colours[self.numbers[part]]

    def at(self, point: QPointF) -> int:
        """The area number under a point of the widget, or -1."""
        x, y = int(point.x() * self.ratio), int(point.y() * self.ratio)
        high, wide = self.numbers.shape
        return int(self.numbers[y, x]) - 1 if 0 <= x < wide and 0 <= y < high else -1


def colour_table(paper: str, colours: Sequence[str]) -> Table:
    """A look-up table: the paper's colour, then the areas'."""
    return np.array([_rgb(paper), *map(_rgb, colours)], dtype=np.uint32)


@cache
def _rgb(colour: str) -> int:
    return QColor(colour).rgb()


@dataclass(frozen=True, slots=True)
class BorderPens:
    """Pens of the lines between areas, between groups, and their widths in pixels."""

    inner: QColor
    outer: QColor
    inner_width: float = 1.0
    outer_width: float = 2.2


@dataclass(frozen=True)
class Lines:
    """Lines in metres, with the box of each."""

    lines: tuple[QPolygonF, ...]
    boxes: Points

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def _whole(self) -> QPainterPath:
        return _path(self.lines)

    def path(self, frame: Frame, size: QSize) -> QPainterPath:
        """Those that a view of a size shows, as one path in its pixels."""
        shown = np.flatnonzero(in_view(self.boxes, frame, size)).tolist()
        whole = len(shown) == len(self.lines)
        found = self._whole if whole else _path(self.lines[at] for at in shown)
        return frame.transform().map(found)

    def draw(self, painter: QPainter, frame: Frame, size: QSize) -> None:
        """Draw those that a view of a size shows, with the painter's pen."""
        move = frame.transform()
        for at in np.flatnonzero(in_view(self.boxes, frame, size)).tolist():
            painter.drawPolyline(move.map(self.lines[at]))


@dataclass(frozen=True, slots=True)
class Borders:
    """Border lines in metres: between areas of one group, and between groups or at the edge."""

    inner: Lines
    outer: Lines

    def draw(self, painter: QPainter, frame: Frame, pens: BorderPens, size: QSize) -> None:
        """Draw each border once."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lines, colour, width, cap in (
            (self.inner, pens.inner, pens.inner_width, Qt.PenCapStyle.FlatCap),
            (self.outer, pens.outer, pens.outer_width, Qt.PenCapStyle.SquareCap),
        ):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            pen.setCapStyle(cap)
            painter.setPen(pen)
            lines.draw(painter, frame, size)

    def draw_on(self, paper: QPixmap, frame: Frame, pens: BorderPens) -> None:
        """Draw the borders on a ground made transparent; the frame is in the widget's pixels."""
        paper.fill(Qt.GlobalColor.transparent)
        size = paper.deviceIndependentSize().toSize()
        painter = QPainter(paper)
        if paper.devicePixelRatio() == 1.0:
            self._draw_fast(painter, frame, pens, size)
        else:
            self.draw(painter, frame, pens, size)
        painter.end()

    def _draw_fast(self, painter: QPainter, frame: Frame, pens: BorderPens, size: QSize) -> None:
        """Draw with a pen of one pixel, which Qt is quick at: a broad line is a few beside."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(pens.inner, 1.0))
        painter.drawPath(self.inner.path(frame, size))
        outer, off = self.outer.path(frame, size), (pens.outer_width - 1.0) * BESIDE
        painter.setPen(QPen(pens.outer, 1.0))
        for right, down in ((off, off), (off, -off), (-off, off), (-off, -off)):
            painter.drawPath(outer.translated(right, down))


def _path(lines: Iterable[QPolygonF]) -> QPainterPath:
    made = QPainterPath()
    for line in lines:
        made.addPolygon(line)
    return made


def borders_of(areas: AreaSet, groups: Sequence[str]) -> Borders:
    """The borders of areas, by whether the areas on both sides are of one group."""
    found: tuple[list[Points], list[Points]] = ([], [])
    for arc in areas.arcs:
        same = arc.right >= 0 and groups[arc.left] == groups[arc.right]
        found[0 if same else 1].append(arc.points)
    # Long thin lines are drawn faster than many short ones; thick ones are not.
    inner, outer = (
        Lines(tuple(map(polygon, lines)), boxes_of(lines))
        for lines in (chained(found[0]), found[1])
    )
    return Borders(inner, outer)


def chained(lines: Sequence[Points]) -> list[Points]:
    """Lines that begin where another ends, put together."""
    ends: dict[tuple[float, ...], list[int]] = {}
    for number, line in enumerate(lines):
        for end in (line[0], line[-1]):
            ends.setdefault(tuple(end.tolist()), []).append(number)
    left = dict.fromkeys(range(len(lines)))
    found = []
    while left:
        number = next(iter(left))
        del left[number]
        parts = [lines[number]]
        while (following := _next(ends, parts[-1][-1], left)) is not None:
            del left[following]
            line = lines[following]
            parts.append(line if (line[0] == parts[-1][-1]).all() else line[::-1])
        found.append(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
    return found


def _next(
    ends: dict[tuple[float, ...], list[int]], at: Points, left: dict[int, None]
) -> int | None:
    return next((number for number in ends[tuple(at.tolist())] if number in left), None)
