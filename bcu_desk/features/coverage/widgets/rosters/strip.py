"""The lines of a shift pattern, day by day, as a strip of coloured letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bcu_desk.features.coverage.model.absences.rosters import Line, people_words
from bcu_desk.features.coverage.rules.shifts import REST
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.nodes import Node, nodes_changed, painted

ROW, HEAD, GAP, NAME, PEOPLE = 24, 32, 2, 62, 76
TONES = ("accent", "warn", "bad", "good")
ROUND = 3
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineStrip(QWidget):
    """Lines of day codes under their days; `chosen` carries the number of the line picked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.roster.lines")
        self.setAccessibleName("Lines of the shift pattern")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: tuple[Line, ...] = ()
        self._tones: dict[str, str] = {}
        self._first = date.min
        self._picked = -1
        painted(self)

    def show_lines(self, lines: Sequence[Line], codes: Sequence[str], first: date) -> None:
        """Show the lines from a day on; `codes` are the pattern's duties in order."""
        self._lines, self._first = tuple(lines), first
        self._tones = {code: TONES[number % len(TONES)] for number, code in enumerate(codes)}
        self._picked = -1
        self.updateGeometry()
        nodes_changed(self)
        self.update()

    def pick(self, number: int) -> None:
        """Mark a line; -1 marks none."""
        if number != self._picked:
            self._picked = number
            nodes_changed(self)
            self.update()

    def sizeHint(self) -> QSize:
        """The days' names, and a row for each line."""
        return QSize(340, HEAD + ROW * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Every line, however narrow the days."""
        return QSize(260, self.sizeHint().height())

    def nodes(self) -> Sequence[Node]:
        """Each line in words."""
        return [
            Node(
                line.words(self._first),
                self._row(number).toAlignedRect(),
                "list item",
                selected=number == self._picked,
                focused=number == self._picked,
            )
            for number, line in enumerate(self._lines)
        ]

    def press_node(self, number: int) -> None:
        """Pick a line."""
        self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from line to line."""
        by = STEPS.get(Qt.Key(event.key()))
        if by is None or not self._lines:
            super().keyPressEvent(event)
            return
        self._choose(max(0, min(len(self._lines) - 1, self._picked + by)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks the line under the pointer."""
        number = int((event.position().y() - HEAD) // ROW)
        if event.button() is Qt.MouseButton.LeftButton and 0 <= number < len(self._lines):
            self._choose(number)

    def _choose(self, number: int) -> None:
        self.pick(number)
        self.chosen.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The days' names, then the lines."""
        del event
        brush = QPainter(self)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.setFont(font_of("small"))
        self._paint_days(brush)
        for number, line in enumerate(self._lines):
            self._paint_line(brush, number, line)
        brush.end()

    def _paint_days(self, brush: QPainter) -> None:
        brush.setPen(QColor(tokens().muted))
        half, middle = HEAD / 2, Qt.AlignmentFlag.AlignCenter
        for number in range(len(self._lines[0].codes) if self._lines else 0):
            day = self._first + timedelta(days=number)
            brush.drawText(self._cell(number, 0, half), middle, f"{day:%a}"[:2])
            brush.drawText(self._cell(number, half - 1, half), middle, str(day.day))

    def _paint_line(self, brush: QPainter, number: int, line: Line) -> None:
        look, row = tokens(), self._row(number)
        if number == self._picked:
            brush.setPen(QColor(look.accent))
            brush.setBrush(Qt.BrushStyle.NoBrush)
            brush.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        brush.setPen(QColor(look.ink))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        brush.drawText(row.adjusted(6, 0, 0, 0), left, line.title)
        for at, code in enumerate(line.codes):
            self._paint_day(brush, self._cell(at, row.top(), ROW), code)
        brush.setPen(QColor(look.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        brush.drawText(row.adjusted(0, 0, -6, 0), right, people_words(len(line.people)))

    def _paint_day(self, brush: QPainter, cell: QRectF, code: str) -> None:
        inside = cell.adjusted(GAP / 2, 3, -GAP / 2, -3)
        if code == REST:
            brush.setPen(QColor(tokens().muted))
            brush.drawText(inside, Qt.AlignmentFlag.AlignCenter, "–")
            return
        ink, ground = tokens().tone(self._tones.get(code, "muted"))
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(QColor(ground))
        brush.drawRoundedRect(inside, ROUND, ROUND)
        brush.setPen(QColor(ink))
        brush.drawText(inside, Qt.AlignmentFlag.AlignCenter, code)

    def _day_width(self) -> float:
        count = len(self._lines[0].codes) if self._lines else 1
        return (self.width() - NAME - PEOPLE) / max(1, count)

    def _cell(self, number: int, top: float, high: float) -> QRectF:
        wide = self._day_width()
        return QRectF(NAME + number * wide, top, wide, high)

    def _row(self, number: int) -> QRectF:
        return QRectF(0, HEAD + number * ROW, self.width(), ROW)
