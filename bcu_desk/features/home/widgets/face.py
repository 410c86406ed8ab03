"""How a tile of the home page looks: a painted card with rows, as many as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.features.home.model.plan import PAD, Placed, Plan, Room, natural_height, plan
from bcu_desk.features.home.model.rows import Row, link_of, rows_of
from bcu_desk.features.home.widgets.lines import (
    State,
    paint_heading,
    paint_line,
    paint_strip,
)
from bcu_desk.features.home.widgets.pen import RIGHT, Fonts, Pen
from bcu_desk.features.home.widgets.top import (
    column_rights,
    paint_bar,
    paint_columns,
    paint_figures,
    paint_head,
    paint_lead,
)
from bcu_desk.kit.look.tokens import text_scale
from bcu_desk.work.contributions import Tile, TileStrip


class TileFace(QWidget):
    """Paints a tile: its count, its sentence, its rows from the first in sight on.

    `hovered` is the row under the pointer (-1: none), `chosen` the row and the target in it that
    the keyboard is on. The way to the tile's page counts as the last row.
    """

    def __init__(self, tile: Tile, number: int | None, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._number = number
        self.first = 0
        self.hovered = -1
        self.chosen = (0, 0)
        self.fonts = Fonts()
        self._known = False
        self._put(tile)

    def show_tile(self, tile: Tile) -> None:
        """Show what was read; the row chosen stays chosen."""
        self._known = True
        self._put(tile)

    def _put(self, tile: Tile) -> None:
        self.tile = tile
        self.rows: tuple[Row, ...] = rows_of(tile, writable=self._writable)
        self.link = link_of(tile)
        self.renew()
        told = f"{tile.title}: {tile.count} {tile.sentence} {tile.changed}".strip()
        self.setAccessibleName(told if self._known else f"{tile.title}, being read")

    def renew(self) -> None:
        """Place the parts again: for another tile, size, text or first row."""
        self.plan = plan(self.tile, self.rows, self._room(), self.first)
        self.first = self.plan.before
        row = max(0, min(self.chosen[0], self.last_row()))
        self.chosen = (row, self.chosen[1] if row == self.chosen[0] else 0)
        self.update()

    def last_row(self) -> int:
        """The number of the last row; -1 where there is none."""
        return len(self.rows) - (0 if self.link else 1)

    def _room(self) -> Room:
        return Room(self.width(), self.height(), text_scale(), self.fonts.width)

    def wanted_height(self) -> int:
        """The height that shows all its rows."""
        return natural_height(self.tile, self.rows, self._room())

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(300, self.wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self.renew()

    def changeEvent(self, event: QEvent) -> None:
        """Take another theme's colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.fonts = Fonts()
            self.renew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = Pen(painter, self.fonts)
        pen.block(QRectF(self.rect()), "surface", "line", 8)
        paint_head(pen, self.tile, self.plan.head, self.width(), self._number)
        if self._known:
            self._paint_rest(pen)
        painter.end()

    def _paint_rest(self, pen: Pen) -> None:
        made, width = self.plan, self.width()
        paint_lead(pen, self.tile, made, width)
        if made.columns is not None:
            paint_columns(pen, self.tile, made.columns, width)
        if made.bar is not None:
            paint_bar(pen, self.tile, made.bar, width)
        if made.figures is not None:
            paint_figures(pen, self.tile, made.figures, width)
        for placed in made.placed:
            self._paint_row(pen, placed)
        self._paint_foot(pen, made)

    def _paint_row(self, pen: Pen, placed: Placed) -> None:
        row = self.rows[placed.number]
        here = self.hasFocus() and self.chosen[0] == placed.number
        state = State(self.hovered == placed.number, self.chosen[1] if here else -1)
        if placed.heading is not None:
            paint_heading(pen, placed.heading, self.width(), row.group)
        if isinstance(row.what, TileStrip):
            edges = (*column_rights(pen, self.tile, self.width()), self.width())
            paint_strip(pen, row.what, placed.band, edges, state, full=self.plan.full)
        else:
            paint_line(pen, row.what, placed.band, self._room(), self.plan.tags, state)

    def _paint_foot(self, pen: Pen, made: Plan) -> None:
        band = made.foot
        if band is None:
            return
        pad = pen.of(PAD)
        box = QRectF(pad, band.top, self.width() - 2 * pad, band.height)
        pen.line(band.top, 1, self.width() - 1)
        if self.link is not None:
            here = self.hasFocus() and self.chosen[0] == len(self.rows)
            role = "strong" if here or self.hovered == len(self.rows) else "secondary"
            box.setRight(box.right() - pen.write(role, "accent", box, self.link.told, RIGHT) - pad)
        pen.write("secondary", "muted", box, _foot_words(self.tile, made))


def _foot_words(tile: Tile, made: Plan) -> str:
    """What there is no room for, and the tile's note."""
    parts = [f"{made.before} above" if made.before else ""]
    parts += [f"{made.hidden} {tile.more}" if made.hidden else "", tile.note]
    return " · ".join(part for part in parts if part)
