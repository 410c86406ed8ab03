"""A map with its head, legend, scale and foot, drawn by one path on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from bcu_desk.kit.look.tokens import light_paper, tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.drawing.frame import fitted
from bcu_desk.kit.map.drawing.surface import Surface
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.map.marks import draw_scales, scale_boxes, with_north
from bcu_desk.kit.map.parts import Ground, laid_out
from bcu_desk.kit.map.printing.hatching import STEP, hatch_lines
from bcu_desk.kit.map.scene import Scene, drawing_of

MARGIN, HEAD, LEGEND, FOOT = 38.0, 46.0, 26.0, 26.0
SWATCH, GAP = 12.0, 6.0
SCALES = QSize(190, 30)
LEFT, MIDDLE, RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)
Style = tuple[str, str, Qt.AlignmentFlag]  # a role of type, a colour's name, a side


@dataclass(frozen=True, slots=True)
class LegendClass:
    """A class as the legend tells it: its words, how many areas it has, its colour."""

    words: str
    count: int
    colour: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map as it goes on paper: what is shown, and all that is said around it.

    `made` is told at the foot on the left; the marking stands at the top and at the bottom.
    """

    ground: Ground
    groups: tuple[str, ...]
    looks: tuple[AreaLook, ...]
    titles: Mapping[str, GroupLook]
    legend: tuple[LegendClass, ...]
    title: str
    about: str
    as_at: str
    marking: str
    made: str
    note: str = ""
    sources: tuple[str, ...] = field(default_factory=tuple)


def draw_map_sheet(painter: QPainter, sheet: MapSheet, size: QSize) -> None:
    """Draw a map with all around it on paper of a size in pixels of 1/96 inch."""
    with light_paper():
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(tokens().surface))
        _draw_head(painter, sheet, size)
        legend_rows = _draw_legend(painter, sheet, size)
        top = MARGIN + HEAD + LEGEND * legend_rows
        room = QRectF(MARGIN, top, size.width() - 2 * MARGIN, size.height() - top - MARGIN - FOOT)
        _draw_foot(painter, sheet, size)
        draw_map(painter, sheet, room)


def draw_map(painter: QPainter, sheet: MapSheet, room: QRectF) -> None:
    """Draw the map alone in a room, in pixels of 1/96 inch; scale and north below it."""
    if not sheet.ground.codes:
        return
    size = room.size().toSize()
    inside = QRectF(6, 6, size.width() - 12, size.height() - 12 - SCALES.height())
    laid = laid_out(sheet.ground, inside.width() / inside.height())
    frame = fitted(laid.on_sheet(len(laid.levels) - 1).bounds(), inside)
    areas = laid.on_sheet(laid.level_for(frame.scale * 2))
    drawing = drawing_of(areas, sheet.groups, is_cells=laid.is_cells)
    boxes = [] if laid.is_cells else scale_boxes(laid.parts, frame, size, SCALES.width() / 2)
    scene = Scene(drawing, frame, size, with_north(boxes), Surface(size, 1.0))
    scene.title(sheet.titles)
    painter.save()
    painter.translate(room.topLeft())
    scene.draw(painter, sheet.looks, lambda shape: _hatch(painter, shape))
    draw_scales(painter, laid.parts, frame, boxes)
    painter.restore()


def _hatch(painter: QPainter, shape: QPolygonF, step: float = STEP) -> None:
    painter.setPen(QPen(QColor(tokens().line2), 1))
    for line in hatch_lines(shape, step):
        painter.drawLine(line)


def _draw_head(painter: QPainter, sheet: MapSheet, size: QSize) -> None:
    look = tokens()
    line = QRectF(MARGIN, MARGIN / 2, size.width() - 2 * MARGIN, HEAD)
    marked = QFontMetricsF(font_of("strong")).horizontalAdvance(sheet.marking)
    room = (line.width() - marked) / 2 - 2 * GAP
    _words(painter, line, sheet.marking, ("strong", "ink", MIDDLE))
    _words(painter, line, sheet.title, ("section", "ink", LEFT), room)
    _words(painter, line, sheet.as_at, ("strong", "ink", RIGHT), room)
    under = line.translated(0, 20)
    _words(painter, under, sheet.about, ("small", "muted", LEFT))
    _words(painter, under, sheet.note, ("small", "muted", RIGHT), room)
    rule = MARGIN / 2 + 42
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.drawLine(QPointF(MARGIN, rule), QPointF(size.width() - MARGIN, rule))


def _draw_legend(painter: QPainter, sheet: MapSheet, size: QSize) -> int:
    """Draw the classes in rows; returns how many rows they took."""
    look, metrics = tokens(), QFontMetricsF(font_of("small"))
    left, rows = MARGIN, 1
    for entry in sheet.legend:
        told = f"{entry.words} {entry.count}"
        wide = SWATCH + GAP + metrics.horizontalAdvance(told) + 3 * GAP
        if left + wide > size.width() - MARGIN and left > MARGIN:
            left, rows = MARGIN, rows + 1
        top = MARGIN / 2 + HEAD + 4 + LEGEND * (rows - 1)
        box = QRectF(left, top, SWATCH, SWATCH)
        painter.setPen(QPen(QColor(look.line2), 1))
        painter.setBrush(QColor(entry.colour))
        painter.drawRect(box)
        if entry.hatched:
            _hatch(painter, QPolygonF(box), 4.0)
        room = QRectF(box.right() + GAP, top - 2, wide, SWATCH + 4)
        _words(painter, room, told, ("small", "ink", LEFT))
        left += wide
    return rows


def _draw_foot(painter: QPainter, sheet: MapSheet, size: QSize) -> None:
    look = tokens()
    rule = size.height() - MARGIN / 2 - FOOT
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.drawLine(QPointF(MARGIN, rule), QPointF(size.width() - MARGIN, rule))
    line = QRectF(MARGIN, rule + 5, size.width() - 2 * MARGIN, FOOT)
    room = line.width() / 2 - 90
    _words(painter, line, sheet.made, ("small", "muted", LEFT), room)
    told = "; ".join(sheet.sources)
    _words(painter, line, told, ("small", "muted", RIGHT), room)
    _words(painter, line, sheet.marking, ("strong", "ink", MIDDLE))


def _words(
    painter: QPainter, room: QRectF, text: str, style: Style, widest: float | None = None
) -> None:
    """Write words on the first line of a room, shortened where they are wider than they may be."""
    role, colour, side = style
    font = font_of(role)
    if widest is not None:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, widest)
    painter.setFont(font)
    painter.setPen(QColor(getattr(tokens(), colour)))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignTop, text)
