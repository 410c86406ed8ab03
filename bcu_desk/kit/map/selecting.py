"""Choosing several areas on a map: a box by Shift and a drag, a brush by Ctrl, one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bcu_desk.kit.look.tokens import tokens

VEIL = 40  # of 255, how much of the accent the inside of a box takes


class Hand(Enum):
    """What a pressed pointer does."""

    MOVE = auto()
    BOX = auto()
    BRUSH = auto()


@dataclass(frozen=True, slots=True)
class Press:
    """A press of the pointer as it goes on.

    `met` are the areas that a brush went over, `before` those selected when it began.
    """

    hand: Hand
    start: QPointF
    at: QPointF
    before: frozenset[int]
    met: frozenset[int] = frozenset()
    is_moved: bool = False

    def moved(self, at: QPointF, number: int, far: float) -> Press:
        """The press after the pointer went to a point over an area; `far` pixels are a move."""
        is_moved = self.is_moved or (at - self.start).manhattanLength() > far
        met = self.met | {number} if number >= 0 else self.met
        return replace(self, at=at, met=met, is_moved=is_moved)

    def box(self) -> QRectF:
        """The box from where it began to where it is."""
        return QRectF(self.start, self.at).normalized()

    def brushed(self) -> frozenset[int]:
        """What is selected by the brush: a click turns one over, a drag adds."""
        return self.before | self.met if self.is_moved else self.before ^ self.met


def hand_of(keys: Qt.KeyboardModifier) -> Hand:
    """What a press with some keys held does."""
    if keys & Qt.KeyboardModifier.ShiftModifier:
        return Hand.BOX
    return Hand.BRUSH if keys & Qt.KeyboardModifier.ControlModifier else Hand.MOVE


def draw_box(painter: QPainter, box: QRectF) -> None:
    """Draw the box of a selection."""
    accent = QColor(tokens().accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
    accent.setAlpha(VEIL)
    painter.setBrush(accent)
    painter.drawRect(box)
