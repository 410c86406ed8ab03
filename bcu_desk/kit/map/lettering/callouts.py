"""Names of small areas that matter, on free paper beside the map, with a line to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.lettering.titles import BREATH, Paper

LONGEST = 140.0  # pixels that a line may be long
MOST, TRIED = 10, 12
SLOPE = 3.0  # a pixel up or down counts for so many across
LEVEL = 0.3  # how steep a line may be: all lie nearly level
MOST_CROSSED = 1  # other areas that a line may cross
DIGIT_ROOM = 11.0  # pixels around an area's point that the line leaves to its digit


@dataclass(frozen=True, slots=True)
class Callout:
    """A name in its place, and the line from it to its area."""

    number: int
    text: str
    box: QRectF
    start: QPointF
    end: QPointF


def placed_callouts(
    wanted: Sequence[tuple[int, str]],
    points: Sequence[QPointF],
    paper: Paper,
    number_at: Callable[[QPointF], int],
    kept: Sequence[QRectF] = (),
) -> tuple[Callout, ...]:
    """A place for each area's name, from the top down; one too far from free paper has none.

    `kept` are boxes that no line may cross.
    """
    metrics = QFontMetricsF(font_of("small"))
    found: list[Callout] = []
    for number, text in sorted(wanted, key=lambda one: points[one[0]].y()):
        if len(found) == MOST:
            break
        size = QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height())
        for made in _tries(number, text, size, points[number], paper):
            if any(_line_meets(made.start, made.end, box) for box in kept):
                continue
            if _crossed(made, number_at) <= MOST_CROSSED and not _meets(made, found):
                paper.take(made.box.adjusted(-BREATH, -1, BREATH, 1))
                found.append(made)
                break
    return tuple(found)


def _tries(number: int, text: str, size: QSizeF, point: QPointF, paper: Paper) -> Iterator[Callout]:
    """Places for a name on free paper, those with the shortest and most level line first."""
    spots = paper.free_spots(size)
    wide, high = size.width(), size.height()
    right_of_box = spots[:, 0] + wide / 2 < point.x()
    edge = np.where(right_of_box, spots[:, 0] + wide, spots[:, 0])
    across = np.where(right_of_box, point.x() - edge, edge - point.x()) - DIGIT_ROOM
    down = np.abs(spots[:, 1] + high / 2 - point.y())
    may = (across > 0) & (down <= LEVEL * across + 2) & (across <= LONGEST)
    kept = np.flatnonzero(may)
    cost = across[kept] + SLOPE * down[kept]
    for at in kept[np.argsort(cost, kind="stable")[:TRIED]].tolist():
        box = QRectF(QPointF(*map(float, spots[at])), size)
        side = 1 if right_of_box[at] else -1
        start = QPointF(box.right() + 3 if side > 0 else box.left() - 3, box.center().y())
        yield Callout(number, text, box, start, QPointF(point.x() - side * DIGIT_ROOM, point.y()))


def _crossed(made: Callout, number_at: Callable[[QPointF], int]) -> int:
    """How many other areas the line crosses."""
    way = made.end - made.start
    steps = max(2, int(abs(way.x()) / 4))
    met = {number_at(made.start + way * (step / steps)) for step in range(steps + 1)}
    return len(met - {-1, made.number})


def _meets(made: Callout, others: Sequence[Callout]) -> bool:
    """Whether the line meets another line or name, or the name another line."""
    return any(
        _line_meets(made.start, made.end, other.box)
        or _line_meets(other.start, other.end, made.box)
        or _lines_meet(made, other)
        for other in others
    )


def _line_meets(start: QPointF, end: QPointF, box: QRectF) -> bool:
    return QRectF(start, end).normalized().adjusted(0, -2, 0, 2).intersects(box)


def _lines_meet(one: Callout, other: Callout) -> bool:
    met = QLineF(one.start, one.end).intersects(QLineF(other.start, other.end))[0]
    return met == QLineF.IntersectionType.BoundedIntersection


def draw_callouts(painter: QPainter, callouts: Sequence[Callout]) -> None:
    """Draw names with their lines."""
    look = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font_of("small"))
    for callout in callouts:
        for colour, width in ((look.surface, 3.0), (look.ink, 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(callout.start, callout.end)
        painter.drawText(callout.box, Qt.AlignmentFlag.AlignCenter, callout.text)
