"""Labels of an area map: a digit in every area, its name where there is room.

Where they go is found once for a view; drawing them anew then costs a call a label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPolygonF,
    QRawFont,
    QStaticText,
)

from bcu_desk.kit.look.tokens import ink_on
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.looks import AreaLook

LEAST_ROOM = 14.0  # pixels that an area must be wide and high to have a digit
DIGIT = (14.0, 16.0)
FAINT_INK = 0x73  # of 0xFF
EDGE_STEP = 4.0  # pixels between the points of a name's edge that must lie inside

Boxes = tuple[tuple[str, QRectF], ...]


class Place(NamedTuple):
    """Where some words of an area go: around a middle, in so many pixels; None for its digit."""

    number: int
    middle: QPointF
    text: str | None = None
    wide: float = DIGIT[0]
    high: float = DIGIT[1]

    @property
    def box(self) -> QRectF:
        """The pixels that they may take."""
        left, top = self.middle.x() - self.wide / 2, self.middle.y() - self.high / 2
        return QRectF(left, top, self.wide, self.high)


def places_of(
    names: Sequence[str],
    shapes: Sequence[QPolygonF],
    points: Sequence[QPointF],
    boxes: Sequence[QRectF] | None = None,
) -> tuple[Place, ...]:
    """Places for digits that fit into their areas, and for names that fit below or beside them.

    `boxes` are those of the shapes, where they are known.
    """
    metrics = QFontMetricsF(font_of("small"))
    widths = {word: metrics.horizontalAdvance(word) for name in names for word in name.split()}
    found: list[Place] = []
    boxes = [shape.boundingRect() for shape in shapes] if boxes is None else boxes
    for number, (name, room, point) in enumerate(zip(names, boxes, points, strict=True)):
        wide = room.width()
        if wide < LEAST_ROOM or room.height() < LEAST_ROOM:
            continue
        at: QPointF = point
        lines: Boxes = ()
        if name and max(widths[word] for word in name.split()) < wide:
            at, lines = _digit_and_name(name, metrics, shapes[number], point)
        found.append(Place(number, at))
        for text, box in lines:
            found.append(Place(number, box.center(), text, box.width(), box.height()))
    return tuple(found)


def _digit_and_name(
    name: str, metrics: QFontMetricsF, shape: QPolygonF, point: QPointF
) -> tuple[QPointF, Boxes]:
    """The middle of an area's digit and the boxes of its name; no boxes where it does not fit."""
    high = metrics.height()
    for up in (high / 2, 0.0, high, -high / 2):
        at = QPointF(point.x(), point.y() - up)
        lines = name_boxes(name, metrics, shape, at)
        if lines and _fits(QRectF(at.x() - 7, at.y() - 8, *DIGIT), shape):
            return at, lines
    width = metrics.horizontalAdvance(name) + 2
    whole = QRectF(0, 0, DIGIT[0] + width, DIGIT[1])
    for down in (0.0, -high / 2, high / 2):
        whole.moveCenter(QPointF(point.x(), point.y() + down))
        if _fits(whole, shape):
            at = QPointF(whole.left() + DIGIT[0] / 2, whole.center().y())
            return at, ((name, whole.adjusted(DIGIT[0], 0, 0, 0)),)
    return point, ()


def name_boxes(
    name: str,
    metrics: QFontMetricsF,
    shape: QPolygonF,
    point: QPointF,
) -> Boxes:
    """Where a name goes under its digit, in one line or two; nothing where it does not fit."""
    for lines in _wrapped(name):
        found = []
        top = point.y() + DIGIT[1] / 2
        for line in lines:
            width = metrics.horizontalAdvance(line) + 2
            found.append((line, QRectF(point.x() - width / 2, top, width, metrics.height())))
            top += metrics.height() - 1
        if all(_fits(box, shape) for _, box in found):
            return tuple(found)
    return ()


def _wrapped(name: str) -> tuple[tuple[str, ...], ...]:
    """A name in one line, and in two as even as its words allow."""
    words = name.split()
    if len(words) < 2:
        return ((name,),) if name else ()
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return ((name,), min(cuts, key=lambda cut: max(map(len, cut))))


