"""Labels of an area map: a digit in every area, its name where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from bcu_desk.kit.look.tokens import ink_on
from bcu_desk.kit.look.type_scale import font_of

LEAST_ROOM = 14.0
FAINT_INK = 0.45


@dataclass(frozen=True, slots=True)
class Label:
    """What an area says: a digit, a name, the colour of its ground, whether it is faint."""

    digit: str
    name: str
    ground: str
    faint: bool = False

    def ink(self) -> QColor:
        """Black or white, as reads better on its ground; half seen through where faint."""
        colour = QColor(ink_on(self.ground))
        if self.faint:
            colour.setAlphaF(FAINT_INK)
        return colour


@dataclass(frozen=True, slots=True)
class Words:
    """Words to draw in the middle of a box, in a role of the type scale."""

    text: str
    box: QRectF
    ink: QColor
    role: str


def placed(
    labels: Sequence[Label], shapes: Sequence[QPolygonF], points: Sequence[QPointF]
) -> tuple[Words, ...]:
    """Digits that fit into their areas, then names that fit and meet nothing else."""
    found: list[Words] = []
    roomy: list[tuple[float, int]] = []
    metrics = QFontMetricsF(font_of("strong"))
    for number, (label, shape, point) in enumerate(zip(labels, shapes, points, strict=True)):
        room = shape.boundingRect()
        if min(room.width(), room.height()) < LEAST_ROOM:
            continue
        if label.digit:
            width = metrics.horizontalAdvance(label.digit) + 4
            box = QRectF(point.x() - width / 2, point.y() - 8, width, 16)
            found.append(Words(label.digit, box, label.ink(), "strong"))
        roomy.append((-room.width(), number))
    taken = [words.box for words in found]
    small = QFontMetricsF(font_of("small"))
    for _, number in sorted(roomy):
        label = labels[number]
        lines = name_boxes(label.name, small, shapes[number], points[number], taken)
        for text, box in lines:
            taken.append(box)
            found.append(Words(text, box, label.ink(), "small"))
    return tuple(found)


def name_boxes(
    name: str,
    metrics: QFontMetricsF,
    shape: QPolygonF,
    point: QPointF,
    taken: Sequence[QRectF],
) -> tuple[tuple[str, QRectF], ...]:
    """Where a name goes under its digit, in one line or two; nothing where it does not fit."""
    for lines in _wrapped(name):
        found = []
        top = point.y() + 8
        for line in lines:
            width = metrics.horizontalAdvance(line) + 2
            found.append((line, QRectF(point.x() - width / 2, top, width, metrics.height())))
            top += metrics.height() - 1
        if all(_fits(box, shape, taken) for _, box in found):
            return tuple(found)
    return ()


def _wrapped(name: str) -> tuple[tuple[str, ...], ...]:
    """A name in one line, and in two as even as its words allow."""
    if not name:
        return ()
    words = name.split()
    if len(words) == 1:
        return ((name,),)
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return ((name,), min(cuts, key=lambda cut: max(map(len, cut))))


def _fits(box: QRectF, shape: QPolygonF, taken: Sequence[QRectF]) -> bool:
    inside = box.adjusted(1, 0, -1, -2)
    corners = (inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight())
    rule = Qt.FillRule.OddEvenFill
    return all(shape.containsPoint(corner, rule) for corner in corners) and not any(
        box.intersects(other) for other in taken
    )


def draw_words(painter: QPainter, every: Sequence[Words]) -> None:
    """Draw words into their boxes."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for role in dict.fromkeys(words.role for words in every):
        painter.setFont(font_of(role))
        for words in every:
            if words.role == role:
                painter.setPen(words.ink)
                painter.drawText(words.box, Qt.AlignmentFlag.AlignCenter, words.text)
