"""One view of a map, drawn: what lies under each pixel, and the picture of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QPolygonF

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import AreaSet
from bcu_desk.kit.map.labels import Labels
from bcu_desk.kit.map.layers import (
    BorderPens,
    Borders,
    Fill,
    Frame,
    borders_of,
    colour_table,
    number_image,
    polygon,
)
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.map.titles import Paper, Title, draw_titles, placed_titles


@dataclass(frozen=True, slots=True)
class Drawing:
    """Areas and their groups as Qt's shapes in metres, made once for all views."""

    areas: AreaSet
    groups: tuple[str, ...]
    shapes: tuple[QPolygonF, ...]
    borders: Borders


def drawing_of(areas: AreaSet, groups: Sequence[str]) -> Drawing:
    """Qt's shapes of areas."""
    shapes = tuple(polygon(ring) for ring in areas.rings)
    return Drawing(areas, tuple(groups), shapes, borders_of(areas, groups))


class Scene:
    """Areas in a view: coloured by `recolour`, drawn by `picture`, found by `number_at`.

    `size` is in widget pixels, `ratio` how many screen pixels each has; `kept` are boxes that
    titles leave clear.
    """

    def __init__(
        self, drawing: Drawing, frame: Frame, size: QSize, ratio: float, kept: Sequence[QRectF]
    ) -> None:
        self.frame = frame
        self.ratio = ratio
        self._drawing = drawing
        self._kept = kept
        move, sharp = frame.transform(), frame.times(ratio).transform()
        self.shapes = tuple(move.map(shape) for shape in drawing.shapes)
        self.points = tuple(frame.point(point) for point in drawing.areas.labels)
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        self._fill = Fill(number_image([sharp.map(shape) for shape in drawing.shapes], pixels))
        self._fill.image.setDevicePixelRatio(ratio)
        look = tokens()
        pens = BorderPens(QColor(look.surface), QColor(look.ink), ratio, 2.2 * ratio)
        self._borders = drawing.borders.pixmap(frame.times(ratio), pixels, pens)
        self._borders.setDevicePixelRatio(ratio)
        self._picture = QPixmap(pixels)
        self._picture.setDevicePixelRatio(ratio)
        self._titles: tuple[Title, ...] = ()
        self._names: list[str] = []
        self._labels: Labels | None = None

    def title(self, looks: Mapping[str, GroupLook]) -> None:
        """Find the places of the groups' titles."""
        paper = Paper(self._fill.numbers, self.ratio, self._kept)
        self._titles = placed_titles(looks, self._drawing.groups, self.points, paper)

    def recolour(self, looks: Sequence[AreaLook]) -> None:
        """Colour, hatch and label the areas."""
        paper = tokens().surface
        grounds = [look.ground(paper) for look in looks]
        self._fill.recolour(colour_table(paper, grounds))
        painter = QPainter(self._picture)
        painter.drawImage(0, 0, self._fill.image)
        self._hatch(painter, looks)
        painter.drawPixmap(0, 0, self._borders)
        self._lettering(looks).draw(painter, looks, grounds)
        draw_titles(painter, self._titles)
        painter.end()

    def _lettering(self, looks: Sequence[AreaLook]) -> Labels:
        """The places of the labels, found once for the names shown."""
        names = [look.name for look in looks]
        if self._labels is None or names != self._names:
            self._names = names
            self._labels = Labels(names, self.shapes, self.points)
        return self._labels

    def picture(self) -> QPixmap:
        """The view as it was last coloured."""
        return self._picture

    def number_at(self, point: QPointF) -> int:
        """The area under a point of this view, or -1."""
        return self._fill.at(int(point.x() * self.ratio), int(point.y() * self.ratio))

    def _hatch(self, painter: QPainter, looks: Sequence[AreaLook]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(tokens().line2), Qt.BrushStyle.BDiagPattern))
        for look, shape in zip(looks, self.shapes, strict=True):
            if look.hatched:
                painter.drawPolygon(shape)
