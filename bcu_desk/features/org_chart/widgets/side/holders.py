"""Who held, holds and will hold a post: a strip over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.queries import HolderRow
from bcu_desk.kit.look.tokens import Tokens, text_scale, tokens
from bcu_desk.kit.look.type_scale import font_of

BACK, AHEAD = 21, 42  # days shown before and after the day in view
HIGH = 62


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with one holder, or with none; ends are fractions of the strip, 0 to 1."""

    start: float
    end: float
    words: str
    kind: str  # held, acting or none


def stretches(
    rows: Sequence[HolderRow], first: date, last: date, made: date
) -> tuple[Stretch, ...]:
    """The days from first to last cut by holders; days of the post without one are stretches too.

    `made` is the day from which there is such a post.
    """
    found: list[Stretch] = []
    span = (last - first).days
    at = max(first, made)

    def add(start: date, end: date, words: str, kind: str) -> None:
        if start < end:
            found.append(
                Stretch((start - first).days / span, (end - first).days / span, words, kind)
            )

    for row in sorted(rows, key=lambda row: row.from_day):
        start, end = max(row.from_day, at), min(row.to_day or last, last)
        if end <= at or row.from_day >= last:
            continue
        add(at, start, "No holder", "none")
        surname = row.name.rpartition(" ")[2]
        acting = row.standing in ("acting", "temporary")
        add(start, end, f"{surname}, {row.standing}" if acting else surname, _kind(row))
        at = end
    add(at, last, "No holder", "none")
    return tuple(found)


def _kind(row: HolderRow) -> str:
    return "acting" if row.standing in ("acting", "temporary") else "held"


def holders_told(rows: Sequence[HolderRow]) -> str:
    """All holders in words."""
    return "; ".join(
        f"{row.rank} {row.name}, {row.standing}, from {long_day(row.from_day)}"
        + (f" to {long_day(row.to_day - timedelta(1))}" if row.to_day else "")
        for row in rows
    )


class HolderStrip(QWidget):
    """A few weeks around the day in view, with a bar for each holder."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[HolderRow, ...] = ()
        self._on = self._made = date.min
        self.setFixedHeight(round(HIGH * text_scale()))

    def show_holders(self, rows: Sequence[HolderRow], on: date, made: date) -> None:
        """Show the holders, around a day, of a post that is there from another."""
        self._rows, self._on, self._made = tuple(rows), on, made
        told = holders_told(rows) or "Nobody has held this post"
        self.setAccessibleName(f"Holders: {told}")
        self.setToolTip(told.replace("; ", "\n"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the days, the bars and the day in view."""
        if self._on == date.min:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._on - timedelta(BACK), self._on + timedelta(AHEAD)
        line = QFontMetricsF(font_of("small")).height()
        self._draw_days(painter, first, (last - first).days, line)
        top = line + 9
        for part in stretches(self._rows, first, last, self._made):
            box = QRectF(
                1 + part.start * (self.width() - 2),
                top,
                (part.end - part.start) * (self.width() - 2) - 2,
                26 * text_scale(),
            )
            self._draw_part(painter, part, box)
        x = 1 + BACK / (BACK + AHEAD) * (self.width() - 2)
        painter.setPen(QPen(QColor(tokens().accent), 2))
        for y in ((line + 2, top - 1), (top + 27 * text_scale(), top + 34 * text_scale())):
            painter.drawLine(int(x), round(y[0]), int(x), round(y[1]))
        painter.end()

    def _draw_days(self, painter: QPainter, first: date, days: int, line: float) -> None:
        look = tokens()
        for day in (*ticks_around(self._on), self._on):
            x = 1 + (day - first).days / days * (self.width() - 2)
            here = day == self._on
            painter.setFont(font_of("small") if not here else _bold())
            painter.setPen(QColor(look.accent if here else look.muted))
            words = f"{day.day} {day:%b}"
            width = QFontMetricsF(painter.font()).horizontalAdvance(words)
            left = min(max(0.0, x - width / 2), self.width() - width)
            painter.drawText(QRectF(left, 0, width + 2, line), Qt.AlignmentFlag.AlignLeft, words)

    def _draw_part(self, painter: QPainter, part: Stretch, box: QRectF) -> None:
        ink, ground, edge, style = _look_of(part.kind, tokens())
        painter.setPen(QPen(QColor(edge), 1, style))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font_of("small"))
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(painter.font())
        inside = box.adjusted(6, 0, -4, 0)
        told = part.words
        if part.kind == "none" and metrics.horizontalAdvance(told) > inside.width():
            told = "None"
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, inside.width())
        if len(shown) > 2:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)


def _look_of(kind: str, look: Tokens) -> tuple[str, str, str, Qt.PenStyle]:
    """Ink, ground, edge and its style for a stretch."""
    if kind == "none":
        return look.bad, look.bad_soft, look.bad, Qt.PenStyle.DashLine
    if kind == "acting":
        return look.ink, look.warn_soft, look.warn, Qt.PenStyle.SolidLine
    return look.ink, look.bg, look.line2, Qt.PenStyle.SolidLine


def ticks_around(on: date) -> tuple[date, ...]:
    """Every other Monday of the strip, so that none comes near the day in view."""
    monday = on + timedelta((3 - on.weekday()) % 7 - 3)
    return tuple(monday + timedelta(14 * n) for n in (-1, 1, 2))


def _bold() -> QFont:
    font = font_of("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font
