"""Where a time lies on the screen, and what a drag makes of where the pointer is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bcu_desk.kit.timeline.rows import Axis, Proposal, TimelineBar

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

    def zoomed(self, factor: float, x: float) -> Scale:
        """Narrower by a factor, with the time at pixel `x` kept in its place."""
        held = self.at(x)
        per_pixel = self.per_pixel / factor
        return Scale(held - x * per_pixel, per_pixel)


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


def dragged(grip: Grip, row: str, at: float, axis: Axis, *, free: bool = False) -> Proposal:
    """What holding the grip at a time over a row asks for; `free` goes by single units."""
    step = 1 if free else axis.step
    bar = grip.bar
    if bar is None:
        one, other = snapped(grip.at, step), snapped(at, step)
        start, end = min(one, other), max(one, other)
        return Proposal(grip.row, start, max(end, start + axis.least))
    if grip.mode == "start":
        start = min(snapped(at, step), bar.end - axis.least)
        return Proposal(bar.row, start, bar.end, bar.key)
    if grip.mode == "end":
        return Proposal(bar.row, bar.start, max(snapped(at, step), bar.start + axis.least), bar.key)
    moved = at - grip.at
    start = bar.start if abs(moved) < step / 2 else snapped(bar.start + moved, step)
    return Proposal(row, start, start + bar.end - bar.start, bar.key)


def nudged(asked: Proposal, by: int) -> Proposal:
    """The same later, or earlier where `by` is below 0."""
    return replace(asked, start=asked.start + by, end=asked.end + by)


def begun(asked: Proposal, by: int) -> Proposal:
    """The same with its start moved; it keeps a unit at least."""
    return replace(asked, start=min(asked.start + by, asked.end - 1))


def stretched(asked: Proposal, by: int, axis: Axis) -> Proposal:
    """The same with its end moved."""
    return replace(asked, end=max(asked.end + by, asked.start + axis.least))


def within_axis(asked: Proposal, axis: Axis) -> bool:
    """Whether some of it can be seen."""
    return asked.start < axis.last and axis.first < asked.end
