"""Bar charts of pyqtgraph in the theme's colours: bars are reached by pointer, keys and reader.

Import this module late: pyqtgraph and numpy take their time to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.nodes import Node, nodes_changed, painted

THICK = 0.62
THICKEST, LEAST_PITCH, LEAST_HIGH = 30, 22, 120  # pixels
FIGURED = 25  # as many upright bars as there is room to write a figure on
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
EDGE = 12
HEADS = ("Borrowed", "Lent")  # above the two sides of a chart
Limit = tuple[float, str]
NO_SHAPE = Shape(across=False, names=())


class BarChart(QWidget):
    """One stop for Tab; the arrow keys go from bar to bar. `chosen` carries a bar's number."""

    chosen = Signal(int)

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bars: tuple[Bar, ...] = ()
        self._shape = NO_SHAPE
        self._limits: tuple[Limit, ...] = ()
        self._at = -1
        self.setMinimumHeight(LEAST_HIGH)
        self._plot = _plot()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.getViewBox().sigResized.connect(lambda *_: self._fit())
        self._items: list[Any] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(EDGE, 0, EDGE, 0)
        lines.addWidget(self._plot)
        painted(self)

    def show_bars(self, bars: Sequence[Bar], shape: Shape, limits: Sequence[Limit] = ()) -> None:
        """Show other bars; a limit is a line across them with its word."""
        if [bar.name for bar in bars] != [bar.name for bar in self._bars]:
            self._at = -1
        self._bars, self._shape, self._limits = tuple(bars), shape, tuple(limits)
        self._draw()
        nodes_changed(self)

    def choose(self, number: int) -> None:
        """Choose a bar without a signal; below 0 none."""
        if number != self._at:
            self._at = number
            self._draw()
            nodes_changed(self)

    def nodes(self) -> Sequence[Node]:
        """Each bar in words."""
        return [
            Node(
                bar.words,
                self.rect_of(number),
                "list item",
                selected=number == self._at,
                focused=number == self._at and self.hasFocus(),
            )
            for number, bar in enumerate(self._bars)
        ]

    def press_node(self, number: int) -> None:
        """Choose a bar as a click does."""
        self.choose(number)
        self.chosen.emit(number)

    def rect_of(self, number: int) -> QRect:
        """Where a bar stands, across the whole chart."""
        box = self._plot.getViewBox()
        low, high = number - 0.5, number + 0.5
        (left, right), (bottom, top) = box.viewRange()
        across = self._shape.across
        one = QPointF(left, low) if across else QPointF(low, bottom)
        other = QPointF(right, high) if across else QPointF(high, top)
        found = QRectF(self._place(one), self._place(other)).normalized()
        return found.toRect().intersected(self.rect())

    def _place(self, point: QPointF) -> QPointF:
        scene = self._plot.getViewBox().mapViewToScene(point)
        return QPointF(self._plot.mapTo(self, self._plot.mapFromScene(scene)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the bar under the pointer."""
        at = event.position().toPoint()
        for number in range(len(self._bars)):
            if self.rect_of(number).contains(at):
                self.press_node(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the bar beside."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._bars:
            super().keyPressEvent(event)
            return
        at = 0 if self._at < 0 else self._at + step
        self.press_node(max(0, min(len(self._bars) - 1, at)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A reader is told of the bar chosen."""
        super().focusInEvent(event)
        nodes_changed(self)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another theme's colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again: figures keep clear of the edge."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Draw bars, their names and figures, and the limits."""
        look, plot = tokens(), self._plot
        plot.clear()
        self._items.clear()
        plot.setBackground(look.surface)
        self._dress()
        if not self._bars:
            return
        self._set_range()
        self._draw_bars()
        self._draw_figures()
        self._draw_limits()

    def _dress(self) -> None:
        look, plot = tokens(), self._plot
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(QPen(QColor(look.line), 1))
            axis.setTextPen(QColor(look.muted))
            axis.setTickFont(font_of("secondary"))
            axis.setStyle(tickLength=0, tickAlpha=0)
        named = "left" if self._shape.across else "bottom"
        names = [(n, name) for n, name in enumerate(self._shape.names) if name]
        plot.getAxis(named).setTicks([names])
        valued = plot.getAxis("bottom" if self._shape.across else "left")
        self._plot.showAxis("bottom", not self._shape.across)
        valued.setTicks([[] if self._shape.across else self._per_cent()])

    def _per_cent(self) -> list[tuple[float, str]]:
        """The steps of a scale at the left of upright bars."""
        end = _round_up(max([*(bar.value for bar in self._bars), 1.0]))
        step = 25 if end > 50 else 10 if end > 25 else 5
        return [(float(at), f"{at}%") for at in range(0, round(end) + 1, step)]

    def _fit(self) -> None:
        """Fit bars and figures into another room."""
        self._set_range()
        if self._shape.across:
            for item in self._items:
                item.setOpts(height=self._thick())

    def _set_range(self) -> None:
        """The whole of the bars; values from 0, or from the longest at the left of the middle."""
        if not self._bars:
            return
        most = max([*(bar.value for bar in self._bars), 1.0])
        other = max(bar.other for bar in self._bars)
        ends = self._two_ends(most, other) if other else (0.0, _round_up(most))
        headed = self._shape.across and (other or self._limits)
        along = (-0.95 if headed else -0.6, len(self._bars) - 0.4)
        x, y = (ends, along) if self._shape.across else (along, ends)
        self._plot.setRange(xRange=x, yRange=y, padding=0)
        self._plot.getViewBox().invertY(self._shape.across)

    def _two_ends(self, most: float, other: float) -> tuple[float, float]:
        """The ends of a scale of two sides, with room for the figures at both."""
        size = QFontMetricsF(font_of("small"))
        left = max(size.horizontalAdvance(bar.other_figure) for bar in self._bars) + 2 * EDGE
        right = max(size.horizontalAdvance(bar.figure) for bar in self._bars) + 2 * EDGE
        wide = max(1.0, float(self._plot.getViewBox().width()) - left - right)
        each = (most + other) / wide
        return -other - left * each, most + right * each

    def _draw_bars(self) -> None:
        look, places = tokens(), list(range(len(self._bars)))
        values = [bar.value for bar in self._bars]
        fills = [QColor(self._fill(number, bar)) for number, bar in enumerate(self._bars)]
        self._add_bars(places, values, fills)
        if any(bar.other for bar in self._bars):
            soft = [QColor(look.hue("response"))] * len(places)
            self._add_bars(places, [-bar.other for bar in self._bars], soft)

    def _add_bars(self, places: list[int], values: list[float], fills: list[QColor]) -> None:
        clear = QPen(Qt.PenStyle.NoPen)
        made: dict[str, Any] = {"brushes": fills, "pens": [clear] * len(places)}
        if self._shape.across:
            made |= {"x0": 0, "y": places, "height": self._thick(), "width": values}
        else:
            made |= {"x": places, "height": values, "width": THICK}
        item = pg.BarGraphItem(**made)
        self._items.append(item)
        self._plot.addItem(item)

    def _thick(self) -> float:
        """How thick bars are that lie across: few of them leave room free."""
        return min(THICK, THICKEST / max(1.0, self._pitch()))

    def _pitch(self) -> float:
        """How far bars that lie across are apart, in pixels."""
        return float(self._plot.getViewBox().height()) / (len(self._bars) + 0.55)

    def _fill(self, number: int, bar: Bar) -> str:
        look = tokens()
        if number == self._at:
            return look.ink
        return {"bad": look.bad, "muted": look.line2}.get(bar.tone, look.accent)

    def _draw_figures(self) -> None:
        for number, bar in enumerate(self._bars):
            if self._shape.across:
                self._figure(bar.figure, bar.value, number, (0.0, 0.5))
                if bar.other_figure:
                    self._figure(bar.other_figure, -bar.other, number, (1.0, 0.5))
            elif bar.value and len(self._bars) <= FIGURED:
                self._figure(bar.figure.rstrip("%"), number, bar.value, (0.5, 1.0))
        if self._shape.across and any(bar.other for bar in self._bars):
            for words, side in zip(HEADS, (1.0, 0.0), strict=True):
                self._figure(words, 0, -0.62, (side, 0.5), tone="muted")
        elif not self._shape.across and len(self._bars) > FIGURED and self._at >= 0:
            self._name_chosen(self._bars[self._at])

    def _name_chosen(self, bar: Bar) -> None:
        """Name the bar chosen where there is no room for the names of all."""
        right = self._at > len(self._bars) / 2
        self._figure(f"{bar.name} {bar.figure}", self._at, bar.value, (float(right), 1.0))

    def _figure(
        self, words: str, x: float, y: float, anchor: tuple[float, float], *, tone: str = "ink"
    ) -> None:
        look = tokens()
        fill = QColor(look.surface) if tone == "muted" else None
        text = pg.TextItem(words, color=QColor(look.colour(tone)), anchor=anchor, fill=fill)
        text.setFont(font_of("small"))
        text.setPos(x, y)
        self._plot.addItem(text, ignoreBounds=True)

    def _draw_limits(self) -> None:
        look, across = tokens(), self._shape.across
        (_, right), (_, top) = self._plot.getViewBox().viewRange()
        for value, words in self._limits:
            if value >= (right if across else top):
                continue
            pen = QPen(QColor(look.muted), 1, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            line = pg.InfiniteLine(pos=value, angle=90 if across else 0, pen=pen)
            self._plot.addItem(line, ignoreBounds=True)
            if across and self._pitch() < LEAST_PITCH:
                continue
            if across:
                self._figure(words, value, -0.65, (0.0, 0.5), tone="muted")
            else:
                self._figure(words, len(self._bars) - 0.5, value, (1.0, 1.0), tone="muted")


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
