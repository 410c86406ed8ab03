"""What part of the chart shows, and how large."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from bcu_desk.features.org_chart.rules.tidy_tree import Place

LEAST, MOST = 0.08, 2.0
MARGIN = 14.0
NEAR = 1.0  # pixels that are not worth a move
STEPS, RIM = 20, 4.0  # sizes tried for a first view; what is drawn around a card
KEPT = 60.0  # pixels of the chart that stay in view however far it is moved


@dataclass(frozen=True, slots=True)
class Camera:
    """The chart's point at the view's top left corner, and pixels for each of its units."""

    x: float = -MARGIN
    y: float = -MARGIN
    scale: float = 1.0

    def box(self, place: Place) -> QRectF:
        """A card's rectangle in the view."""
        scale = self.scale
        return QRectF(
            (place.x - self.x) * scale,
            (place.y - self.y) * scale,
            place.width * scale,
            place.height * scale,
        )

    def point(self, at: QPointF) -> QPointF:
        """The chart's point at a point of the view."""
        return QPointF(self.x + at.x() / self.scale, self.y + at.y() / self.scale)

    def seen(self, room: QSizeF) -> QRectF:
        """The chart's part that a view of this size shows."""
        return QRectF(self.x, self.y, room.width() / self.scale, room.height() / self.scale)

    def moved(self, right: float, down: float) -> Camera:
        """The chart moved by pixels of the view."""
        return Camera(self.x - right / self.scale, self.y - down / self.scale, self.scale)

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Larger or smaller, a point of the view staying where it is."""
        scale = min(MOST, max(LEAST, self.scale * factor))
        fixed = self.point(at)
        return Camera(fixed.x() - at.x() / scale, fixed.y() - at.y() / scale, scale)

    def kept(self, chart: QSizeF, room: QSizeF) -> Camera:
        """The nearest view in which some of the chart is still to be seen."""
        seen, least = self.seen(room), KEPT / self.scale
        x = min(max(self.x, least - seen.width()), chart.width() - least)
        y = min(max(self.y, least - seen.height()), chart.height() - least)
        return Camera(x, y, self.scale)


def fitted(chart: QSizeF, room: QSizeF, *, least: float, most: float) -> Camera:
    """All of a chart in the middle of a view, no smaller than `least`, no larger than `most`."""
    wide = (room.width() - 2 * MARGIN) / max(1.0, chart.width())
    high = (room.height() - 2 * MARGIN) / max(1.0, chart.height())
    scale = min(most, max(least, min(wide, high)))
    over = room.width() / scale - chart.width()
    x = -over / 2 if over > 0 else -MARGIN / scale
    return Camera(x, -MARGIN / scale, scale)


def composed(
    chart: QSizeF, room: QSizeF, cards: Collection[Place], *, least: float, most: float
) -> Camera:
    """All of a chart where it can be read; else its start, at a size that cuts no card at the side.

    `cards` are those that shall not be cut.
    """
    found = fitted(chart, room, least=least, most=most)
    if chart.width() * found.scale + MARGIN <= room.width():
        return found
    for step in range(STEPS + 1):
        scale = most - (most - least) * step / STEPS
        edge = (room.width() - MARGIN) / scale
        if not any(place.x - RIM < edge < place.right + RIM for place in cards):
            return Camera(-MARGIN / scale, -MARGIN / scale, scale)
    return found


def showing(camera: Camera, place: Place, room: QSizeF) -> Camera:
    """The view moved as little as may be, so that a card shows whole with a margin."""
    box = camera.box(place).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    right = max(0.0, -box.left()) or min(0.0, room.width() - box.right())
    down = max(0.0, -box.top()) or min(0.0, room.height() - box.bottom())
    return camera.moved(right, down) if abs(right) + abs(down) > NEAR else camera
