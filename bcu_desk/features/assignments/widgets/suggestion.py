"""A choice for a gap as a button: who, what that means for them, how many rules it mends."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from bcu_desk.features.assignments.rules.suggestions import Suggestion
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

PAD, GAP = 10, 8
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SuggestionButton(QPushButton):
    """Press it to open the form filled in with the choice."""

    def __init__(self, suggestion: Suggestion, name: str) -> None:
        super().__init__()
        self._suggestion = suggestion
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice = suggestion.choice
        self.setAccessibleName(f"{choice.name}: {self.detail()}. Mends {self.figure()} rules")
        self.setToolTip(f"{choice.name}. {self.detail()}.")

    def figure(self) -> str:
        """`4 of 4`."""
        return f"{self._suggestion.mended} of {self._suggestion.broken}"

    def detail(self) -> str:
        """What the choice means, and the rules that it would break."""
        breaks = self._suggestion.breaks
        told = self._suggestion.choice.detail
        return f"{told}; breaks {', '.join(breaks)}" if breaks else told

    def sizeHint(self) -> QSize:
        """Two lines of words."""
        lines = sum(QFontMetricsF(font_of(role)).height() for role in ("strong", "secondary"))
        return QSize(200, round(lines) + 14)

    def minimumSizeHint(self) -> QSize:
        """The same height at any width."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the border, the two lines and the figure."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(QColor(look.accent if hot else look.line), 1))
        painter.setBrush(QColor(look.accent_soft if self.isDown() else look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        room = QRectF(self.rect()).adjusted(PAD, 6, -PAD, -6)
        left = self._chip(painter, room)
        self._line(painter, "strong", self._suggestion.choice.name, room, left, top=True)
        self._line(painter, "secondary", self.detail(), room, room.right(), top=False)
        painter.end()

    def _chip(self, painter: QPainter, room: QRectF) -> float:
        """Draw the figure at the right; returns where it begins."""
        found = self._suggestion
        whole = found.mended == found.broken and not found.breaks
        ink, ground = tokens().tone("good" if whole else "warn")
        font = font_of("small")
        wide, tall = QFontMetricsF(font).horizontalAdvance(self.figure()) + 14, 18.0
        chip = QRectF(room.right() - wide, room.top(), wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, tall / 2, tall / 2)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.figure())
        return chip.left() - GAP

    def _line(
        self, painter: QPainter, role: str, text: str, room: QRectF, right: float, *, top: bool
    ) -> None:
        font = font_of(role)
        size = QFontMetricsF(font)
        look = tokens()
        painter.setFont(font)
        painter.setPen(QColor(look.ink if top and self.isEnabled() else look.muted))
        y = room.top() if top else room.bottom() - size.height()
        place = QRectF(room.left(), y, right - room.left(), size.height())
        told = size.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(MIDDLE), told)
