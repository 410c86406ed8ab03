"""Drawing bars: their box, tail, marked part, and labels that shorten to the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.timeline.paint.looks import (
    BESIDE,
    EDGE,
    Look,
    box_pixmap,
    ink,
    look_of,
    mixed,
    paint_box,
    paint_hatch,
)
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar
from bcu_desk.kit.timeline.scale import Scale, whole

PAD = 8
CLOSE = 4  # the pad of bars that say how long they are
LEAST_TEXT = 22
LEAST_TAIL = 4.0  # pixels; less would be taken for a speck
RING = 2.0
TURN = 5.0
KEPT_WIDE, MOST_BOXES = 400, 2_000  # pixels; boxes
DOT = 7.0  # of a badge without room for its word


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a timeline, their measures, and what is kept for the next frame."""

    title: QFont
    second: QFont
    second_strong: QFont
    title_size: QFontMetricsF
    second_size: QFontMetricsF
    cut: dict[tuple[str, int, bool], str] = field(default_factory=dict)
    wide: dict[tuple[str, bool], float] = field(default_factory=dict)
    boxes: dict[tuple[int, int, Look, float], QPixmap] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Fonts:
        """At the running program's text size."""
        title, second = font_of("secondary"), font_of("small")
        title.setWeight(QFont.Weight.DemiBold)
        strong = font_of("small")
        strong.setWeight(QFont.Weight.Bold)
        return cls(title, second, strong, QFontMetricsF(title), QFontMetricsF(second))

    def shortened(self, text: str, width: float, *, title: bool) -> str:
        """The text, cut to a width with an ellipsis; kept, as scrolling asks again and again."""
        key = (text, int(width), title)
        if key not in self.cut:
            if len(self.cut) > 20_000:
                self.cut.clear()
            size = self.title_size if title else self.second_size
            self.cut[key] = size.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self.cut[key]

    def fitting(self, forms: Sequence[str], width: float, *, title: bool) -> str:
        """The first of several ways to say something that fits a width; '' where none does."""
        return next((form for form in forms if self.width(form, title=title) <= width), "")

    def width(self, text: str, *, title: bool) -> float:
        """How wide a text is; kept, as scrolling asks again and again."""
        key = (text, title)
        if key not in self.wide:
            if len(self.wide) > 20_000:
                self.wide.clear()
            size = self.title_size if title else self.second_size
            self.wide[key] = size.horizontalAdvance(text)
        return self.wide[key]


def draw_words(painter: QPainter, room: QRectF, words: str, size: QFontMetricsF) -> None:
    """Words at the left of a room, in its middle; a third of the work of a text with a box."""
    top = room.top() + (room.height() - size.height()) / 2
    painter.drawText(QPointF(room.left(), top + size.ascent()), words)


def bar_rect(bar: TimelineBar, scale: Scale, top: float, height: float) -> QRectF:
    """Where a bar is drawn, a pixel short of its end so that neighbours part."""
    left = scale.x(bar.start)
    return QRectF(left + 0.5, top + 0.5, max(3.0, scale.x(bar.end) - left - 2), height - 1)


