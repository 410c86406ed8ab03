"""Drawing the chart: lines, the cards in view, and what is dragged over them.

A card is drawn once into a picture of its own and kept while nothing of it changes, so that moving
the chart only copies pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.camera import Camera
from bcu_desk.features.org_chart.widgets.chart.card import NAMES, CardPainter, Marks
from bcu_desk.features.org_chart.widgets.chart.moving import Moving, draw_moving, marks_while
from bcu_desk.kit.look.tokens import theme_name, tokens

RIM = 7
MOST_KEPT = 3_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: cards and lines, seen by a camera, one chosen or one dragged."""

    loaded: Loaded
    cards: Cards
    links: QPainterPath
    camera: Camera
    chosen: str
    moving: Moving | None


class Kept:
    """Pictures of cards for one state of the posts, zoom, theme and screen."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._pictures: dict[tuple[str, Marks], QPixmap] = {}

    def picture(self, picture: Picture, code: str, size: QSize, ratio: float) -> QPixmap:
        """A card's picture, with a rim for what is drawn around it."""
        state = (id(picture.loaded), picture.camera.scale, theme_name(), ratio)
        if state != self._of or len(self._pictures) > MOST_KEPT:
            self._of, self._pictures = state, {}
        marks = _marks(picture, code)
        found = self._pictures.get((code, marks))
        if found is None:
            found = _drawn(picture, code, marks, size, ratio)
            self._pictures[code, marks] = found
        return found


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
    _draw_links(painter, picture)
    if picture.camera.scale < NAMES:
        _draw_blocks(painter, room, picture)
    else:
        _draw_cards(painter, room, picture, kept, ratio)
    if picture.moving is not None:
        draw_moving(painter, picture.moving, picture.loaded, room)


def _draw_cards(
    painter: QPainter, room: QRectF, picture: Picture, kept: Kept, ratio: float
) -> None:
    seen = room.adjusted(-RIM, -RIM, RIM, RIM)
    for code, place in picture.cards.places.items():
        box = picture.camera.box(place)
        if seen.intersects(box):
            size = QSize(round(box.width()), round(box.height()))
            card = kept.picture(picture, code, size, ratio)
            painter.drawPixmap(QPointF(round(box.x()) - RIM, round(box.y()) - RIM), card)


def _draw_blocks(painter: QPainter, room: QRectF, picture: Picture) -> None:
    """Cards too small for words, drawn as plain blocks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    brush = CardPainter(painter, picture.loaded.on, picture.camera.scale)
    for code, place in picture.cards.places.items():
        box = picture.camera.box(place)
        if room.intersects(box):
            brush.block(picture.loaded.tree.branches[code], box, _marks(picture, code))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_links(painter: QPainter, picture: Picture) -> None:
    camera = picture.camera
    painter.save()
    painter.scale(camera.scale, camera.scale)
    painter.translate(-camera.x, -camera.y)
    pen = QPen(QColor(tokens().line2), 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(picture.links)
    painter.restore()


def _marks(picture: Picture, code: str) -> Marks:
    folded = code in picture.cards.folded
    if picture.moving is not None:
        return marks_while(picture.moving, picture.loaded, code, folded=folded)
    return Marks(chosen=code == picture.chosen, folded=folded)
