"""The border lines of areas, each drawn once: thin inside a group, broad around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from bcu_desk.kit.map.areas import AreaSet, Points
from bcu_desk.kit.map.drawing.frame import Frame, boxes_of, in_view, polygon

BESIDE = 0.6  # of a broad line's width beyond a pixel, to the lines that it is made of
FINEST = 1.75  # pixels of the screen to one of ours beyond which a broad pen is quicker
THIN = 1.2  # pixels up to which one line will do


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

    def path(self, frame: Frame, size: QSize, ratio: float) -> QPainterPath:
        """Those that a view of a size shows, as one path in the `ratio` times finer screen's."""
        shown = np.flatnonzero(in_view(self.boxes, frame, size)).tolist()
        whole = len(shown) == len(self.lines)
        found = self._whole if whole else _path(self.lines[at] for at in shown)
        return frame.times(ratio).transform().map(found)

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
        painter = QPainter(paper)
        self.draw_fast(painter, frame, pens, paper.deviceIndependentSize().toSize())
        painter.end()

    def draw_fast(self, painter: QPainter, frame: Frame, pens: BorderPens, size: QSize) -> None:
        """Draw with a pen of one pixel, which Qt is quick at: a broad line is several beside."""
        ratio = painter.device().devicePixelRatioF()
        if ratio > FINEST:
            self.draw(painter, frame, pens, size)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for lines, colour, width in (
            (self.inner, pens.inner, pens.inner_width),
            (self.outer, pens.outer, pens.outer_width),
        ):
            painter.setPen(QPen(colour, 1.0))
            path = lines.path(frame, size, ratio)
            for right, down in _beside(width * ratio):
                painter.drawPath(path.translated(right, down))
        painter.restore()


def _beside(width: float) -> list[tuple[float, float]]:
    """Where lines of one pixel lie that together are as broad as a line, whichever way it goes."""
    if width < THIN:
        return [(0.0, 0.0)]
    out = (width - 1.0) * BESIDE
    many = 3 if out < 1 else 6
    turns = (2 * pi * (step + 0.25) / many for step in range(many))
    return [(out * cos(turn), out * sin(turn)) for turn in turns]


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