def _fits(box: QRectF, shape: QPolygonF) -> bool:
    """Whether the edge of a box lies in a shape; so no two names of areas can meet."""
    inside = box.adjusted(-1, 0, 1, -2)
    steps = max(1, int(inside.width() // EDGE_STEP))
    for step in range(steps + 1):
        x = inside.left() + inside.width() * step / steps
        for y in (inside.top(), inside.bottom()):
            if not shape.containsPoint(QPointF(x, y), Qt.FillRule.OddEvenFill):
                return False
    return True


@cache
def label_ink(ground: str, *, faint: bool = False) -> str:
    """Black or white, as reads better on a ground; half seen through (`#AARRGGBB`) where faint."""
    ink = ink_on(ground)
    return f"#{FAINT_INK:02X}{ink[1:]}" if faint else ink


class Glyphs(NamedTuple):
    """A text as glyphs of one font: their numbers, where each begins, and half the whole width."""

    numbers: tuple[int, ...]
    starts: tuple[float, ...]
    half: float


class Lettering:
    """Words of one font, laid out once each, drawn in the middle of boxes.

    Figures of one ink are drawn all at once; other words one by one, as they may need shaping.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._raw = QRawFont.fromFont(font)
        self._down = (self._raw.ascent() - self._raw.descent()) / 2
        self._known: dict[str, tuple[QStaticText, float, float]] = {}
        self._figures: dict[str, Glyphs | None] = {}

    def draw(self, painter: QPainter, words: Mapping[str, Sequence[tuple[str, QPointF]]]) -> None:
        """Draw words around their middles, by ink."""
        painter.setFont(self._font)
        for ink, every in words.items():
            painter.setPen(QColor(ink))
            numbers: list[int] = []
            spots: list[QPointF] = []
            for text, middle in every:
                glyphs = self._glyphs(text)
                if glyphs is None:
                    static, half_width, half_height = self._laid_out(text)
                    at = QPointF(middle.x() - half_width, middle.y() - half_height)
                    painter.drawStaticText(at, static)
                    continue
                left, base = middle.x() - glyphs.half, middle.y() + self._down
                numbers += glyphs.numbers
                spots += [QPointF(left + start, base) for start in glyphs.starts]
            self._draw_glyphs(painter, numbers, spots)

    def _draw_glyphs(
        self, painter: QPainter, numbers: Sequence[int], spots: Sequence[QPointF]
    ) -> None:
        if not numbers:
            return
        run = QGlyphRun()
        run.setRawFont(self._raw)
        run.setGlyphIndexes(numbers)
        run.setPositions(spots)
        painter.drawGlyphRun(QPointF(), run)

    def _glyphs(self, text: str) -> Glyphs | None:
        """A figure's glyphs; None for other words, and for a font that lacks one."""
        if text not in self._figures:
            found = self._raw.glyphIndexesForString(text) if text.isascii() else []
            if text.isalpha() or " " in text or 0 in found or len(found) != len(text):
                self._figures[text] = None
            else:
                advances = [point.x() for point in self._raw.advancesForGlyphIndexes(found)]
                starts = tuple(sum(advances[:at]) for at in range(len(found)))
                self._figures[text] = Glyphs(tuple(found), starts, sum(advances) / 2)
        return self._figures[text]

    def _laid_out(self, text: str) -> tuple[QStaticText, float, float]:
        found = self._known.get(text)
        if found is None:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=self._font)
            size = static.size()
            found = self._known[text] = (static, size.width() / 2, size.height() / 2)
        return found


class Labels:
    """The labels of a view: their places and their lettering."""

    def __init__(
        self,
        names: Sequence[str],
        shapes: Sequence[QPolygonF],
        points: Sequence[QPointF],
        boxes: Sequence[QRectF] | None = None,
    ) -> None:
        self.places = places_of(names, shapes, points, boxes)
        self.named = frozenset(place.number for place in self.places if place.text is not None)
        self._digits = Lettering(font_of("strong"))
        self._names = Lettering(font_of("small"))
        self._shapes = shapes
        self._bold = QFontMetricsF(font_of("strong"))
        self._known_fits: dict[tuple[int, str], bool] = {}

    def draw(self, painter: QPainter, looks: Sequence[AreaLook], grounds: Sequence[str]) -> None:
        """Draw what the areas say now, each on its ground."""
        digits: defaultdict[str, list[tuple[str, QPointF]]] = defaultdict(list)
        names: defaultdict[str, list[tuple[str, QPointF]]] = defaultdict(list)
        for number, middle, text, _, _ in self.places:
            look = looks[number]
            ink = label_ink(grounds[number], faint=look.faint)
            if text is not None:
                names[ink].append((text, middle))
            elif look.digit:
                brief = look.brief and not self._has_room(number, look, middle)
                told = look.brief if brief else look.digit
                digits[ink].append((told, middle))
        self._digits.draw(painter, digits)
        self._names.draw(painter, names)

    def _has_room(self, number: int, look: AreaLook, middle: QPointF) -> bool:
        """Whether a digit fits into its area; asked of those that have something briefer."""
        key = (number, look.digit)
        if key not in self._known_fits:
            box = QRectF(0, 0, self._bold.horizontalAdvance(look.digit), DIGIT[1])
            box.moveCenter(middle)
            self._known_fits[key] = _fits(box, self._shapes[number])
        return self._known_fits[key]
