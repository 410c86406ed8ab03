"""A choice for a gap as a button: who, each reason, the rules that it mends and would break."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from bcu_desk.features.assignments.rules.suggestions import Suggestion
from bcu_desk.kit.buttons import Push
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

PAD, TOP, GAP, BETWEEN = 10, 7, 8, 2
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
TALLEST, NARROW = 10_000, 120


class SuggestionButton(Push):
    """Press it to open the form filled in with the choice."""

    def __init__(self, suggestion: Suggestion, name: str) -> None:
        super().__init__()
        self._suggestion = suggestion
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = f"Mends {self.figure()} rules"
        self.setAccessibleName(f"{suggestion.choice.name}: {self.detail()}. {told}")
        rules = ". ".join(words for words, _ in self.rules())
        self.setAccessibleDescription(rules)
        self.setToolTip(f"{suggestion.choice.name}. {self.detail()}. {rules}".rstrip(". ") + ".")

    def figure(self) -> str:
        """`4 of 4`."""
        return f"{self._suggestion.mended} of {self._suggestion.broken}"

    def detail(self) -> str:
        """Each reason, in a sentence of its own; what the choice means where there is none."""
        choice = self._suggestion.choice
        return ". ".join(choice.reasons or (choice.detail,))

    def rules(self) -> tuple[tuple[str, str], ...]:
        """The rules that the choice mends and would break, in words, each with its tone."""
        found = self._suggestion
        mends = (f"Mends {', '.join(found.mends)}", "good") if found.mends else None
        breaks = (f"Breaks {', '.join(found.breaks)}", "warn") if found.breaks else None
        return tuple(line for line in (mends, breaks) if line is not None)

    def height_for(self, width: int) -> int:
        """As many lines as the reasons need at a width."""
        size = {role: QFontMetricsF(font_of(role)) for role in ("strong", "secondary", "small")}
        across = QRectF(0, 0, width - 2 * PAD, TALLEST)
        told = size["secondary"].boundingRect(across, int(WRAP), f"{self.detail()}.").height()
        rules = size["small"].height() + BETWEEN if self.rules() else 0
        return round(2 * TOP + size["strong"].height() + BETWEEN + told + rules)

    def sizeHint(self) -> QSize:
        """The height at the width that it has."""
        return QSize(NARROW, self.height_for(max(self.width(), NARROW)))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, never cut below."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        self.setFixedHeight(self.height_for(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the border, the name with the figure, the reasons and the rules."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = (self.underMouse() or self.hasFocus()) and self.isEnabled()
        painter.setPen(QPen(QColor(look.accent if hot else look.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(look.accent_soft if self.isDown() else look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        room = QRectF(self.rect()).adjusted(PAD, TOP, -PAD, -TOP)
        self._name(painter, room, self._chip(painter, room))
        painter.setFont(font_of("secondary"))
        painter.setPen(QColor(look.muted))
        head = QFontMetricsF(font_of("strong")).height() + BETWEEN
        painter.drawText(room.adjusted(0, head, 0, 0), int(WRAP), f"{self.detail()}.")
        self._rules(painter, room)
        painter.end()

    def _chip(self, painter: QPainter, room: QRectF) -> float:
        """Draw the figure at the right; returns where it begins."""
        found = self._suggestion
        whole = found.mended == found.broken and not found.breaks
        ink, ground = tokens().tone("good" if whole else "warn")
        size = QFontMetricsF(font_of("small"))
        wide, tall = size.horizontalAdvance(self.figure()) + 14, size.height() + 2
        chip = QRectF(room.right() - wide, room.top(), wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, tall / 2, tall / 2)
        painter.setPen(QColor(ink))
        painter.setFont(font_of("small"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.figure())
        return chip.left() - GAP

    def _name(self, painter: QPainter, room: QRectF, right: float) -> None:
        size, look = QFontMetricsF(font_of("strong")), tokens()
        painter.setFont(font_of("strong"))
        painter.setPen(QColor(look.ink if self.isEnabled() else look.muted))
        place = QRectF(room.left(), room.top(), right - room.left(), size.height())
        name = self._suggestion.choice.name
        told = size.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), told)

    def _rules(self, painter: QPainter, room: QRectF) -> None:
        """The last line: what it mends, and beside that what it would break."""
        size = QFontMetricsF(font_of("small"))
        painter.setFont(font_of("small"))
        left, top = room.left(), room.bottom() - size.height()
        for words, tone in self.rules():
            painter.setPen(QColor(tokens().tone(tone)[0]))
            wide = size.horizontalAdvance(words) + 1
            painter.drawText(QRectF(left, top, wide, size.height()), 0, words)
            left += wide + 2 * GAP
