"""All that is needed to draw a timeline, or to say what lies at a point of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.gesture import Spot
from bcu_desk.kit.timeline.layout import Layout, Line, Placed
from bcu_desk.kit.timeline.paint.bars import Fonts, bar_rect
from bcu_desk.kit.timeline.rows import Axis, Chip, Grips, Proposal, Tick, TimelineBar, Verdict
from bcu_desk.kit.timeline.scale import Scale

GRIP = 6  # pixels at a bar's end that resize it
LEAST_GRIPPED = 24  # a bar narrower than this is only moved
CHIP_GAP = 8
CHIP_PAD = 8
BEYOND = 6  # pixels that a ring or a diamond goes beyond its bar


@dataclass(frozen=True)
class Picture:
    """A timeline at a moment: what it shows, from where, and what is under way."""

    layout: Layout
    axis: Axis
    scale: Scale
    ticks: tuple[Tick, ...]
    size: QSize
    scrolled: int
    fonts: Fonts
    cursor: Cursor
    keyboard: bool
    asked: Proposal | None
    taken: TimelineBar | None
    verdict: Verdict
    phase: str

    @property
    def names(self) -> int:
        """The width of the names; `scale` counts from their right edge."""
        return self.layout.sizes.names

    @cached_property
    def head(self) -> int:
        """The height of the head: one line, or two where the ticks have an upper line."""
        lines = 2 if any(tick.above for tick in self.ticks) else 1
        return self.layout.sizes.head * lines - (6 if lines == 2 else 0)

    @cached_property
    def room(self) -> QRectF:
        """Where bars are drawn."""
        return QRectF(
            self.names, self.head, self.size.width() - self.names, self.size.height() - self.head
        )

    @property
    def bottom(self) -> int:
        """Where the last line ends, or the view."""
        return min(self.size.height(), self.layout.height - self.scrolled + self.head)

    @cached_property
    def hatched_from(self) -> float:
        """What hatches keep to, so that they go along with rows and times."""
        return self.shifted().x(self.axis.first) + self.head - self.scrolled

    @cached_property
    def reach(self) -> float:
        """How far words beside a bar may reach."""
        words = self.layout.longest_aside
        return 1.5 * self.fonts.width(words, title=False) + 20 if words else 0.0

    def shifted(self) -> Scale:
        """The scale in the view's own pixels."""
        return self._shifted

    @cached_property
    def _shifted(self) -> Scale:
        return Scale(self.scale.start - self.names * self.scale.per_pixel, self.scale.per_pixel)

    def y(self, line: Line) -> int:
        """The top of a line in the view's own pixels."""
        return line.top - self.scrolled + self.head

    def shown_lines(self) -> list[Line]:
        """The lines that can be seen."""
        bottom = self.scrolled + self.size.height() - self.head
        return list(self.layout.lines_between(self.scrolled, bottom))

    def rect_of(self, line: Line, bar: TimelineBar, lane: int) -> QRectF:
        """Where a bar is drawn in the view's own pixels."""
        top = self.layout.bar_top(line, lane) - self.scrolled + self.head
        return bar_rect(bar, self.shifted(), top, self.layout.bar_height(line))

    def around(self, line: Line, placed: Placed) -> QRect:
        """All that a bar is drawn on in its line: with its tail, and words that stand beside it."""
        bar = placed.bar
        rect = self.rect_of(line, bar, placed.lane)
        beside = self.reach if bar.aside else 0.0
        after = max(bar.tail / self.scale.per_pixel, beside)
        left, right = rect.left() - BEYOND - beside, rect.right() + BEYOND + after
        above = BEYOND if bar.turned else 0
        top, tall = self.y(line) - above, line.height + above
        return QRect(floor(left), top, ceil(right) - floor(left), tall)

    def placed(self, key: str) -> QRectF | None:
        """Where a bar is drawn, by its key."""
        bar = self.layout.bar(key)
        line = None if bar is None else self.layout.line_of(bar.row)
        if bar is None or line is None:
            return None
        for placed in self.layout.bars_of(bar.row):
            if placed.bar is bar:
                return self.rect_of(line, bar, placed.lane)
        return None

    def asked_rect(self) -> QRectF | None:
        """Where the proposal is drawn."""
        line = None if self.asked is None else self.layout.line_of(self.asked.row)
        if self.asked is None or line is None:
            return None
        ghost = TimelineBar("", self.asked.row, self.asked.start, self.asked.end, "")
        return self.rect_of(line, ghost, 0)

    def chips(self, line: Line) -> list[tuple[Chip, QRectF]]:
        """Folded rows of a line with their places, as many as there is room for."""
        fonts = self.fonts
        found: list[tuple[Chip, QRectF]] = []
        left = float(self.names + CHIP_GAP)
        height = line.height - 5
        for chip in line.group.folded:
            width = fonts.title_size.horizontalAdvance(chip.title) + 2 * CHIP_PAD
            if chip.subtitle:
                width += fonts.second_size.horizontalAdvance(chip.subtitle) + 4
            if left + width > self.size.width() - 4:
                break
            found.append((chip, QRectF(left, self.y(line) + 2.5, width, height)))
            left += width + CHIP_GAP
        return found


def line_rect(picture: Picture, line: Line) -> QRect:
    """Where a line is drawn, over its whole width."""
    return QRect(0, picture.y(line), picture.size.width(), line.height)


def spot_at(picture: Picture, point: QPoint) -> Spot:
    """What lies at a point of the view."""
    at = picture.shifted().at(point.x())
    line = None
    if point.y() >= picture.head:
        line = picture.layout.line_at(point.y() - picture.head + picture.scrolled)
    if line is None:
        return Spot(at=at)
    if line.folded:
        for chip, rect in picture.chips(line):
            if rect.contains(point):
                return Spot("chip", "", at, None, chip.key)
    if line.row is None:
        return Spot(at=at)
    if point.x() < picture.names:
        return Spot("names", line.row.key, at)
    return _on_row(picture, line, line.row.key, point)


def _on_row(picture: Picture, line: Line, row: str, point: QPoint) -> Spot:
    at = picture.shifted().at(point.x())
    near = GRIP * picture.scale.per_pixel
    for placed in reversed(picture.layout.bars_between(row, at - near, at + near)):
        rect = picture.rect_of(line, placed.bar, placed.lane)
        if not rect.adjusted(-1, 0, 1, 0).contains(point):
            continue
        zone = "bar"
        grips = placed.bar.movable and placed.bar.grips is not Grips.NONE
        if grips and rect.width() >= LEAST_GRIPPED:
            if point.x() < rect.left() + GRIP:
                zone = "start"
            elif point.x() > rect.right() - GRIP:
                zone = "end"
        return Spot(zone, row, at, placed.bar)
    return Spot("space", row, at)