class BarPainter:
    """Draws bars with one painter, within the pixels [left, right) that can be seen."""

    def __init__(
        self, painter: QPainter, look: Tokens, fonts: Fonts, room: QRectF, hatched_from: float = 0.0
    ) -> None:
        self._painter = painter
        self._look = look
        self._fonts = fonts
        self._room = room
        self._hatched_from = hatched_from
        self._wide = room.adjusted(-40, -40, 40, 40)
        self._looks: dict[tuple[BarKind, str], Look] = {}
        self._sharp = painter.device().devicePixelRatioF()

    def paint(self, bar: TimelineBar, rect: QRectF, scale: Scale) -> None:
        """Draw a bar with all that belongs to it."""
        look = self._look_of(bar)
        if bar.tail:
            self._tail(bar, rect, scale)
        # What lies far outside is cut: huge rectangles are slow to draw.
        seen = rect.intersected(self._wide)
        self._box(seen, look)
        if bar.warned:
            look = replace(look, second=self._look.warn)
            edge = QRectF(seen.right() - EDGE, seen.top(), EDGE, seen.height())
            self._painter.fillRect(edge.adjusted(-0.5, -0.5, 0.5, 0.5), QColor(self._look.warn))
        if bar.marked is not None:
            self._mark(bar.marked, rect, scale)
        self._label(bar, rect, look)

    def _box(self, seen: QRectF, look: Look) -> None:
        """Draw a box: a small one from those that are kept, at whole pixels."""
        wide, tall = round(seen.width()), round(seen.height())
        if look.hatch or wide > KEPT_WIDE:
            paint_box(self._painter, seen, look, self._hatched_from)
            return
        kept, key = self._fonts.boxes, (wide, tall, look, self._sharp)
        if key not in kept:
            if len(kept) > MOST_BOXES:
                kept.clear()
            kept[key] = box_pixmap(wide, tall, look, self._sharp)
        # At whole pixels of the screen too: what lies between is drawn here and there by turns.
        x, y = whole(seen.left() - 0.5) + 0.5 - BESIDE, seen.top() - BESIDE
        corner = QPointF(whole(x * self._sharp) / self._sharp, whole(y * self._sharp) / self._sharp)
        self._painter.drawPixmap(corner, kept[key])

    def _look_of(self, bar: TimelineBar) -> Look:
        key = (bar.kind, bar.hue)
        if key not in self._looks:
            self._looks[key] = look_of(bar, self._look)
        return self._looks[key]

    def ring(self, rect: QRectF, *, strong: bool = True) -> None:
        """A ring around a bar that is chosen; `strong` where the keyboard is on it."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._look.surface), RING))
        self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)
        self._painter.setPen(QPen(QColor(self._look.accent), RING if strong else 1.2))
        self._painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)

    def diamond(self, x: float, y: float) -> None:
        """A small diamond: here one follows another."""
        points = [QPointF(x, y - TURN), QPointF(x + TURN, y), QPointF(x, y + TURN)]
        self._painter.setPen(QPen(QColor(self._look.ink), 1.2))
        self._painter.setBrush(QColor(self._look.surface))
        self._painter.drawPolygon([*points, QPointF(x - TURN, y)])

    def _tail(self, bar: TimelineBar, rect: QRectF, scale: Scale) -> None:
        width = scale.x(bar.end + bar.tail) - scale.x(bar.end)
        if width < LEAST_TAIL:
            return
        tail = QRectF(rect.right(), rect.center().y() - 2, width, 4)
        self._painter.fillRect(tail, ink(self._look.line2))

    def _mark(self, marked: tuple[int, int], rect: QRectF, scale: Scale) -> None:
        left, right = scale.x(marked[0]), scale.x(marked[1])
        part = QRectF(left, rect.top(), right - left, rect.height()).intersected(rect)
        colour = mixed(self._look.bad, self._look.bad_soft, 0.4)
        shown = part.intersected(self._room)
        paint_hatch(self._painter, shown, colour, start=self._hatched_from)

    def _label(self, bar: TimelineBar, rect: QRectF, look: Look) -> None:
        pad = CLOSE if bar.kind is BarKind.GAP else PAD
        left = max(rect.left(), self._room.left()) + pad
        right = min(rect.right(), self._room.right()) - pad / 2
        if bar.aside:
            self._aside(bar, rect, look, right - left)
            return
        if right - left < LEAST_TEXT:
            seen = QRectF(rect)
            seen.setLeft(max(rect.left(), self._room.left()) + EDGE)
            seen.setRight(min(rect.right(), self._room.right()))
            self._initials(bar, seen, look)
            return
        if bar.kind is BarKind.HATCHED:
            self._pill(bar, QRectF(left, rect.top(), right - left, rect.height()))
            return
        room = QRectF(left, rect.top(), right - left, rect.height())
        if bar.badge:
            right = self._badge(bar, rect, right - left)
        if bar.note:
            right = self._note(bar, rect, look, right - left)
        upper = QRectF(left, rect.top(), right - left, rect.height())
        if bar.kind in {BarKind.GAP, BarKind.FREE}:
            self._one_line(bar, upper, look)
        else:
            self._two_lines(bar, upper, room, look)

    def _initials(self, bar: TimelineBar, room: QRectF, look: Look) -> None:
        """The shortest title, where only that fits."""
        words = self._fonts.fitting(bar.titles[-1:], room.width() - 2, title=False)
        if not words:
            return
        self._painter.setFont(self._fonts.second)
        self._painter.setPen(QColor(look.ink))
        self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _title(self, bar: TimelineBar, width: float) -> str:
        forms = (bar.title, *bar.titles)
        fits = self._fonts.fitting(forms, width, title=True)
        return fits or self._fonts.shortened(forms[-1], width, title=True)

    def _second(self, bar: TimelineBar, width: float) -> str:
        forms = [form for form in (bar.subtitle, bar.short, *bar.shorter) if form]
        fits = self._fonts.fitting(forms, width, title=False)
        if fits or bar.shorter or not forms:
            return fits
        return self._fonts.shortened(bar.short or bar.subtitle, width, title=False)

    def _aside(self, bar: TimelineBar, rect: QRectF, look: Look, inside: float) -> None:
        """One line of words inside the bar, or beside it where they do not fit."""
        painter, room = self._painter, self._room
        wide = self._fonts.second_size.horizontalAdvance(bar.title) + 2
        left = max(rect.left(), room.left()) + PAD
        ink = look.ink
        if wide > inside - PAD / 2:
            ink = look.left or look.edge
            after = rect.right() + PAD / 2 + 1
            before = rect.left() - PAD / 2 - wide
            left = before if after + wide > room.right() and before > room.left() else after
        painter.setFont(self._fonts.second)
        place = QRectF(left, rect.top() - 1, wide, rect.height() + 2)
        if wide > inside - PAD / 2:
            painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(self._look.surface))
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, bar.title)

    def _note(self, bar: TimelineBar, rect: QRectF, look: Look, room: float) -> float:
        """Draw the note at the right end; returns where it begins."""
        right = min(rect.right(), self._room.right()) - PAD / 2
        width = self._fonts.second_size.horizontalAdvance(bar.note)
        if width > room / 2:
            return right
        self._painter.setFont(self._fonts.second)
        self._painter.setPen(QColor(look.second))
        place = QRectF(right - width - 2, rect.top(), width + 2, rect.height() / 2 + 1)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, bar.note)
        return right - width - 8

    def _badge(self, bar: TimelineBar, rect: QRectF, room: float) -> float:
        """Draw the badge at the right end, beside the title, or a dot where it has no room.

        Returns where it begins.
        """
        right = min(rect.right(), self._room.right()) - PAD / 2 - EDGE * bar.warned
        ink, ground = self._look.tone(bar.badge_tone)
        tall = self._fonts.second_size.height() + 2
        wide = self._fonts.width(bar.badge, title=False) + tall
        words = wide <= room / 2
        place = QRectF(right - wide, rect.top() + CLOSE / 2 + 0.5, wide, tall)
        if not words:
            place = QRectF(right - DOT, rect.top() + CLOSE, DOT, DOT)
        self._painter.setPen(QPen(QColor(ink), 1))
        self._painter.setBrush(QColor(ground if words else ink))
        self._painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        if words:
            self._painter.setFont(self._fonts.second)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar.badge)
        return place.left() - CLOSE

    def _one_line(self, bar: TimelineBar, room: QRectF, look: Look) -> None:
        self._painter.setFont(self._fonts.title)
        self._painter.setPen(QColor(look.ink))
        wide = self._fonts.width(bar.title, title=True) > room.width()
        if wide and bar.short and not bar.titles:
            words = self._fonts.shortened(bar.short, room.width(), title=True)
        else:
            words = self._title(bar, room.width())
        draw_words(self._painter, room, words, self._fonts.title_size)

    def _two_lines(self, bar: TimelineBar, head: QRectF, room: QRectF, look: Look) -> None:
        """The title in the upper line, beside the note; the rest below where it fits."""
        fonts, painter = self._fonts, self._painter
        subtitle = self._second(bar, room.width())
        if not subtitle:
            self._one_line(bar, head, look)
            return
        upper, lower = fonts.title_size.height(), fonts.second_size.height()
        top = room.top() + (room.height() - upper - lower) / 2
        painter.setFont(fonts.title)
        painter.setPen(QColor(look.ink))
        place = QRectF(head.left(), top, head.width(), upper)
        draw_words(painter, place, self._title(bar, head.width()), fonts.title_size)
        painter.setFont(fonts.second)
        painter.setPen(QColor(look.second))
        place = QRectF(room.left(), top + upper, room.width(), lower)
        draw_words(painter, place, subtitle, fonts.second_size)

    def _pill(self, bar: TimelineBar, room: QRectF) -> None:
        """A label on a plain ground of its own, over a hatch."""
        fonts, painter = self._fonts, self._painter
        title = fonts.shortened(bar.title, room.width() - PAD, title=True)
        wide = fonts.title_size.horizontalAdvance(title)
        rest = max(0.0, room.width() - wide - 3 * PAD)
        words = fonts.shortened(bar.subtitle, rest, title=False) if rest > LEAST_TEXT else ""
        width = wide + PAD + (fonts.second_size.horizontalAdvance(words) + 6 if words else 0)
        ground = QRectF(room.left(), room.top() + 4, width, room.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.surface))
        painter.drawRoundedRect(ground, 3, 3)
        painter.setPen(QColor(self._look.ink))
        painter.setFont(fonts.title)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(ground.adjusted(PAD / 2, 0, 0, 0), middle, title)
        painter.setFont(fonts.second)
        painter.drawText(ground.adjusted(PAD / 2 + wide + 6, 0, 8, 0), middle, words)
