"""One view of a map, drawn: what lies under each pixel, and the picture of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QPolygonF

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import AreaSet
from bcu_desk.kit.map.layers import (
    BorderPens,
    Borders,
    Fill,
    Frame,
    borders_of,
    boxes_of,
    colour_table,
    in_view,
    number_image,
    polygon,
)
from bcu_desk.kit.map.lettering.callouts import Callout, draw_callouts, placed_callouts
from bcu_desk.kit.map.lettering.cell_labels import CellLabels
from bcu_desk.kit.map.lettering.labels import Labels
from bcu_desk.kit.map.lettering.titles import Paper, Title, draw_titles, placed_titles
from bcu_desk.kit.map.looks import AreaLook, GroupLook

OUTER_WIDTH = 2.2
NOWHERE = QPolygonF()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Areas and their groups as Qt's shapes in metres, made once for all views."""

    areas: AreaSet
    groups: tuple[str, ...]
    shapes: tuple[QPolygonF, ...]
    boxes: NDArray[np.float64]
    borders: Borders
    is_cells: bool = False


def drawing_of(areas: AreaSet, groups: Sequence[str], *, is_cells: bool = False) -> Drawing:
    """Qt's shapes of areas."""
    shapes = tuple(polygon(ring) for ring in areas.rings)
    borders = borders_of(areas, groups)
    return Drawing(areas, tuple(groups), shapes, boxes_of(areas.rings), borders, is_cells)


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
        self._size = size
        self._kept = kept
        move = frame.transform()
        seen = in_view(drawing.boxes, frame, size)
        self.shapes = tuple(
            move.map(shape) if inside else NOWHERE
            for shape, inside in zip(drawing.shapes, seen.tolist(), strict=True)
        )
        self.points = tuple(frame.point(point) for point in drawing.areas.labels)
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        self._fill = Fill(number_image(self.shapes, pixels, ratio))
        self._fill.image.setDevicePixelRatio(ratio)
        self._borders = drawing.borders.pixmap(frame.times(ratio), pixels, _pens(ratio))
        self._borders.setDevicePixelRatio(ratio)
        self._picture = QPixmap(pixels)
        self._picture.setDevicePixelRatio(ratio)
        self._titles: tuple[Title, ...] = ()
        self._names: list[str] = []
        self._labels: Labels | CellLabels | None = None
        self._called: tuple[int, ...] = ()
        self._callouts: tuple[Callout, ...] = ()

    def title(self, looks: Mapping[str, GroupLook]) -> None:
        """Find the places of the groups' titles."""
        self._titles = placed_titles(looks, self._drawing.groups, self.points, self._paper())
        self._called = ()

    def _paper(self) -> Paper:
        """What is free of areas and of titles."""
        return Paper(self._fill.numbers, self.ratio, (*self._kept, *self._title_boxes()))

    def _title_boxes(self) -> list[QRectF]:
        return [title.box for title in self._titles]

    def recolour(self, looks: Sequence[AreaLook]) -> None:
        """Colour, hatch and label the areas."""
        paper = tokens().surface
        grounds = [look.ground(paper) for look in looks]
        self._fill.recolour(colour_table(paper, grounds))
        painter = QPainter(self._picture)
        painter.drawImage(0, 0, self._fill.image)
        self._hatch(painter, looks)
        painter.drawPixmap(0, 0, self._borders)
        self._letter(painter, looks, grounds)
        painter.end()

    def draw(self, painter: QPainter, looks: Sequence[AreaLook]) -> None:
        """Draw the view as shapes and text, for paper and vector files."""
        grounds = [look.ground(tokens().surface) for look in looks]
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for ground, shape in zip(grounds, self.shapes, strict=True):
            if not shape.isEmpty():
                painter.setBrush(QColor(ground))
                painter.drawPolygon(shape)
        self._hatch(painter, looks)
        self._drawing.borders.draw(painter, self.frame, _pens(1.0), self._size)
        self._letter(painter, looks, grounds)
        painter.restore()

    def _letter(self, painter: QPainter, looks: Sequence[AreaLook], grounds: Sequence[str]) -> None:
        labels = self._lettering(looks)
        labels.draw(painter, looks, grounds)
        draw_callouts(painter, self._called_out(looks, labels))
        draw_titles(painter, self._titles)

    def _lettering(self, looks: Sequence[AreaLook]) -> Labels | CellLabels:
        """The places of the labels, found once for the names shown."""
        names = [look.name for look in looks]
        if self._labels is None or names != self._names:
            self._names = names
            self._called = ()
            if self._drawing.is_cells:
                self._labels = CellLabels(names, self.shapes)
            else:
                self._labels = Labels(names, self.shapes, self.points)
        return self._labels

    def _called_out(
        self, looks: Sequence[AreaLook], labels: Labels | CellLabels
    ) -> tuple[Callout, ...]:
        """The names told beside the map, their places found once for the areas that want it."""
        if isinstance(labels, CellLabels):
            return ()
        called = tuple(
            number
            for number, look in enumerate(looks)
            if look.called and number not in labels.named and not self.shapes[number].isEmpty()
        )
        if called != self._called:
            self._called = called
            wanted = [(number, looks[number].name) for number in called]
            self._callouts = placed_callouts(
                wanted, self.points, self._paper(), self.number_at, self._title_boxes()
            )
        return self._callouts if called else ()

    def picture(self) -> QPixmap:
        """The view as it was last coloured."""
        return self._picture

    def number_at(self, point: QPointF) -> int:
        """The area under a point of this view, or -1."""
        return self._fill.at(int(point.x() * self.ratio), int(point.y() * self.ratio))

    def numbers_in(self, box: QRectF) -> tuple[int, ...]:
        """The areas of which the label's point lies in a box of this view."""
        return tuple(number for number, point in enumerate(self.points) if box.contains(point))

    def outline(self, number: int) -> tuple[QPolygonF, ...]:
        """The rings of an area, each apart, in this view."""
        if number not in self._drawing.areas.split:
            return (self.shapes[number],)
        move = self.frame.transform()
        return tuple(move.map(polygon(ring)) for ring in self._drawing.areas.outline(number))

    def _hatch(self, painter: QPainter, looks: Sequence[AreaLook]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(tokens().line2), Qt.BrushStyle.BDiagPattern))
        for look, shape in zip(looks, self.shapes, strict=True):
            if look.hatched:
                painter.drawPolygon(shape)


def _pens(ratio: float) -> BorderPens:
    look = tokens()
    return BorderPens(QColor(look.surface), QColor(look.ink), ratio, OUTER_WIDTH * ratio)
