"""The words beside a proposal that may not be: what is wrong, and the ways out as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import Push
from bcu_desk.kit.controls import Chip, Picture, restyled, words
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.timeline.paint.bars import Fonts
from bcu_desk.kit.timeline.rows import Fix, Verdict

WIDTH = 350
GAP = 10
CAP = 20
PUT_BACK = "Esc puts it back. Nothing is saved yet."


class FixButton(Push):
    """A way out: its number key, what it does, and a word about it."""

    def __init__(self, number: int, fix: Fix, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.fix.{number}")
        self.setAccessibleName(f"{fix.title}. {fix.detail}")
        self.setAccessibleDescription(f"Key {number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = number
        self._fix = fix

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        fonts = Fonts.now()
        height = fonts.title_size.height() + fonts.second_size.height() + 14
        return QSize(WIDTH - 32, round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw border, number and the two lines; the first way out is the one proposed."""
        look, fonts = tokens(), Fonts.now()
        first = self._number == 1 or self.hasFocus() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if first else look.line2), 1.4 if first else 1))
        painter.setBrush(QColor(look.accent_soft if first else look.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        cap = QRectF(10, (self.height() - CAP) / 2, CAP, CAP)
        painter.setPen(QPen(QColor(look.line2), 1))
        painter.setBrush(QColor(look.raised))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(look.ink))
        painter.setFont(fonts.second)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(self._number))
        room = QRectF(10 + CAP + 10, 6, self.width() - CAP - 30, self.height() - 12)
        painter.setPen(QColor(look.accent if first else look.ink))
        painter.setFont(fonts.title)
        title = fonts.shortened(self._fix.title, room.width(), title=True)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        painter.setPen(QColor(look.muted))
        painter.setFont(fonts.second)
        detail = fonts.shortened(self._fix.detail, room.width(), title=False)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, detail)
        painter.end()


class Bubble(QFrame):
    """What is wrong with a proposal, beside it; `chosen` carries the number of a way out."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.bubble")
        self._ok = False
        self._picture = Picture("", "accent", 18)
        self._words = words("", "strong", tone="bad", wrap=True)
        self._figure = Chip("", tone="bad")
        self._detail = words("", "body", wrap=True)
        self._fixes = QVBoxLayout()
        self._fixes.setSpacing(7)
        self._lines = QVBoxLayout(self)
        self._hint = words(PUT_BACK, "small")
        self.buttons: tuple[FixButton, ...] = ()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self._words, 1)
        upper.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        lines = self._lines
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(8)
        lines.addLayout(upper)
        lines.addWidget(self._detail)
        lines.addLayout(self._fixes)
        lines.addWidget(self._hint)

    def tell(self, verdict: Verdict, fixes: Sequence[Fix]) -> None:
        """Show a verdict and ways out."""
        self._ok = verdict.ok
        icon, tone = ("info", "accent") if verdict.ok else ("warning", "bad")
        self._picture.show_icon(icon, tone)
        self._words.setProperty("tone", "" if verdict.ok else "bad")
        restyled(self._words)
        self._words.setText(verdict.words)
        self._figure.setText(verdict.figure)
        self._figure.setVisible(bool(verdict.figure))
        self._detail.setText(verdict.detail)
        self._detail.setVisible(bool(verdict.detail))
        self._hint.setVisible(bool(fixes))
        self._offer(fixes)
        self.setAccessibleName(f"{verdict.words}. {verdict.detail}")
        self.resize(WIDTH, self._height())

    def beside(self, rect: QRect, room: QRect) -> None:
        """Stand under a rectangle, over it where there is no room, within another."""
        left = min(max(rect.left(), room.left() + GAP), room.right() - WIDTH - GAP)
        top = rect.bottom() + GAP
        if top + self.height() > room.bottom():
            top = max(room.top(), rect.top() - GAP - self.height())
        self.move(left, top)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if self._ok else look.bad), 1.2))
        painter.setBrush(QColor(look.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _offer(self, fixes: Sequence[Fix]) -> None:
        for old in self.buttons:
            self._fixes.removeWidget(old)
            old.hide()
            old.deleteLater()
        name = self.objectName().removesuffix(".bubble")
        self.buttons = tuple(FixButton(n, fix, name) for n, fix in enumerate(fixes, 1))
        for number, made in enumerate(self.buttons):
            made.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            self._fixes.addWidget(made)
            made.show()

    def _height(self) -> int:
        """The height at the bubble's width; words wrap."""
        self._lines.activate()
        tall = self._lines.heightForWidth(WIDTH)
        return tall if tall > 0 else self._lines.sizeHint().height()
