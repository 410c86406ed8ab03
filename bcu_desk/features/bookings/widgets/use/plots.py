"""Bars of pyqtgraph in the theme's colours: drawn, fitted into their room, found again.

Import this module late: pyqtgraph and numpy take their time to load.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QFrame

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

THICK = 0.62
THICKEST, LEAST_PITCH = 30, 22  # pixels
FIGURED = 25  # as many upright bars as there is room to write a figure on
EDGE = 12
HEADS = ("Borrowed", "Lent")  # above the two sides of a chart
NO_SHAPE = Shape(across=False, names=())
Limit = tuple[float, str]


class BarPlot:
    """A plot of bars that is looked at only; `at` is the number of the one that stands out."""

    def __init__(self) -> None:
        self.widget = _plot()
        self.bars: tuple[Bar, ...] = ()
        self.shape = NO_SHAPE
        self.limits: tuple[Limit, ...] = ()
        self.at = -1
        self._items: list[Any] = []
        self.widget.getViewBox().sigResized.connect(lambda *_: self._fit())

    def rect_of(self, number: int) -> QRectF:
        """Where a bar stands in the widget, across the whole plot."""
        (left, right), (bottom, top) = self.widget.getViewBox().viewRange()
        low, high = number - 0.5, number + 0.5
        across = self.shape.across
        one = QPointF(left, low) if across else QPointF(low, bottom)
        other = QPointF(right, high) if across else QPointF(high, top)
        return QRectF(self._place(one), self._place(other)).normalized()

    def _place(self, point: QPointF) -> QPointF:
        scene = self.widget.getViewBox().mapViewToScene(point)
        return QPointF(self.widget.mapFromScene(scene))

    def draw(self) -> None:
        """Draw bars, their names and figures, and the limits."""
        look, plot = tokens(), self.widget
        plot.clear()
        self._items.clear()
        plot.setBackground(look.surface)
        self._dress()
        if not self.bars:
            return
        self._set_range()
        self._draw_bars()
        self._draw_figures()
        self._draw_limits()

    def _dress(self) -> None:
        look, plot = tokens(), self.widget
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(QPen(QColor(look.line), 1))
            axis.setTextPen(QColor(look.muted))
            axis.setTickFont(font_of("secondary"))
            axis.setStyle(tickLength=0, tickAlpha=0)
        named = "left" if self.shape.across else "bottom"
        names = [(n, name) for n, name in enumerate(self.shape.names) if name]
        plot.getAxis(named).setTicks([names])
        valued = plot.getAxis("bottom" if self.shape.across else "left")
        self.widget.showAxis("bottom", not self.shape.across)
        valued.setTicks([[] if self.shape.across else self._per_cent()])

    def _per_cent(self) -> list[tuple[float, str]]:
        """The steps of a scale at the left of upright bars."""
        end = _round_up(max([*(bar.value for bar in self.bars), 1.0]))
        step = 25 if end > 50 else 10 if end > 25 else 5
        return [(float(at), f"{at}%") for at in range(0, round(end) + 1, step)]

    def _fit(self) -> None:
        """Fit bars and figures into another room."""
        self._set_range()
        if self.shape.across:
            for item in self._items:
                item.setOpts(height=self._thick())

    def _set_range(self) -> None:
        """The whole of the bars; values from 0, or from the longest at the left of the middle."""
        if not self.bars:
            return
        most = max([*(bar.value for bar in self.bars), 1.0])
        other = max(bar.other for bar in self.bars)
        ends = self._two_ends(most, other) if other else (0.0, _round_up(most))
        last = len(self.bars) - 0.4
        if self.shape.across:
            headed = other or self.limits
            x, y = ends, (-0.95 if headed else -0.6, last)
        else:
            x, y = (-0.6, last), ends
        self.widget.setRange(xRange=x, yRange=y, padding=0)
        self.widget.getViewBox().invertY(self.shape.across)

    def _two_ends(self, most: float, other: float) -> tuple[float, float]:
        """The ends of a scale of two sides, with room for the figures at both."""
        size = QFontMetricsF(font_of("small"))
        left = max(size.horizontalAdvance(bar.other_figure) for bar in self.bars) + 2 * EDGE
        right = max(size.horizontalAdvance(bar.figure) for bar in self.bars) + 2 * EDGE
        wide = max(1.0, float(self.widget.getViewBox().width()) - left - right)
        each = (most + other) / wide
        return -other - left * each, most + right * each

    def _draw_bars(self) -> None:
        look, places = tokens(), list(range(len(self.bars)))
        values = [bar.value for bar in self.bars]
        fills = [QColor(self._fill(number, bar)) for number, bar in enumerate(self.bars)]
        self._add_bars(places, values, fills)
        if any(bar.other for bar in self.bars):
            soft = [QColor(look.hue("response"))] * len(places)
            self._add_bars(places, [-bar.other for bar in self.bars], soft)

    def _add_bars(self, places: list[int], values: list[float], fills: list[QColor]) -> None:
        clear = QPen(Qt.PenStyle.NoPen)
        made: dict[str, Any] = {"brushes": fills, "pens": [clear] * len(places)}
        if self.shape.across:
            made |= {"x0": 0, "y": places, "height": self._thick(), "width": values}
        else:
            made |= {"x": places, "height": values, "width": THICK}
        item = pg.BarGraphItem(**made)
        self._items.append(item)
        self.widget.addItem(item)

    def _thick(self) -> float:
        """How thick bars are that lie across: few of them leave room free."""
        return min(THICK, THICKEST / max(1.0, self._pitch()))

    def _pitch(self) -> float:
        """How far bars that lie across are apart, in pixels."""
        box = self.widget.getViewBox()
        low, high = box.viewRange()[1]
        return float(box.height()) / max(1.0, abs(float(high) - float(low)))

    def _fill(self, number: int, bar: Bar) -> str:
        look = tokens()
        if number == self.at:
            return look.ink
        return {"bad": look.bad, "muted": look.line2}.get(bar.tone, look.accent)

    def _draw_figures(self) -> None:
        if self.shape.across:
            self._draw_beside()
        elif len(self.bars) <= FIGURED:
            self._draw_above()
        elif self.at >= 0:
            self._name_chosen(self.bars[self.at])

    def _draw_beside(self) -> None:
        """Figures at the ends of bars that lie across, and what their two sides are called."""
        for number, bar in enumerate(self.bars):
            self._figure(bar.figure, bar.value, number, (0.0, 0.5))
            if bar.other_figure:
                self._figure(bar.other_figure, -bar.other, number, (1.0, 0.5))
        if any(bar.other for bar in self.bars):
            for words, side in zip(HEADS, (1.0, 0.0), strict=True):
                self._figure(words, 0, -0.62, (side, 0.5), tone="muted")

    def _draw_above(self) -> None:
        """Figures above upright bars."""
        for number, bar in enumerate(self.bars):
            if bar.value:
                self._figure(bar.figure.rstrip("%"), number, bar.value, (0.5, 1.0))

    def _name_chosen(self, bar: Bar) -> None:
        """Name the bar chosen where there is no room for the names of all."""
        right = self.at > len(self.bars) / 2
        self._figure(f"{bar.name} {bar.figure}", self.at, bar.value, (float(right), 1.0))

    def _figure(
        self, words: str, x: float, y: float, anchor: tuple[float, float], *, tone: str = "ink"
    ) -> None:
        look = tokens()
        fill = QColor(look.surface) if tone == "muted" else None
        text = pg.TextItem(words, color=QColor(look.colour(tone)), anchor=anchor, fill=fill)
        text.setFont(font_of("small"))
        text.setPos(x, y)
        self.widget.addItem(text, ignoreBounds=True)

    def _draw_limits(self) -> None:
        look, across = tokens(), self.shape.across
        (_, right), (_, top) = self.widget.getViewBox().viewRange()
        for value, words in self.limits:
            if value >= (right if across else top):
                continue
            pen = QPen(QColor(look.muted), 1, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            line = pg.InfiniteLine(pos=value, angle=90 if across else 0, pen=pen)
            self.widget.addItem(line, ignoreBounds=True)
            if across and self._pitch() < LEAST_PITCH:
                continue
            if across:
                self._figure(words, value, -0.65, (0.0, 0.5), tone="muted")
            else:
                self._figure(words, len(self.bars) - 0.5, value, (1.0, 1.0), tone="muted")


def _plot() -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """A plot that is looked at only: no menu, no drag, no button of its own."""
    made = pg.PlotWidget()
    made.setMenuEnabled(False)
    made.hideButtons()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.getViewBox().setMouseEnabled(x=False, y=False)
    made.getPlotItem().setContentsMargins(0, 4, 4, 0)
    return made


def _round_up(most: float) -> float:
    """The end of a scale of per cent: a round figure above the longest bar."""
    return next((end for end in (25.0, 50.0, 75.0) if most * 1.1 <= end), 110.0)
