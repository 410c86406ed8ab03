"""Labels of an area map: a digit in every area, its name where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from bcu_desk.kit.look.tokens import ink_on
from bcu_desk.kit.look.type_scale import font_of

LEAST_WIDTH = 11.0
LINE = 13.0


@dataclass(frozen=True, slots=True)
class Label:
    """What an area says: a digit, a name, the colour of its ground, whether it is faint."""

    digit: str
    name: str
    ground: str
    faint: bool = False


def draw_labels(
    painter: QPainter,
    labels: Sequence[Label],
    shapes: Sequence[QPolygonF],
    points: Sequence[QPointF],
) -> None:
    """Draw digits that fit, then names that fit and meet no other label."""
    digits, names = font_of("strong"), font_of("small")
    taken: list[QRectF] = []
    later: list[tuple[int, QRectF]] = []
    for number, (label, shape, point) in enumerate(zip(labels, shapes, points, strict=True)):
        room = shape.boundingRect()
        if min(room.width(), room.height()) < LEAST_WIDTH:
            continue
        box = QRectF(point.x() - 14, point.y() - 8, 28, 16)
        if label.digit:
            painter.setFont(digits)
            painter.setPen(_ink(label))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.digit)
            taken.append(QRectF(point.x() - 6, point.y() - 7, 12, 14))
        later.append((number, room))
    painter.setFont(names)
    metrics = QFontMetricsF(names)
    for number, room in sorted(later, key=lambda item: -item[1].width()):
        box = name_box(labels[number].name, metrics, room, points[number], taken)
        if box is not None:
            taken.append(box)
            painter.setPen(_ink(labels[number]))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, labels[number].name)


def name_box(
    name: str, metrics: QFontMetricsF, room: QRectF, point: QPointF, taken: Sequence[QRectF]
) -> QRectF | None:
    """Where a name goes under its digit, or None where it does not fit or meets another."""
    width = metrics.horizontalAdvance(name) + 4
    if not name or width > room.width() * 0.86 or room.height() < 3 * LINE:
        return None
    box = QRectF(point.x() - width / 2, point.y() + 7, width, LINE)
    return None if any(box.intersects(other) for other in taken) else box


def _ink(label: Label) -> QColor:
    colour = QColor(ink_on(label.ground))
    if label.faint:
        colour.setAlphaF(0.45)
    return colour
