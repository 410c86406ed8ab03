"""Drawing the chart: lines, the cards in view, and what is dragged over them.

A card is drawn once into a picture of its own and kept while nothing of it changes, so that moving
the chart only copies pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.chart.camera import Camera
from bcu_desk.features.org_chart.widgets.chart.card import NAMES, CardPainter, Marks, block_look
from bcu_desk.features.org_chart.widgets.chart.lines import Lines
from bcu_desk.features.org_chart.widgets.chart.moving import (
    Moving,
    draw_insertion,
    draw_moving,
    marks_while,
)
from bcu_desk.features.org_chart.widgets.chart.offering import Offering, draw_offering
from bcu_desk.kit.look.tokens import theme_name, tokens

RIM = 7
MOST_KEPT = 3_000
FAR, MOST_PIXELS = 0.12, 6_000_000  # zoom below which all of a chart is kept as a picture so large
CELL = 1_000.0  # the side of the squares by which small cards are kept

Blocks = dict[tuple[tuple[int, int], str, str], list[QRectF]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: cards and lines, seen by a camera, one chosen or one dragged."""

    loaded: Loaded
    cards: Cards
    lines: Lines
    camera: Camera
    chosen: str
    moving: Moving | None
    offering: Offering | None = None
    hovered: str = ""


