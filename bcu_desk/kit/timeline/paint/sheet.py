"""What was drawn last, kept: after a scroll it is moved, and only the rest is drawn again."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.timeline.layout import Line
from bcu_desk.kit.timeline.paint.board import BoardPainter
from bcu_desk.kit.timeline.paint.picture import Picture, line_rect
from bcu_desk.kit.timeline.scale import Scale

NEAR = 1e-4  # pixels that a move may be off a whole one
MOST_GRAIN = 4


def grain_of(sharp: float) -> int:
    """The fewest of our pixels that are whole pixels of the screen; 0 where that is too many."""
    grains = range(1, MOST_GRAIN + 1)
    return next((n for n in grains if abs(n * sharp - round(n * sharp)) < NEAR), 0)


@dataclass(frozen=True, slots=True)
class Place:
    """From where a picture was drawn; `sharp` is how many of the screen's pixels one of ours is."""

    scale: Scale
    scrolled: int
    head: int
    names: int
    size: QSize
    sharp: float

    @classmethod
    def of(cls, picture: Picture, sharp: float) -> Place:
        """The place of a picture."""
        now = picture
        return cls(now.scale, now.scrolled, now.head, now.names, now.size, sharp)

    def moved(self, now: Place) -> QPoint | None:
        """How far what was drawn here lies from where it belongs now; None if it can't be moved."""
        if (self.head, self.names, self.size, self.sharp, self.scale.per_pixel) != (
            *(now.head, now.names, now.size, now.sharp, now.scale.per_pixel),
        ):
            return None
        along = (self.scale.start - now.scale.start) / now.scale.per_pixel
        by = QPoint(round(along), self.scrolled - now.scrolled)
        whole = all(abs(n * self.sharp - round(n * self.sharp)) < NEAR for n in (by.x(), by.y()))
        return by if whole and abs(along - by.x()) < NEAR else None


class Sheet:
    """A drawn timeline that is kept from one frame to the next."""

    def __init__(self) -> None:
        self._drawn = QPixmap()
        self._place: Place | None = None

    def spoil(self) -> None:
        """Draw everything anew when it is wanted next."""
        self._place = None

    def of(self, picture: Picture, look: Tokens, sharp: float) -> QPixmap:
        """The picture drawn, at least work."""
        now = Place.of(picture, sharp)
        stale = self._move(picture, now)
        if not stale.isEmpty():
            painter = QPainter(self._drawn)
            painter.setClipRegion(stale)
            BoardPainter(painter, picture, look).paint(stale)
            painter.end()
        self._place = now
        return self._drawn

    def _move(self, picture: Picture, now: Place) -> QRegion:
        """Move what is kept to its place now; gives back what has to be drawn."""
        whole = QRect(QPoint(0, 0), picture.size)
        by = None if self._place is None else self._place.moved(now)
        if by is None:
            if self._drawn.size() != picture.size * now.sharp:
                self._drawn = QPixmap(picture.size * now.sharp)
                self._drawn.setDevicePixelRatio(now.sharp)
            return QRegion(whole)
        stale = QRegion()
        if by.y():
            rows = whole.adjusted(0, picture.head, 0, 0)
            stale += self._push(rows, QPoint(0, by.y()), now.sharp)
        if by.x():
            room = picture.room.toRect()
            stale += self._push(room, QPoint(by.x(), 0), now.sharp)
            stale += QRegion(0, 0, whole.width(), picture.head)
            stale += held_in_sight(picture, by.x())
        return stale & whole

    def _push(self, part: QRect, by: QPoint, sharp: float) -> QRegion:
        """Move a part of what is drawn; gives back what came in."""
        left, top = ceil(part.left() * sharp), ceil(part.top() * sharp)
        inner = QRect(left, top, self._drawn.width() - left, self._drawn.height() - top)
        self._drawn.scroll(round(by.x() * sharp), round(by.y() * sharp), inner)

        def between(at: int) -> int:
            return 0 if (at * sharp).is_integer() else 1

        kept = part.translated(by).adjusted(
            between(part.left()),
            between(part.top()),
            -between(part.right() + 1) if by.x() else 0,
            -between(part.bottom() + 1) if by.y() else 0,
        )
        return QRegion(part) - QRegion(kept)


def held_in_sight(picture: Picture, by: int) -> QRegion:
    """What does not go along with the times: heads without figures, chips, labels at the edges."""
    found = QRegion()
    room = picture.room.toRect()
    edges = [
        (min(edge, edge + by) - 1, max(edge, edge + by) + 1)
        for edge in (room.left(), room.right() + 1)
    ]
    for line in picture.shown_lines():
        group = line.group
        if line.row is not None:
            for first, last in edges:
                found += _cut(picture, line, first, last) & room
        elif line.folded or not (group.counts or group.figures):
            found += line_rect(picture, line).adjusted(0, -1, 0, 1)
    return found


def _cut(picture: Picture, line: Line, first: int, last: int) -> QRect:
    """Around the bars of a row that lie on the pixels from first to last."""
    scale, found = picture.shifted(), QRect()
    reach = picture.reach
    assert line.row is not None
    for placed in picture.layout.bars_between(
        line.row.key, scale.at(first - reach), scale.at(last + reach)
    ):
        around = picture.around(line, placed)
        if around.left() <= last and around.right() >= first:
            found |= around
    return found
