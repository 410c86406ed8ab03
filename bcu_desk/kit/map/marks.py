"""What is drawn over a map: lit, chosen and walked areas, a drop's verdict, scales, a note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from bcu_desk.kit.look.tokens import ink_on, tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.drawing.frame import Frame
from bcu_desk.kit.map.looks import Turn, Verdict
from bcu_desk.kit.map.parts import Part

SCALES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
LONGEST, LINE, PAD, BADGE = 70.0, 24.0, 12.0, 26.0
NORTH = (10.0, 22.0)
NEAREST = 6.0  # pixels from the left edge at which the scale stays while its part goes on


Outline = Callable[[int], Sequence[QPolygonF]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Areas by number, -1 for none: under the pointer, chosen, walked to by keys, given away.

    `several` are those selected together, beside the one chosen.
    """

    lit: int = -1
    chosen: int = -1
    walked: int = -1
    giving: int = -1
    several: frozenset[int] = frozenset()


def draw_marks(painter: QPainter, outline: Outline, count: int, marks: Marks) -> None:
    """Outline the areas that stand out, of so many."""
    look = tokens()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
    walked = marks.walked if marks.walked != marks.chosen else -1
    lines: tuple[tuple[Collection[int], QPen, bool], ...] = (
        ((marks.lit,), _pen(look.ink, 2, solid), False),
        (marks.several - {marks.chosen}, _pen(look.accent, 2, solid), True),
        ((marks.giving,), _pen(look.accent, 3, dashed), True),
        ((walked,), _pen(look.accent, 3, dashed), True),
        ((marks.chosen,), _pen(look.accent, 3, solid), True),
    )
    for numbers, pen, haloed in lines:
        shapes = [shape for n in sorted(numbers) if 0 <= n < count for shape in outline(n)]
        for used in (_pen(look.surface, pen.width() + 3, solid), pen) if haloed else (pen,):
            painter.setPen(used)
            for shape in shapes:
                painter.drawPolygon(shape)


def _pen(colour: str, width: int, style: Qt.PenStyle) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def scale_bar(pixels_a_metre: float) -> tuple[float, str]:
    """How long a scale bar is in pixels, and what it says."""
    fitting = [metres for metres in SCALES if metres * pixels_a_metre <= LONGEST]
    metres = max(fitting, default=SCALES[0])
    told = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
    return metres * pixels_a_metre, told


def scale_boxes(parts: Sequence[Part], frame: Frame, size: QSize, right: float) -> list[QRectF]:
    """Where scale bars go: one in the corner, `right` pixels from the edge, or one a part."""
    if len(parts) < 2:
        place = QPointF(size.width() - right, size.height() - 14.0)
        return [QRectF(place.x() - 90 - 2 * NORTH[0], place.y() - 20, 90, 24)]
    found = []
    for part in parts:
        west, south, east, _ = part.box
        x, y = (west - frame.west) * frame.scale, (frame.north - south) * frame.scale
        x = max(x, min(NEAREST, (east - frame.west) * frame.scale - 90))  # in sight with its part
        found.append(QRectF(x, min(y - 4, size.height() - 30.0), 90, 24))
    return found


def with_north(boxes: Sequence[QRectF]) -> list[QRectF]:
    """What scales and the north marks beside them take."""
    return [box.adjusted(0, 0, 2.4 * NORTH[0], 4) for box in boxes]


def draw_scales(
    painter: QPainter, parts: Sequence[Part], frame: Frame, boxes: Sequence[QRectF]
) -> None:
    """Draw a scale bar for each part into its box."""
    painter.setFont(font_of("small"))
    for part, box in zip(parts, boxes, strict=False):
        width, told = scale_bar(frame.scale * part.scale)
        left, right = round(box.center().x() - width / 2), round(box.center().x() + width / 2)
        bottom = round(box.bottom()) - 3
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(tokens().muted), 1))
        painter.drawPolyline(
            [
                QPointF(left, bottom - 4),
                QPointF(left, bottom),
                QPointF(right, bottom),
                QPointF(right, bottom - 4),
            ]
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, told)
        _draw_north(painter, QPointF(box.right() + NORTH[0], box.top()))


def _draw_north(painter: QPainter, at: QPointF) -> None:
    """Draw an arrow up over an N."""
    tip = QPointF(at.x() + NORTH[0] / 2, at.y())
    high = NORTH[1] / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().muted))
    wing = NORTH[0] / 2 - 1
    painter.drawPolygon(
        [
            tip,
            QPointF(tip.x() + wing, tip.y() + high),
            QPointF(tip.x(), tip.y() + high - 3),
            QPointF(tip.x() - wing, tip.y() + high),
        ]
    )
    painter.setPen(QColor(tokens().muted))
    room = QRectF(at.x(), at.y() + high - 1, NORTH[0], NORTH[1] / 2 + 3)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "N")


def draw_note(painter: QPainter, note: str, box: QRectF) -> None:
    """Draw the note in the corner."""
    painter.setFont(font_of("small"))
    painter.setPen(QColor(tokens().muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, note)


def draw_verdict(painter: QPainter, at: QPointF, verdict: Verdict, room: QSize) -> None:
    """Draw a card beside the pointer: what a drop there would do, or why it may not be."""
    look = tokens()
    strong = QFontMetricsF(font_of("strong"))
    lines = len(verdict.turns)
    width = max(
        [strong.horizontalAdvance(verdict.words)]
        + [strong.horizontalAdvance(turn.name) + 3 * BADGE + 16 for turn in verdict.turns]
    )
    box = QRectF(at.x() + 18, at.y() + 12, width + 2 * PAD, LINE * (1 + lines) + 10)
    box.moveLeft(max(8.0, min(box.left(), room.width() - box.width() - 8.0)))
    box.moveTop(max(8.0, min(box.top(), room.height() - box.height() - 8.0)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = look.tone("good" if verdict.ok else "bad")[0]
    painter.setPen(QPen(QColor(ink), 1.4))
    painter.setBrush(QColor(look.raised))
    painter.drawRoundedRect(box, 8, 8)
    row = QRectF(box.left() + PAD, box.top() + 5, width, LINE)
    for turn in verdict.turns:
        _draw_turn(painter, row, turn)
        row.translate(0, LINE)
    painter.setFont(font_of("secondary" if verdict.turns else "strong"))
    painter.setPen(QColor(ink))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, verdict.words)


def _draw_turn(painter: QPainter, row: QRectF, turn: Turn) -> None:
    look = tokens()
    painter.setFont(font_of("strong"))
    painter.setPen(QColor(look.ink))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, turn.name)
    right = row.right()
    for text, colour, left in (
        (turn.before, turn.colour_before, right - 3 * BADGE),
        (turn.after, turn.colour_after, right - BADGE),
    ):
        box = QRectF(left, row.top() + 3, BADGE, LINE - 6)
        painter.setPen(QPen(QColor(look.line2), 1))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(ink_on(colour)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(QColor(look.muted))
    arrow = QRectF(right - 2 * BADGE, row.top(), BADGE, LINE)
    painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, "→")
