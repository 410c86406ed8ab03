"""The scrolled, zoomed and painted part of a timeline; what the hand does is in `view`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from bcu_desk.kit.look.tokens import text_scale, tokens
from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.gesture import Gesture
from bcu_desk.kit.timeline.layout import Layout, Sizes
from bcu_desk.kit.timeline.paint.bars import Fonts
from bcu_desk.kit.timeline.paint.picture import Picture
from bcu_desk.kit.timeline.paint.sheet import Sheet, grain_of
from bcu_desk.kit.timeline.rows import Axis, Content
from bcu_desk.kit.timeline.scale import Scale, fitted

FINE = 1_000_000  # what a scroll bar counts along the whole of the axis


class TimelineArea(QAbstractScrollArea):
    """A content over an axis: `span_shown` carries the times at both edges when they change."""

    span_shown = Signal(int, int)

    def __init__(self, name: str, title: str, sizes: Sizes | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setObjectName(f"{name}.rows")
        self.horizontalScrollBar().setAccessibleName(f"{title}, along time")
        self.verticalScrollBar().setAccessibleName(f"{title}, rows")
        self._given_sizes = sizes or Sizes()
        self._fonts = Fonts.now()
        self._sheet = Sheet()
        self._wanted = (0.0, 1_440.0)
        self.first_shown = (0.0, 1_440.0)
        self.axis = Axis(0, 1_440, lambda *_: (), lambda *_: "")
        self.scale = Scale(0, 1)
        self.rows = Layout(Content(), self._given_sizes)
        self.cursor_at = Cursor()
        self.gesture = Gesture(self)
        self.horizontalScrollBar().valueChanged.connect(self._slid)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.renew(scrolled=True))

    def set_axis(self, axis: Axis, start: float, end: float) -> None:
        """Set the axis and show the times from start to end."""
        self.axis = axis
        self.first_shown = (start, end)
        self.look_at(start, end)

    def set_content(self, content: Content) -> None:
        """Show other rows and bars."""
        self.rows = Layout(content, self._given_sizes.scaled(text_scale()))
        self._fit_bars()
        self.renew()

    def look_at(self, start: float, end: float) -> None:
        """Show the times from start to end, as far as the axis allows."""
        self._wanted = (start, end)
        self.scale = fitted(self.axis, start, end, self.width_of_time())
        self._fit_bars()
        self.renew()
        self.span_shown.emit(*self.shown_span())

    def zoom(self, factor: float, x: float) -> None:
        """Narrower by a factor, the time at pixel `x` (from the names' edge) kept in place."""
        found = self.scale.zoomed(factor, x)
        self.look_at(found.start, found.at(self.width_of_time()))

    def shown_span(self) -> tuple[int, int]:
        """The times at the left and right edge."""
        return round(self.scale.start), round(self.scale.at(self.width_of_time()))

    def width_of_time(self) -> int:
        """Pixels there are for bars."""
        return max(1, self.viewport().width() - self.rows.sizes.names)

    def picture(self) -> Picture:
        """The timeline as it is now."""
        first, last = self.shown_span()
        gesture = self.gesture
        return Picture(
            layout=self.rows,
            axis=self.axis,
            scale=self.scale,
            ticks=tuple(self.axis.ticks(first, last, self.scale.per_pixel)),
            size=self.viewport().size(),
            scrolled=self._scrolled(),
            fonts=self._fonts,
            cursor=self.cursor_at,
            keyboard=self.hasFocus(),
            asked=gesture.asked,
            taken=gesture.taken(),
            verdict=gesture.verdict,
            phase=gesture.phase,
        )

    def _scrolled(self) -> int:
        """How far the rows are scrolled up: whole pixels of the screen too."""
        value = self.verticalScrollBar().value()
        return value - value % max(1, self._grain())

    def _grain(self) -> int:
        return grain_of(self.viewport().devicePixelRatioF())

    def renew(self, *, scrolled: bool = False) -> None:
        """Draw again; after a scroll only what came into view."""
        if not scrolled:
            self._sheet.spoil()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Enough for a day of a few rows."""
        return QSize(800, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what can be seen."""
        painter = QPainter(self.viewport())
        try:
            sharp = self.viewport().devicePixelRatioF()
            drawn = self._sheet.of(self.picture(), tokens(), sharp)
            painter.drawPixmap(0, 0, drawn)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the times that were wanted in view."""
        super().resizeEvent(event)
        self.look_at(*self._wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fonts = Fonts.now()
            self.set_content(self.rows.content)

    def reveal(self, line_top: int, line_height: int, start: float, end: float) -> None:
        """Scroll a line and a span of time into sight."""
        bar = self.verticalScrollBar()
        room = self.viewport().height() - self.picture().head
        if line_top < bar.value():
            bar.setValue(line_top - self.rows.sizes.group)
        elif line_top + line_height > bar.value() + room:
            bar.setValue(line_top + line_height - room)
        first, last = self.shown_span()
        if end <= first or start >= last:
            width = last - first
            middle = (start + end) / 2
            self.look_at(middle - width / 2, middle + width / 2)

    def _fit_bars(self) -> None:
        """Set both scroll bars to what can be seen."""
        room = self.viewport().height() - self.picture().head
        rows = self.verticalScrollBar()
        grain = max(1, self._grain())
        rows.setRange(0, max(0, -(-(self.rows.height - room) // grain) * grain))
        rows.setPageStep(max(1, room))
        rows.setSingleStep(self.rows.sizes.row)
        whole = max(1, self.axis.last - self.axis.first)
        shown = self.scale.per_pixel * self.width_of_time()
        time = self.horizontalScrollBar()
        time.blockSignals(True)
        time.setRange(0, max(0, round((whole - shown) / whole * FINE)))
        time.setPageStep(max(1, round(shown / whole * FINE)))
        time.setSingleStep(max(1, round(shown / whole * FINE / 12)))
        time.setValue(round((self.scale.start - self.axis.first) / whole * FINE))
        time.blockSignals(False)

    def _slid(self, value: int) -> None:
        bar, axis, shown = self.horizontalScrollBar(), self.axis, self.scale
        start = axis.first + value / FINE * (axis.last - axis.first)
        if value == bar.maximum():
            start = axis.last - shown.per_pixel * self.width_of_time()
        at_end = value in {bar.minimum(), bar.maximum()}
        self.scale = shown.slid(start, 0 if at_end else self._grain())
        self._wanted = (self.scale.start, self.scale.at(self.width_of_time()))
        self.renew(scrolled=True)
        self.span_shown.emit(*self.shown_span())
