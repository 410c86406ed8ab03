"""Where a time lies on the screen, and what a drag makes of where the pointer is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from math import floor

from bcu_desk.kit.timeline.rows import Axis, Proposal, TimelineBar

HALF = 0.500_001
MOST_ZOOM = 8  # steps of the axis that the narrowest view shows


@dataclass(frozen=True, slots=True)
class Scale:
    """A window on time: `start` is the time at x = 0, each pixel is `per_pixel` of it."""

    start: float
    per_pixel: float

    def x(self, at: float) -> float:
        """The pixel of a time."""
        return (at - self.start) / self.per_pixel

    def at(self, x: float) -> float:
        """The time at a pixel."""
        return self.start + x * self.per_pixel

    def slid(self, start: float, grain: int) -> Scale:
        """The same from about another time: whole grains of pixels away, none where it is 0."""
        if not grain:
            return Scale(start, self.per_pixel)
        step = grain * self.per_pixel
        return Scale(self.start + whole((start - self.start) / step) * step, self.per_pixel)

    def zoomed(self, factor: float, x: float) -> Scale:
        """Narrower by a factor, with the time at pixel `x` kept in its place."""
        held = self.at(x)
        per_pixel = self.per_pixel / factor
        return Scale(held - x * per_pixel, per_pixel)


def whole(x: float) -> int:
    """The next whole pixel; halves always go the same way, wherever something is scrolled to."""
    return floor(x + HALF)


def fitted(axis: Axis, start: float, end: float, width: int) -> Scale:
    """The window from start to end, kept within the axis and its narrowest view."""
    span = min(max(end - start, MOST_ZOOM * axis.step), axis.last - axis.first)
    start = min(max(start, axis.first), axis.last - span)
    return Scale(start, span / max(1, width))


def snapped(at: float, step: int) -> int:
    """The multiple of `step` next to a time."""
    return round(at / step) * step


@dataclass(frozen=True, slots=True)
class Grip:
    """What was taken hold of: `mode` is create, move, start or end; `at` the time taken."""

    mode: str
    row: str
    at: float
    bar: TimelineBar | None = None


def settled(at: float, axis: Axis, *, free: bool = False) -> int:
    """The time that a drag comes to rest at: the next stop, or multiple of the step."""
    if free or not axis.stops:
        return snapped(at, 1 if free else axis.step)
    return min(axis.stops, key=lambda stop: abs(stop - at))


def room_at(one: float, other: float, axis: Axis) -> tuple[int, int]:
    """What a new bar fills from one time to another: all rooms between stops that they touch."""
    first, last = min(one, other), max(one, other)
    if not axis.stops:
        start, end = snapped(first, axis.step), snapped(last, axis.step)
        return start, max(end, start + axis.least)
    begin = max(0, bisect_right(axis.stops, first) - 1)
    finish = bisect_left(axis.stops, last)
    if finish <= begin:
        finish = begin + 1
    if finish >= len(axis.stops):
        finish = len(axis.stops) - 1
        begin = min(begin, finish - 1)
    return axis.stops[begin], axis.stops[finish]


def dragged(grip: Grip, row: str, at: float, axis: Axis, *, free: bool = False) -> Proposal:
    """What holding the grip at a time over a row asks for; `free` goes by single units."""
    bar = grip.bar
    if bar is None:
        if not free:
            return Proposal(grip.row, *room_at(grip.at, at, axis))
        one, other = snapped(grip.at, 1), snapped(at, 1)
        start, end = min(one, other), max(one, other)
        return Proposal(grip.row, start, max(end, start + axis.least))
    if grip.mode == "start":
        start = min(settled(at, axis, free=free), bar.end - axis.least)
        return Proposal(bar.row, start, bar.end, bar.key)
    if grip.mode == "end":
        end = max(settled(at, axis, free=free), bar.start + axis.least)
        return Proposal(bar.row, bar.start, end, bar.key)
    return _moved(bar, row, at - grip.at, axis, free=free)


def _moved(bar: TimelineBar, row: str, by: float, axis: Axis, *, free: bool) -> Proposal:
    """A bar at another time; between stops its end comes to rest at one too."""
    step = 1 if free else axis.step
    start = bar.start if abs(by) < step / 2 else settled(bar.start + by, axis, free=free)
    end = start + bar.end - bar.start
    if axis.stops and not free and start != bar.start and bar.end in axis.stops:
        end = max(settled(end, axis), start + axis.least)
    return Proposal(row, start, end, bar.key)


def _gone(at: int, by: int, axis: Axis) -> int:
    """A time later or earlier; a whole step goes to the next stop where there are any."""
    if not axis.stops or abs(by) != axis.step:
        return at + by
    if by > 0:
        place = bisect_right(axis.stops, at)
        return axis.stops[place] if place < len(axis.stops) else at
    place = bisect_left(axis.stops, at) - 1
    return axis.stops[place] if place >= 0 else at


def nudged(asked: Proposal, by: int, axis: Axis) -> Proposal:
    """The same later, or earlier where `by` is below 0."""
    start = _gone(asked.start, by, axis)
    end = asked.end + start - asked.start
    if axis.stops and abs(by) == axis.step and asked.end in axis.stops:
        end = max(settled(end, axis), start + axis.least)
    return replace(asked, start=start, end=end)


def begun(asked: Proposal, by: int, axis: Axis) -> Proposal:
    """The same with its start moved; it keeps a unit at least."""
    return replace(asked, start=min(_gone(asked.start, by, axis), asked.end - 1))


def stretched(asked: Proposal, by: int, axis: Axis) -> Proposal:
    """The same with its end moved."""
    return replace(asked, end=max(_gone(asked.end, by, axis), asked.start + axis.least))


def within_axis(asked: Proposal, axis: Axis) -> bool:
    """Whether some of it can be seen."""
    return asked.start < axis.last and axis.first < asked.end
