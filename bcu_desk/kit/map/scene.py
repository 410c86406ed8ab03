"""One view of a map, drawn: what lies under each pixel, and the picture of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF, QRegion

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import AreaSet, Points
from bcu_desk.kit.map.drawing.borders import BorderPens, Borders, borders_of
from bcu_desk.kit.map.drawing.frame import Frame, boxes_of, in_view, polygon
from bcu_desk.kit.map.drawing.runs import Runs, Sweep, painted_runs, sweep_of
from bcu_desk.kit.map.drawing.surface import Surface, colour_table
from bcu_desk.kit.map.drawing.wanted import Wanted
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
    sweep: Sweep
    is_cells: bool = False


def drawing_of(areas: AreaSet, groups: Sequence[str], *, is_cells: bool = False) -> Drawing:
    """Qt's shapes of areas."""
    shapes = tuple(polygon(ring) for ring in areas.rings)
    boxes, borders = boxes_of(areas.rings), borders_of(areas, groups)
    return Drawing(areas, tuple(groups), shapes, boxes, borders, sweep_of(areas), is_cells)


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
        seen = in_view(drawing.boxes, frame, size)
        self._seen: tuple[int, ...] = tuple(np.flatnonzero(seen).tolist())
        sides = _sides(drawing.boxes, frame) * seen[:, None]
        middles = _middles(drawing.areas.labels, frame)
        self._sizes, self._middles = sides[:, 2:] - sides[:, :2], middles
        move, many = frame.transform(), len(drawing.shapes)
        self.shapes = Wanted(many, lambda number: move.map(drawing.shapes[number]))
        self.points = Wanted(many, lambda number: QPointF(*middles[number].tolist()))
        self.boxes = Wanted(many, lambda number: _box(sides[number]))
        surface.runs = self._runs()
        self._times_drawn = 0
        self._shown: tuple[AreaLook, ...] = ()
        self._titles: tuple[Title, ...] = ()
        self._names: list[str] = []
        self._labels: Labels | CellLabels | None = None
        self._called: tuple[int, ...] = ()
        self._callouts: tuple[Callout, ...] = ()

    def _runs(self) -> Runs:
        """Which area lies under each pixel."""
        frame, size = self.frame.times(self._surface.ratio), self._surface.size
        swept = self._drawing.sweep.runs(frame, size)
        if swept is not None:
            return swept
        shapes = ((number, self._drawing.shapes[number]) for number in self._seen)
        return painted_runs(shapes, frame, size)

    def title(self, looks: Mapping[str, GroupLook]) -> None:
        """Find the places of the groups' titles."""
        self._titles, self._called, self._shown = (), (), ()
        if looks:
            self._titles = placed_titles(looks, self._drawing.groups, self._middles, self._paper())

    def _paper(self) -> Paper:
        """What is free of areas and of titles."""
        return Paper(
            self._surface.covered(), self._surface.ratio, (*self._kept, *self._title_boxes())
        )

    def _title_boxes(self) -> list[QRectF]:
        return [title.box for title in self._titles]

    def recolour(self, looks: Sequence[AreaLook]) -> None:
        """Colour, hatch and label the areas; where few look other than before, only there."""
        paper = tokens().surface
        grounds = [look.ground(paper) for look in looks]
        table = colour_table(paper, grounds)
        changed = self._changed(looks)
        clip: QRegion | None = None
        if changed is None:
            self._surface.recolour(table)
        else:
            boxes = (self.boxes[number].adjusted(-ROOM, -ROOM, ROOM, ROOM) for number in changed)
            clip = self._surface.recolour_in(table, boxes)
        if clip is None or not clip.isEmpty():
            self._draw_over(clip, looks, grounds)
        self._shown = tuple(looks)

    def _draw_over(
        self, clip: QRegion | None, looks: Sequence[AreaLook], grounds: Sequence[str]
    ) -> None:
        """Draw hatching, borders and words over the colours, or only in some of the pixels."""
        painter = QPainter(self._surface.picture)
        if clip is not None:
            painter.scale(1 / self._surface.ratio, 1 / self._surface.ratio)
            painter.setClipRegion(clip)
            painter.resetTransform()
        self._hatch(painter, looks)
        self._draw_borders(painter)
        self._letter(painter, looks, grounds)
        painter.end()

    def _draw_borders(self, painter: QPainter) -> None:
        """Draw the borders as lines at first, and from a picture of theirs from then on."""
        borders, kept = self._drawing.borders, self._surface.borders
        self._times_drawn += 1
        if self._times_drawn == 1:
            borders.draw_fast(painter, self.frame, _pens(), self._size)
            return
        if self._times_drawn == 2:
            borders.draw_on(kept, self.frame, _pens())
        painter.drawPixmap(0, 0, kept)

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
                self._labels = Labels(
                    names, self.shapes, self._middles, self._sizes, self._surface.letters
                )
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

    def picture(self) -> QImage:
        """The view as it was last coloured, until it is coloured again."""
        return self._surface.picture

    def number_at(self, point: QPointF) -> int:
        """The area under a point of this view, or -1."""
        return self._surface.at(point)

    def numbers_in(self, box: QRectF) -> tuple[int, ...]:
        """The areas of which the label's point lies in a box of this view."""
        x, y = self._middles.T
        inside = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
        return tuple(np.flatnonzero(inside).tolist())

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


def _sides(boxes: Points, frame: Frame) -> Points:
    """Left, top, right, bottom of each area in pixels of a view."""
    across = (boxes[:, (0, 2)] - frame.west) * frame.scale
    down = (frame.north - boxes[:, (3, 1)]) * frame.scale
    return np.stack((across[:, 0], down[:, 0], across[:, 1], down[:, 1]), axis=1)


def _box(sides: Points) -> QRectF:
    left, top, right, bottom = sides.tolist()
    return QRectF(left, top, right - left, bottom - top)


def _middles(metres: Points, frame: Frame) -> Points:
    return np.asarray((metres - (frame.west, frame.north)) * (frame.scale, -frame.scale))
