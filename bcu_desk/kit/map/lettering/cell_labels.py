"""Labels of equal cells: the name at the top, a note and the digit at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.lettering.labels import label_ink
from bcu_desk.kit.map.looks import AreaLook

PAD = 3.0
LEAST_WIDTH, LEAST_HEIGHT = 16.0, 14.0
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a cell and where they begin: left, and the line they stand on."""

    text: str
    at: QPointF


class CellLabels:
    """The labels of cells in a view; names are broken once, notes and digits go with the looks."""

    def __init__(self, names: Sequence[str], boxes: Sequence[QRectF]) -> None:
        self._small, self._strong = font_of("small"), font_of("strong")
        self._fine, self._bold = QFontMetricsF(self._small), QFontMetricsF(self._strong)
        self._boxes = boxes
        self.named = frozenset(
            number for number, name in enumerate(names) if self._has_name(number)
        )
        self._names = [self._name(name, number) for number, name in enumerate(names)]

    def _has_name(self, number: int) -> bool:
        box = self._boxes[number]
        both = self._fine.height() + self._bold.ascent() + PAD
        return box.width() >= 2.5 * LEAST_WIDTH and box.height() >= both

    def draw(self, painter: QPainter, looks: Sequence[AreaLook], grounds: Sequence[str]) -> None:
        """Draw what the cells say now, each on its ground."""
        painter.setFont(self._small)
        for number, look in enumerate(looks):
            painter.setPen(QColor(label_ink(grounds[number], faint=look.faint)))
            for words in (*self._names[number], *self._note(look, number)):
                painter.drawText(words.at, words.text)
        painter.setFont(self._strong)
        for number, look in enumerate(looks):
            told = next((t for t in (look.digit, look.brief) if self._fits_digit(t, number)), "")
            if told:
                painter.setPen(QColor(label_ink(grounds[number], faint=look.faint)))
                painter.drawText(self._digit_at(told, number), told)

    def _fits_digit(self, digit: str, number: int) -> bool:
        box = self._boxes[number]
        wide = max(LEAST_WIDTH, self._bold.horizontalAdvance(digit) + 2)
        return box.width() >= wide and box.height() >= LEAST_HEIGHT

    def _digit_at(self, digit: str, number: int) -> QPointF:
        """Bottom right; in the middle of a cell that has no room for its name."""
        box, wide = self._boxes[number], self._bold.horizontalAdvance(digit)
        if number in self.named:
            return QPointF(
                box.right() - PAD - 1 - wide, box.bottom() - PAD - self._bold.descent() / 2
            )
        middle = box.center()
        return QPointF(
            middle.x() - wide / 2,
            middle.y() + (self._bold.ascent() - self._bold.descent()) / 2,
        )

    def _name(self, name: str, number: int) -> tuple[Words, ...]:
        """The lines of a name, the last one shortened where it does not fit."""
        if number not in self.named:
            return ()
        box = self._boxes[number]
        room = int((box.height() - self._bold.height() - PAD) // self._fine.height())
        lines = self._broken(name, box.width() - 2 * PAD, min(MOST_LINES, max(1, room)))
        top = box.top() + PAD / 2 + self._fine.ascent()
        return tuple(
            Words(line, QPointF(box.left() + PAD, top + index * (self._fine.height() - 1)))
            for index, line in enumerate(lines)
        )

    def _broken(self, name: str, room: float, most: int) -> list[str]:
        """A name in lines that fit, words kept whole where they can be."""
        lines: list[str] = []
        for word in name.split():
            longer = f"{lines[-1]} {word}" if lines else word
            fits = self._fine.horizontalAdvance(longer) <= room
            if lines and (fits or len(lines) == most):
                lines[-1] = longer
            else:
                lines.append(word)
        return [self._fine.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]

    def _note(self, look: AreaLook, number: int) -> tuple[Words, ...]:
        """The note at the bottom left, or its first part; none where it has no room."""
        box = self._boxes[number]
        lines = len(self._names[number])
        line_height = self._fine.height()
        if not look.note or not lines or box.height() < (lines + 1) * (line_height - 1) + PAD:
            return ()
        taken = self._bold.horizontalAdvance(look.digit) + 3 * PAD
        room = box.width() - taken - PAD
        at = QPointF(box.left() + PAD, box.bottom() - PAD - self._bold.descent() / 2)
        for told in (look.note, look.note.partition(", ")[0]):
            if self._fine.horizontalAdvance(told) <= room:
                return (Words(told, at),)
        return ()
