"""One view of a map, drawn: what lies under each pixel, and the picture of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QPolygonF, QRegion, QTransform

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import AreaSet, Points
from bcu_desk.kit.map.layers import (
    BorderPens,
    Borders,
    Frame,
    Surface,
    Table,
    borders_of,
    boxes_of,
    colour_table,
    in_view,
    polygon,
)
from bcu_desk.kit.map.lettering.callouts import Callout, draw_callouts, placed_callouts
from bcu_desk.kit.map.lettering.cell_labels import CellLabels
from bcu_desk.kit.map.lettering.labels import Labels
from bcu_desk.kit.map.lettering.titles import Paper, Title, draw_titles, placed_titles
from bcu_desk.kit.map.looks import AreaLook, GroupLook

OUTER_WIDTH = 2.2
FEW = 0.3  # of the areas in view that may be drawn apart from the others
ROOM = 2.0  # pixels around an area that are drawn with it


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


class Shapes(Sequence[QPolygonF]):
    """The areas' shapes in a view, each moved there when it is asked for."""

    def __init__(self, shapes: Sequence[QPolygonF], move: QTransform) -> None:
        self._shapes = shapes
        self._move = move
        self._known: dict[int, QPolygonF] = {}

    def __len__(self) -> int:
        return len(self._shapes)

    @overload
    def __getitem__(self, at: int) -> QPolygonF: ...
    @overload
    def __getitem__(self, at: slice) -> list[QPolygonF]: ...
    def __getitem__(self, at: int | slice) -> QPolygonF | list[QPolygonF]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if at not in self._known:
            self._known[at] = self._move.map(self._shapes[at])
        return self._known[at]


class Scene:
    """Areas in a view: coloured by `recolour`, drawn by `picture`, found by `number_at`.

    `size` is in widget pixels; `kept` are boxes that titles leave clear. A scene is drawn on its
    surface, which the next scene may take over.
    """

    def __init__(
        self,
        drawing: Drawing,
        frame: Frame,
        size: QSize,
        kept: Sequence[QRectF],
        surface: Surface,
    ) -> None:
        self.frame = frame
        self._surface = surface
        self._drawing = drawing
        self._size = size
        self._kept = kept
        seen = np.flatnonzero(in_view(drawing.boxes, frame, size)).tolist()
        self._seen: tuple[int, ...] = tuple(seen)
        self.boxes = _boxes(drawing.boxes, frame, self._seen)
        self.points = _points(drawing.areas.labels, frame)
        self.shapes = Shapes(drawing.shapes, frame.transform())
        told = ((number, drawing.shapes[number]) for number in self._seen)
        surface.renumber(told, frame)
        drawing.borders.draw_on(surface.borders, frame, _pens())
        self._shown: tuple[AreaLook, ...] = ()
        self._titles: tuple[Title, ...] = ()
        self._names: list[str] = []
        self._labels: Labels | CellLabels | None = None
        self._called: tuple[int, ...] = ()
        self._callouts: tuple[Callout, ...] = ()

    def title(self, looks: Mapping[str, GroupLook]) -> None:
        """Find the places of the groups' titles."""
        self._titles, self._called, self._shown = (), (), ()
        if looks:
            self._titles = placed_titles(looks, self._drawing.groups, self.points, self._paper())

    def _paper(self) -> Paper:
        """What is free of areas and of titles."""
        return Paper(
            self._surface.numbers, self._surface.ratio, (*self._kept, *self._title_boxes())
        )

    def _title_boxes(self) -> list[QRectF]:
        return [title.box for title in self._titles]

    def recolour(self, looks: Sequence[AreaLook]) -> None:
        """Colour, hatch and label the areas; where few look other than before, only there."""
        paper = tokens().surface
        grounds = [look.ground(paper) for look in looks]
        table = colour_table(paper, grounds)
        painter = QPainter(self._surface.picture)
        changed = self._changed(looks)
        if changed is None:
            self._surface.recolour(table)
        else:
            self._clip_to(painter, changed, table)
        if changed is None or changed:
            painter.drawImage(0, 0, self._surface.image)
            self._hatch(painter, looks)
            painter.drawPixmap(0, 0, self._surface.borders)
            self._letter(painter, looks, grounds)
        painter.end()
        self._shown = tuple(looks)

    def _changed(self, looks: Sequence[AreaLook]) -> list[int] | None:
        """The areas in view that look other than before; None where all is to be drawn."""
        before, self._shown = self._shown, ()
        if len(before) != len(looks):
            return None
        found: list[int] = []
        most = len(self._seen) * FEW
        for number in self._seen:
            one, other = before[number], looks[number]
            if one is other or one == other:
                continue
            if (one.name, one.called) != (other.name, other.called):
                return None
            found.append(number)
            if len(found) > most:
                return None
        return found

    def _clip_to(self, painter: QPainter, numbers: Sequence[int], table: Table) -> None:
        """Colour some areas anew, and let nothing be drawn but around them."""
        region = QRegion()
        for number in numbers:
            box = self.boxes[number].adjusted(-ROOM, -ROOM, ROOM, ROOM)
            self._surface.recolour_in(table, box)
            region += QRegion(box.toAlignedRect())
        painter.setClipRegion(region)

    def draw(
        self,
        painter: QPainter,
        looks: Sequence[AreaLook],
        hatch: Callable[[QPolygonF], object],
    ) -> None:
        """Draw the view as shapes and text, for paper and vector files; `hatch` draws hatching."""
        grounds = [look.ground(tokens().surface) for look in looks]
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for number in self._seen:
            painter.setBrush(QColor(grounds[number]))
            painter.drawPolygon(self.shapes[number])
        for number in self._seen:
            if looks[number].hatched:
                hatch(self.shapes[number])
        self._drawing.borders.draw(painter, self.frame, _pens(), self._size)
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
                self._labels = CellLabels(names, self.boxes)
            else:
                self._labels = Labels(names, self.shapes, self.points, self.boxes)
        return self._labels

    def _called_out(
        self, looks: Sequence[AreaLook], labels: Labels | CellLabels
    ) -> tuple[Callout, ...]:
        """The names told beside the map, their places found once for the areas that want it."""
        if isinstance(labels, CellLabels):
            return ()
        called = tuple(
            number for number in self._seen if looks[number].called and number not in labels.named
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
        return self._surface.picture

    def number_at(self, point: QPointF) -> int:
        """The area under a point of this view, or -1."""
        return self._surface.at(point)

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
        for number in self._seen:
            if looks[number].hatched:
                painter.drawPolygon(self.shapes[number])


def _pens() -> BorderPens:
    look = tokens()
    return BorderPens(QColor(look.surface), QColor(look.ink), 1.0, OUTER_WIDTH)


def _boxes(boxes: Points, frame: Frame, seen: Sequence[int]) -> tuple[QRectF, ...]:
    """The box of each area in a view; an empty one for what is not in it."""
    found = [QRectF()] * len(boxes)
    west, north, scale = frame.west, frame.north, frame.scale
    for number, (left, bottom, right, top) in zip(seen, boxes[list(seen)].tolist(), strict=True):
        found[number] = QRectF(
            (left - west) * scale,
            (north - top) * scale,
            (right - left) * scale,
            (top - bottom) * scale,
        )
    return tuple(found)


def _points(metres: Points, frame: Frame) -> tuple[QPointF, ...]:
    move = (metres - (frame.west, frame.north)) * (frame.scale, -frame.scale)
    return tuple(QPointF(x, y) for x, y in move.tolist())
