"""Labels of an area map: a digit in every area, its name where there is room.

Where they go is found once for a view; drawing them anew then costs a call a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from bcu_desk.kit.look.tokens import ink_on
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.areas import Points
from bcu_desk.kit.map.lettering.letters import Letters, Spot, Words
from bcu_desk.kit.map.looks import AreaLook

LEAST_ROOM = 14.0  # pixels that an area must be wide and high to have a digit
DIGIT = (14.0, 16.0)
FAINT_INK = 0x73  # of 0xFF
EDGE_STEP = 4.0  # pixels between the points of a name's edge that must lie inside

Boxes = tuple[tuple[str, QRectF], ...]


class Place(NamedTuple):
    """Where some words of an area go: around a middle, in so many pixels; None for its digit."""

    number: int
    at: Spot
    text: str | None = None
    wide: float = DIGIT[0]
    high: float = DIGIT[1]

    @property
    def box(self) -> QRectF:
        """The pixels that they may take."""
        x, y = self.at
        return QRectF(x - self.wide / 2, y - self.high / 2, self.wide, self.high)


def places_of(
    names: Sequence[str],
    shapes: Sequence[QPolygonF],
    middles: Points,
    sizes: Points,
) -> tuple[Place, ...]:
    """Places for digits that fit into their areas, and for names that fit below or beside them.

    `middles` are where a label goes best; `sizes` are the width and height of each shape.
    """
    metrics = QFontMetricsF(font_of("small"))
    font = font_of("small").toString()
    found: list[Place] = []
    roomy = np.flatnonzero((sizes >= LEAST_ROOM).all(axis=1))
    rooms = zip(roomy.tolist(), middles[roomy].tolist(), sizes[roomy, 0].tolist(), strict=True)
    for number, (x, y), wide in rooms:
        name = names[number]
        if not name or _widest_word(name, font) >= wide:
            found.append(Place(number, (x, y)))
            continue
        at, lines = _digit_and_name(name, metrics, shapes[number], QPointF(x, y))
        found.append(Place(number, at.toTuple()))
        for text, box in lines:
            found.append(Place(number, box.center().toTuple(), text, box.width(), box.height()))
    return tuple(found)


@lru_cache(maxsize=4_096)
def _widest_word(name: str, font: str) -> float:
    """Pixels of a name's longest word in a font, told as Qt writes it."""
    made = QFont()
    made.fromString(font)
    return max(map(QFontMetricsF(made).horizontalAdvance, name.split()), default=0.0)


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


class Labels:
    """The labels of a view: their places and their lettering."""

    def __init__(
        self,
        names: Sequence[str],
        shapes: Sequence[QPolygonF],
        middles: Points,
        sizes: Points,
        letters: Letters,
    ) -> None:
        self.places = places_of(names, shapes, middles, sizes)
        self.named = frozenset(place.number for place in self.places if place.text is not None)
        self._letters = letters
        self._shapes = shapes
        self._bold = QFontMetricsF(font_of("strong"))
        self._known_fits: dict[tuple[int, str], bool] = {}

    def draw(self, painter: QPainter, looks: Sequence[AreaLook], grounds: Sequence[str]) -> None:
        """Draw what the areas say now, each on its ground."""
        digits, names = Words(), Words()
        inks: dict[tuple[str, bool], str] = {}
        for number, at, text, _, _ in self.places:
            look = looks[number]
            kind = grounds[number], look.faint
            ink = inks.get(kind) or inks.setdefault(kind, label_ink(kind[0], faint=kind[1]))
            if text is not None:
                names.add(ink, text, at)
            elif look.digit:
                brief = look.brief and not self._has_room(number, look, QPointF(*at))
                digits.add(ink, look.brief if brief else look.digit, at)
        self._letters.digits.draw(painter, digits)
        self._letters.names.draw(painter, names)

    def _has_room(self, number: int, look: AreaLook, middle: QPointF) -> bool:
        """Whether a digit fits into its area; asked of those that have something briefer."""
        key = (number, look.digit)
        if key not in self._known_fits:
            box = QRectF(0, 0, self._bold.horizontalAdvance(look.digit), DIGIT[1])
            box.moveCenter(middle)
            self._known_fits[key] = _fits(box, self._shapes[number])
        return self._known_fits[key]