class Kept:
    """Pictures of cards for one state of the posts, zoom, theme and screen; blocks likewise."""

    def __init__(self) -> None:
        self._loaded: Loaded | None = None
        self._of: tuple[object, ...] = ()
        self._pictures: dict[tuple[str, Marks], QPixmap] = {}
        self._places: Mapping[str, Place] | None = None
        self._blocks_of: tuple[object, ...] = ()
        self._afar_for: Mapping[str, Place] | None = None
        self._afar_of: tuple[object, ...] = ()
        self._afar = QPixmap()
        self._blocks: Blocks = {}

    def picture(self, picture: Picture, code: str, size: QSize, ratio: float) -> QPixmap:
        """A card's picture, with a rim for what is drawn around it."""
        state = (picture.camera.scale, theme_name(), ratio)
        same = picture.loaded is self._loaded and state == self._of
        if not same or len(self._pictures) > MOST_KEPT:
            self._loaded, self._of, self._pictures = picture.loaded, state, {}
        marks = _marks(picture, code)
        found = self._pictures.get((code, marks))
        if found is None:
            found = _drawn(picture, code, marks, size, ratio)
            self._pictures[code, marks] = found
        return found

    def afar(self, picture: Picture, ratio: float) -> QPixmap | None:
        """All of a chart that is seen from afar, drawn once; None where that is a large picture."""
        scale, carried = picture.camera.scale, picture.moving or picture.offering
        wide, high = (scale * side + 2 * RIM for side in picture.cards.size())
        if scale >= FAR or wide * high * ratio * ratio > MOST_PIXELS:
            return None
        over = carried.over if carried is not None else None
        state = (picture.chosen, over, carried is None, theme_name(), scale, ratio)
        if picture.cards.places is not self._afar_for or state != self._afar_of:
            self._afar_for, self._afar_of = picture.cards.places, state
            self._afar = _drawn_afar(picture, self.blocks(picture), (wide, high), ratio)
        return self._afar

    def blocks(self, picture: Picture) -> Blocks:
        """All cards as rectangles of the chart, by where about they are, their edge and ground."""
        carried = picture.moving or picture.offering
        over = carried.over if carried is not None else None
        state = (picture.chosen, over, carried is None, theme_name())
        if picture.cards.places is not self._places or state != self._blocks_of:
            self._places, self._blocks_of, self._blocks = picture.cards.places, state, {}
            for code, place in picture.cards.places.items():
                look = block_look(picture.loaded.tree.branches[code], _marks(picture, code))
                cell = (int(place.x // CELL), int(place.y // CELL))
                self._blocks.setdefault((cell, *look), []).append(QRectF(*place))
        return self._blocks


def _drawn_afar(
    picture: Picture, blocks: Blocks, size: tuple[float, float], ratio: float
) -> QPixmap:
    scale = picture.camera.scale
    made = QPixmap(QSize(ceil(size[0]), ceil(size[1])) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(tokens().bg))
    painter = QPainter(made)
    painter.translate(RIM, RIM)
    painter.scale(scale, scale)
    everything = QRectF(-RIM, -RIM, size[0] / scale, size[1] / scale)
    picture.lines.draw(painter, everything, scale)
    _draw_blocks(painter, blocks, everything)
    painter.end()
    return made


def _drawn(picture: Picture, code: str, marks: Marks, size: QSize, ratio: float) -> QPixmap:
    whole = QSize(size.width() + 2 * RIM, size.height() + 2 * RIM)
    made = QPixmap(whole * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(RIM + 0.5, RIM + 0.5, size.width() - 1, size.height() - 1)
    brush = CardPainter(painter, picture.loaded.on, picture.camera.scale)
    brush.draw(picture.loaded.tree.branches[code], box, marks)
    painter.end()
    return made


def draw_chart(
    painter: QPainter, room: QRectF, picture: Picture, kept: Kept, ratio: float = 1.0
) -> None:
    """Draw a picture into a room, its ground included."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(room, QColor(tokens().bg))
    _draw_ground(painter, room, picture, kept, ratio)
    if picture.camera.scale >= NAMES:
        _draw_cards(painter, room, picture, kept, ratio)
    _draw_gone(painter, room, picture)
    if picture.moving is None and picture.offering is None:
        lit = frozenset({picture.chosen, picture.hovered})
        picture.lines.draw_dotted(painter, picture.camera, room.size(), lit)
    if picture.moving is not None:
        _draw_place(painter, picture, picture.moving)
        draw_moving(painter, picture.moving, picture.loaded, room)
    if picture.offering is not None:
        draw_offering(painter, picture.offering, picture.loaded, room)


def _draw_ground(
    painter: QPainter, room: QRectF, picture: Picture, kept: Kept, ratio: float
) -> None:
    """Lines, and the cards that are too small for words."""
    camera = picture.camera
    seen = camera.seen(room.size())
    afar = kept.afar(picture, ratio)
    if afar is not None:
        corner = QPointF(camera.x, camera.y) * -camera.scale
        painter.drawPixmap(corner - QPointF(RIM, RIM), afar)
    painter.save()
    painter.scale(camera.scale, camera.scale)
    painter.translate(-camera.x, -camera.y)
    if afar is None:
        picture.lines.draw(painter, seen, camera.scale)
    if picture.moving is None:
        picture.lines.draw_lit(painter)
    if camera.scale < NAMES and afar is None:
        _draw_blocks(painter, kept.blocks(picture), seen)
    painter.restore()


def _draw_place(painter: QPainter, picture: Picture, moving: Moving) -> None:
    """The line where a post would be put beside the card it is over."""
    place = picture.cards.places.get(moving.over)
    if place is not None:
        across = picture.cards.side_by_side(moving.over)
        draw_insertion(painter, moving, picture.camera.box(place), across=across)


def _draw_cards(
    painter: QPainter, room: QRectF, picture: Picture, kept: Kept, ratio: float
) -> None:
    for code, place in _in_view(picture, room):
        box = picture.camera.box(place)
        size = QSize(round(box.width()), round(box.height()))
        card = kept.picture(picture, code, size, ratio)
        painter.drawPixmap(QPointF(floor(box.x() + 0.5) - RIM, floor(box.y() + 0.5) - RIM), card)


def _draw_gone(painter: QPainter, room: QRectF, picture: Picture) -> None:
    """Posts of the second day that are no more."""
    cards, camera = picture.cards, picture.camera
    brush = CardPainter(painter, picture.loaded.on, camera.scale)
    for code, place in cards.gone.items():
        box = camera.box(place)
        if box.intersects(room):
            brush.draw_gone(cards.drawn.branches[code], box)


def _in_view(picture: Picture, room: QRectF) -> Iterator[tuple[str, Place]]:
    """The cards of which something, or their rim, is to be seen."""
    rim = RIM / picture.camera.scale
    seen = picture.camera.seen(room.size()).adjusted(-rim, -rim, rim, rim)
    left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
    for code in picture.cards.grid.near(left, top, right, bottom):
        place = picture.cards.places[code]
        x, y, width, height = place
        if x < right and y < bottom and x + width > left and y + height > top:
            yield code, place


def _draw_blocks(painter: QPainter, blocks: Blocks, seen: QRectF) -> None:
    """Cards too small for words, drawn as plain blocks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for ((across, down), edge, ground), boxes in blocks.items():
        # A card belongs to the cell of its corner, and may reach into the next ones.
        if not seen.intersects(QRectF(across * CELL, down * CELL, 2 * CELL, 2 * CELL)):
            continue
        painter.setPen(_thin(edge))
        painter.setBrush(QColor(ground))
        painter.drawRects(boxes)


def _thin(colour: str, width: float = 1.0) -> QPen:
    """A pen as wide in pixels at every zoom."""
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    return pen


def _marks(picture: Picture, code: str) -> Marks:
    folded = code in picture.cards.folded
    if picture.moving is not None:
        return marks_while(picture.moving, picture.loaded, code, folded=folded)
    if picture.offering is not None:
        return picture.offering.marks(code, folded=folded)
    return Marks(chosen=code == picture.chosen, folded=folded)
