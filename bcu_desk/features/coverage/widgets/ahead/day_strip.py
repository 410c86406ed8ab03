"""Wards below target day by day: a bar for each, to see what is coming and to go there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.queries.days.below import DayRow
from bcu_desk.kit.controls import words
from bcu_desk.kit.day_player import DayPlayer
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.nodes import Node, nodes_changed, painted

HIGH, LEAST, GAP = 30, 3, 2
MONDAY = 0
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}


class DayBars(QWidget):
    """The bars; `chosen` carries the day of one. Days after `today` are outlined: planned."""

    chosen = Signal(date)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.days.bars")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Wards below target by day")
        self._rows: tuple[DayRow, ...] = ()
        self._on = self._today = date.min
        painted(self)

    def show_days(self, rows: Sequence[DayRow], on: date, today: date) -> None:
        """Show other days, one of them chosen."""
        self._rows, self._on, self._today = tuple(rows), on, today
        nodes_changed(self)
        self.update()

    def sizeHint(self) -> QSize:
        """Bars and a line of days under them."""
        return QSize(200, HIGH + round(QFontMetricsF(font_of("small")).height()) + 6)

    def nodes(self) -> Sequence[Node]:
        """Each day in words."""
        return [
            Node(
                told(row, planned=row.day > self._today),
                self._rect(number).toAlignedRect(),
                "list item",
                selected=row.day == self._on,
                focused=row.day == self._on,
            )
            for number, row in enumerate(self._rows)
        ]

    def press_node(self, number: int) -> None:
        """Go to a day."""
        self.chosen.emit(self._rows[number].day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go a day on or back, Page Up and Page Down a week."""
        by = STEPS.get(Qt.Key(event.key()))
        days = [row.day for row in self._rows]
        if by is None or self._on not in days:
            super().keyPressEvent(event)
            return
        at = max(0, min(len(days) - 1, days.index(self._on) + by))
        if days[at] != self._on:
            self.chosen.emit(days[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the day under the pointer."""
        number = self._number(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self.chosen.emit(self._rows[number].day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The day shown wears the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No day wears the ring."""
        super().focusOutEvent(event)
        self.update()

    def _wide(self) -> float:
        return (self.width() - 8) / max(1, len(self._rows))

    def _number(self, x: float) -> int | None:
        number = int((x - 4) // self._wide())
        return number if 0 <= number < len(self._rows) else None

    def _rect(self, number: int) -> QRectF:
        most = max([1, *(row.below for row in self._rows)])
        high = LEAST + (HIGH - LEAST) * self._rows[number].below / most
        left = 4 + number * self._wide()
        return QRectF(left + GAP / 2, 2 + HIGH - high, self._wide() - GAP, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a bar for each day, and Mondays and the day shown under them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._rows):
            self._bar(painter, self._rect(number), row)
        self._days(painter)
        painter.end()

    def _bar(self, painter: QPainter, rect: QRectF, row: DayRow) -> None:
        look = tokens()
        shown = row.day == self._on
        fill = QColor(look.accent if shown else look.line2)
        if row.day > self._today and not shown:
            painter.setPen(QPen(fill, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.fillRect(rect, fill)
        if shown and self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-2, -1, 2, 2))

    def _days(self, painter: QPainter) -> None:
        """The day shown, and the Mondays that leave it room."""
        look, font = tokens(), font_of("small")
        size = QFontMetricsF(font)
        painter.setFont(font)
        taken: list[QRectF] = []
        ordered = sorted(enumerate(self._rows), key=lambda pair: pair[1].day != self._on)
        for number, row in ordered:
            shown = row.day == self._on
            if not shown and row.day.weekday() != MONDAY:
                continue
            text = (
                f"{row.day:%a} {row.day.day} {row.day:%b}"
                if shown
                else f"{row.day.day} {row.day:%b}"
            )
            wide = size.horizontalAdvance(text)
            middle = self._rect(number).center().x()
            left = max(2.0, min(self.width() - wide - 2, middle - wide / 2))
            place = QRectF(left - 6, HIGH + 3, wide + 12, size.height())
            if any(place.intersects(other) for other in taken):
                continue
            taken.append(place)
            painter.setPen(QColor(look.accent if shown else look.muted))
            painter.drawText(QPointF(left, HIGH + 3 + size.ascent()), text)


def told(row: DayRow, *, planned: bool) -> str:
    """A day in words: `11 of 90 wards below target on Mon 23 Jan 2017, as planned`."""
    said = f"{row.below} of {row.wards} wards below target on {long_day(row.day)}"
    return f"{said}, as planned" if planned else said


class DayStrip(QWidget):
    """How many wards are below target on the days around one; `chosen` goes to another day."""

    chosen = Signal(date)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.days")
        self._title = words("", "secondary")
        self.player = DayPlayer("coverage.days.player", tells_day=False)
        self.bars = DayBars()
        self.bars.chosen.connect(self.chosen)
        self.player.shown.connect(self.chosen)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.player)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 6, 10, 6)
        lines.setSpacing(2)
        lines.addLayout(head)
        lines.addWidget(self.bars)

    def show_days(self, rows: Sequence[DayRow], on: date, today: date) -> None:
        """Show the days around another one."""
        self.bars.show_days(rows, on, today)
        if not self.player.is_playing() or self.player.day() != on:
            self.player.show_days([row.day for row in rows], on)
        found = next((row for row in rows if row.day == on), None)
        planned = "; outlined: planned" if rows and rows[-1].day > today else ""
        count = f"{found.below} of {found.wards}" if found else "No"
        self._title.setText(f"{count} below target, day by day{planned}")
