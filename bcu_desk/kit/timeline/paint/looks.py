"""How each kind of bar looks, in the colours of the running theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar

HATCH = 7  # pixels between the lines of a hatch
EDGE = 3  # width of a thick left edge
ROUND = 3
BESIDE = 1.5  # pixels of room around a box that is kept, to the middle of its border


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a bar as `#RRGGBB`; `left` is its thick left edge, `hatch` its lines."""

    ground: str
    edge: str
    ink: str
    second: str
    left: str = ""
    hatch: str = ""
    dashed: bool = False


@lru_cache(maxsize=500)
def mixed(one: str, other: str, share: float) -> str:
    """A colour between two, with `share` (0 to 1) of the first."""
    first, second = QColor(one), QColor(other)
    rest = 1 - share
    return QColor(
        round(first.red() * share + second.red() * rest),
        round(first.green() * share + second.green() * rest),
        round(first.blue() * share + second.blue() * rest),
    ).name()


@lru_cache(maxsize=500)
def ink(colour: str) -> QColor:
    """A colour for the painter; kept, as a scroll asks for the same few thousands of times."""
    return QColor(colour)


@lru_cache(maxsize=500)
def edge_pen(colour: str, *, dashed: bool) -> QPen:
    """The pen of a bar's border; kept too."""
    pen = QPen(QColor(colour), 1)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen


def look_of(bar: TimelineBar, look: Tokens) -> Look:
    """The look of a bar's kind, in its hue."""
    hue = look.colour(bar.hue)
    tint, soft_edge = mixed(hue, look.surface, 0.12), mixed(hue, look.surface, 0.45)
    solid_second = mixed(look.on_accent, hue, 0.88)
    looks = {
        BarKind.SOLID: Look(hue, hue, look.on_accent, solid_second),
        BarKind.SOFT: Look(tint, soft_edge, look.ink, look.muted, left=hue),
        BarKind.DONE: Look(look.bg, look.line, look.muted, look.muted, left=look.line2),
        BarKind.PLAN: Look(look.surface, look.line2, look.ink, look.muted, left=hue),
        BarKind.DASHED: Look(look.surface, look.warn, look.ink, look.warn, dashed=True),
        BarKind.HATCHED: Look(
            look.surface, look.line2, look.ink, look.ink, hatch=mixed(look.line2, look.surface, 0.6)
        ),
        BarKind.ACTING: Look(
            tint, soft_edge, look.ink, look.muted, left=hue, hatch=mixed(hue, look.surface, 0.3)
        ),
        BarKind.GAP: Look(look.bad_soft, look.bad, look.bad, look.bad, dashed=True),
        BarKind.CLASH: Look(look.bad_soft, look.bad, look.ink, look.bad, left=look.bad),
        BarKind.FREE: Look(
            look.good_soft, mixed(look.good, look.surface, 0.5), look.good, look.good
        ),
    }
    return looks[bar.kind]


def paint_hatch(
    painter: QPainter, rect: QRectF, colour: str, *, width: float = 1.0, start: float = 0.0
) -> None:
    """Fill a rectangle with slanted lines; on one of them x and y make up `start`."""
    if rect.isEmpty():
        return
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(colour), width))
    top, bottom = rect.top(), rect.bottom()
    first = rect.left() + top - (rect.left() + top - start) % HATCH
    count = int((rect.width() + rect.height()) / HATCH) + 2
    sums = [first + n * HATCH for n in range(count)]
    lines = [QLineF(one - bottom, bottom, one - top, top) for one in sums]
    painter.drawLines(lines)
    painter.restore()


def box_pixmap(wide: int, tall: int, look: Look, sharp: float) -> QPixmap:
    """The box of a bar without a hatch, drawn once for all bars of its size.

    `sharp` is how many of the screen's pixels one of ours is.
    """
    made = QPixmap(round((wide + 3) * sharp), round((tall + 3) * sharp))
    made.setDevicePixelRatio(sharp)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(painter, QRectF(BESIDE, BESIDE, wide, tall), look)
    painter.end()
    return made


def paint_box(painter: QPainter, rect: QRectF, look: Look, start: float = 0.0) -> None:
    """Draw the ground, hatch, thick edge and border of a bar; its hatch keeps to a start."""
    painter.setBrush(ink(look.ground))
    if look.hatch:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, ROUND, ROUND)
        paint_hatch(painter, rect, look.hatch, start=start)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(edge_pen(look.edge, dashed=look.dashed))
    painter.drawRoundedRect(rect, ROUND, ROUND)
    if look.left:
        wide = min(EDGE, max(1.0, rect.width() / 4))
        thick = QRectF(rect.left(), rect.top(), wide, rect.height())
        painter.fillRect(thick.adjusted(-0.5, -0.5, 0.5, 0.5), ink(look.left))
