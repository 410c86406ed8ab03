"""A history as a strip: a stretch for each posting over time, told in words too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bcu_desk.domain.assignments import Standing
from bcu_desk.features.assignments.rules.past.histories import Stay, told
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.nodes import Node, painted
from bcu_desk.kit.timeline.paint.looks import look_of, paint_box
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar

HIGH, BAR, YEAR = 50, 24, timedelta(days=365)


class HistoryStrip(QWidget):
    """Stretches from the first day to the last; what has no end goes to the edge."""

    def __init__(self, stays: Sequence[Stay], *, of_post: bool) -> None:
        super().__init__()
        self.setObjectName("assignments.history")
        self.setAccessibleName("Who was there, over time" if of_post else "Where, over time")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stays, self._of_post = tuple(stays), of_post
        self._first = min(stay.days.start for stay in stays)
        ends = [stay.days.end for stay in stays if stay.days.end is not None]
        latest = max([*(stay.days.start for stay in stays), *ends])
        is_open = any(stay.days.end is None for stay in stays)
        self._last = latest + (YEAR if is_open else timedelta(days=1))
        painted(self)

    def sizeHint(self) -> QSize:
        """Bars and a line of years."""
        return QSize(240, HIGH)

    def nodes(self) -> Sequence[Node]:
        """Each posting in words."""
        return [
            Node(told(stay, of_post=self._of_post), self._rect(stay).toAlignedRect(), "cell")
            for stay in self._stays
        ]

    def press_node(self, number: int) -> None:
        """Nothing is done: a strip is read."""

    def _x(self, day: date) -> float:
        whole = max(1, (self._last - self._first).days)
        return (day - self._first).days / whole * self.width()

    def _rect(self, stay: Stay) -> QRectF:
        left = self._x(stay.days.start)
        right = self._x(stay.days.end or self._last)
        return QRectF(left + 0.5, 0.5, max(3.0, right - left - 2), BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stretches and the years under them."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = font_of("small")
        size = QFontMetricsF(font)
        painter.setFont(font)
        for stay in self._stays:
            acting = stay.standing is not Standing.SUBSTANTIVE
            kind = BarKind.ACTING if acting else BarKind.SOFT
            bar = TimelineBar("", "", 0, 1, "", kind=kind, hue="accent")
            rect = self._rect(stay)
            paint_box(painter, rect, look_of(bar, look))
            painter.setPen(QColor(look.ink))
            room = rect.adjusted(7, 0, -3, 0)
            name = stay.name if self._of_post else stay.post
            words = size.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            if room.width() > size.horizontalAdvance("MM"):
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self._years(painter, size)
        painter.end()

    def _years(self, painter: QPainter, size: QFontMetricsF) -> None:
        painter.setPen(QColor(tokens().muted))
        ends: list[float] = []
        for year in range(self._first.year, self._last.year + 1):
            left = max(0.0, self._x(date(year, 1, 1)))
            wide = size.horizontalAdvance(str(year))
            if left + wide <= self.width() and (not ends or left > ends[-1] + 8):
                painter.drawText(QPointF(left, HIGH - 8.0), str(year))
                ends.append(left + wide)
