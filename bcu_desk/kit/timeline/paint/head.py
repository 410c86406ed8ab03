"""Drawing a timeline's head: times, the figures of groups, bands, now, the time asked for."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.timeline.layout import Line
from bcu_desk.kit.timeline.paint.looks import mixed
from bcu_desk.kit.timeline.paint.picture import Picture
from bcu_desk.kit.timeline.scale import whole

MIDDLE = Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BESIDE = 5  # pixels from a tick to its label
APART = 6


class HeadPainter:
    """Draws what stands above the rows."""

    def __init__(self, painter: QPainter, picture: Picture, look: Tokens) -> None:
        self._painter = painter
        self._picture = picture
        self._look = look
        self._scale = picture.shifted()
        self._told: list[tuple[QRectF, str, str]] = []

    def paint(self) -> None:
        """Draw the head over whatever has been scrolled under it."""
        painter, picture, look = self._painter, self._picture, self._look
        height, width = picture.head, picture.size.width()
        painter.fillRect(QRectF(0, 0, width, height), QColor(look.surface))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(QLineF(0, height - 0.5, width, height - 0.5))
        painter.setFont(picture.fonts.second)
        painter.setPen(QColor(look.muted))
        lower = QRectF(0, height - picture.layout.sizes.head, width, picture.layout.sizes.head)
        painter.drawText(lower.adjusted(12, 0, 0, 0), MIDDLE, picture.layout.content.corner)
        painter.save()
        painter.setClipRect(QRectF(picture.names, 0, width, height), Qt.ClipOperation.IntersectClip)
        self._collect_pills()
        self._ticks(lower)
        self._upper()
        self._paint_pills()
        painter.restore()
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(QLineF(picture.names - 0.5, 0, picture.names - 0.5, height))

    def now_line(self) -> None:
        """The line of now, over all rows."""
        picture = self._picture
        if picture.axis.now is None:
            return
        x = whole(self._scale.x(picture.axis.now))
        height = picture.bottom - picture.head
        self._painter.fillRect(QRectF(x - 1, picture.head, 2, height), QColor(self._look.ink))

    def counts(self, line: Line) -> None:
        """The figures of a group's head."""
        picture, look = self._picture, self._look
        top = picture.y(line)
        last = -1e9
        for count in line.group.counts:
            x = self._scale.x(count.at) + BESIDE
            width = picture.fonts.second_size.horizontalAdvance(count.text)
            if x < last + APART:
                continue
            last = x + width
            scarce = count.tone in {"warn", "bad"}
            self._painter.setFont(picture.fonts.title if scarce else picture.fonts.second)
            self._painter.setPen(QColor(look.tone(count.tone)[0] if scarce else look.muted))
            self._painter.drawText(QRectF(x, top, width + 8, line.height), MIDDLE, count.text)

    def _collect_pills(self) -> None:
        """Pills from the back to the front; tick labels keep off them."""
        picture, axis = self._picture, self._picture.axis
        self._told = []
        for band in picture.layout.content.bands:
            self._add_pill(band.start, band.end, band.words, "band")
        if axis.now is not None:
            self._add_pill(axis.now, axis.now, axis.now_words, "now")
        if picture.asked is not None:
            words = axis.span_words(picture.asked.start, picture.asked.end)
            tone = "asked" if picture.verdict.ok else "bad"
            self._add_pill(picture.asked.start, picture.asked.end, words, tone)

    def _add_pill(self, start: int, end: int, words: str, tone: str) -> None:
        picture = self._picture
        left, right = self._scale.x(start), self._scale.x(end)
        if right < picture.names or left > picture.size.width():
            return
        wide = picture.fonts.title_size.horizontalAdvance(words) + 14
        middle = (left + right) / 2
        width = max(wide, right - left - 6) if tone != "now" else wide
        left = max(middle - width / 2, picture.names + 2.0)
        left = min(left, picture.size.width() - width - 2)
        top = picture.head - picture.layout.sizes.head + 3
        rect = QRectF(left, top, width, picture.layout.sizes.head - 6)
        # Now makes room for what is being asked.
        self._told = [
            pill for pill in self._told if pill[2] != "now" or not pill[0].intersects(rect)
        ]
        self._told.append((rect, words, tone))

    def _paint_pills(self) -> None:
        look, painter = self._look, self._painter
        colours = {
            "band": (look.accent_soft, look.accent),
            "now": (look.ink, look.surface),
            "asked": (look.ink, look.surface),
            "bad": (look.bad, look.surface),
        }
        for rect, words, tone in self._told:
            ground, ink = colours[tone]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            radius = 4 if tone == "now" else rect.height() / 2
            painter.drawRoundedRect(rect, radius, radius)
            painter.setPen(QColor(ink))
            painter.setFont(self._picture.fonts.title)
            painter.drawText(rect, CENTRE, words)

    def _ticks(self, lower: QRectF) -> None:
        picture, painter = self._picture, self._painter
        last = -1e9
        grid = QPen(QColor(mixed(self._look.line, self._look.surface, 0.6)), 1)
        for tick in picture.ticks:
            x = self._scale.x(tick.at)
            painter.setPen(grid)
            painter.drawLine(
                QLineF(whole(x) + 0.5, lower.top() + 14, whole(x) + 0.5, lower.bottom())
            )
            width = picture.fonts.second_size.horizontalAdvance(tick.label)
            place = QRectF(x + BESIDE, lower.top(), width + 8, lower.height())
            hidden = any(rect.intersects(place.adjusted(0, 0, -8, 0)) for rect, _, _ in self._told)
            if not tick.label or x < last + APART or hidden:
                continue
            last = x + BESIDE + width
            painter.setFont(picture.fonts.second)
            painter.setPen(QColor(self._look.ink if tick.strong else self._look.muted))
            painter.drawText(place, MIDDLE, tick.label)

    def _upper(self) -> None:
        """The upper line: each stretch has its name at its start, held in sight."""
        picture, painter = self._picture, self._painter
        starts = [tick for tick in picture.ticks if tick.above]
        if not starts:
            return
        ends = [self._scale.x(tick.at) for tick in starts[1:]] + [float(picture.size.width())]
        height = picture.head - picture.layout.sizes.head + 4
        for tick, end in zip(starts, ends, strict=True):
            x = max(self._scale.x(tick.at), float(picture.names))
            width = end - x - BESIDE
            words = picture.fonts.shortened(tick.above, max(0.0, width), title=True)
            painter.setFont(picture.fonts.title)
            painter.setPen(QColor(self._look.ink))
            painter.drawText(QRectF(x + BESIDE, 0, max(0.0, width), height), MIDDLE, words)
            painter.setPen(QPen(QColor(self._look.line), 1))
            painter.drawLine(
                QLineF(self._scale.x(tick.at), 4, self._scale.x(tick.at), picture.head)
            )
