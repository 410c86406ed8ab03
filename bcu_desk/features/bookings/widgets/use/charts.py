"""Bar charts whose bars are reached by pointer, keys and screen reader.

Import this module late: pyqtgraph and numpy take their time to load.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.features.bookings.widgets.use.plots import EDGE, BarPlot, Limit
from bcu_desk.kit.nodes import Node, nodes_changed, painted

LEAST_HIGH = 120  # pixels
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class BarChart(QWidget):
    """One stop for Tab; the arrow keys go from bar to bar. `chosen` carries a bar's number."""

    chosen = Signal(int)

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST_HIGH)
        self._plot = BarPlot()
        shown = self._plot.widget
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(EDGE, 0, EDGE, 0)
        lines.addWidget(shown)
        painted(self)

    def show_bars(self, bars: Sequence[Bar], shape: Shape, limits: Sequence[Limit] = ()) -> None:
        """Show other bars; a limit is a line across them with its word."""
        plot = self._plot
        if [bar.name for bar in bars] != [bar.name for bar in plot.bars]:
            plot.at = -1
        plot.bars, plot.shape, plot.limits = tuple(bars), shape, tuple(limits)
        self._plot.draw()
        nodes_changed(self)

    def choose(self, number: int) -> None:
        """Choose a bar without a signal; below 0 none."""
        if number != self._plot.at:
            self._plot.at = number
            self._plot.draw()
            nodes_changed(self)

    def nodes(self) -> Sequence[Node]:
        """Each bar in words."""
        return [
            Node(
                bar.words,
                self.rect_of(number),
                "list item",
                selected=number == self._plot.at,
                focused=number == self._plot.at and self.hasFocus(),
            )
            for number, bar in enumerate(self._plot.bars)
        ]

    def press_node(self, number: int) -> None:
        """Choose a bar as a click does."""
        self.choose(number)
        self.chosen.emit(number)

    def rect_of(self, number: int) -> QRect:
        """Where a bar stands, across the whole chart."""
        found = self._plot.rect_of(number).translated(self._plot.widget.pos().toPointF())
        return found.toRect().intersected(self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the bar under the pointer."""
        at = event.position().toPoint()
        for number in range(len(self._plot.bars)):
            if self.rect_of(number).contains(at):
                self.press_node(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the bar beside."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._plot.bars:
            super().keyPressEvent(event)
            return
        at = 0 if self._plot.at < 0 else self._plot.at + step
        self.press_node(max(0, min(len(self._plot.bars) - 1, at)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A reader is told of the bar chosen."""
        super().focusInEvent(event)
        nodes_changed(self)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another theme's colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._plot.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again: figures keep clear of the edge."""
        super().resizeEvent(event)
        self._plot.draw()
