"""Small strokes that every part of a painted tile is made of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from bcu_desk.kit.look.tokens import Tokens, ink_on, text_scale, tokens
from bcu_desk.kit.look.type_scale import ROLES, font_of

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class Fonts:
    """The fonts of the type scale with the width of words in them, made once."""

    def __init__(self) -> None:
        self._fonts = {role: font_of(role) for role in ROLES}
        self._metrics = {role: QFontMetrics(font) for role, font in self._fonts.items()}
        self._widths: dict[tuple[str, str], int] = {}

    def font(self, role: str) -> QFont:
        """The font of a role."""
        return self._fonts[role]

    def width(self, role: str, text: str) -> int:
        """Pixels that words take."""
        found = self._widths.get((role, text))
        if found is None:
            found = self._metrics[role].horizontalAdvance(text)
            self._widths[role, text] = found
        return found

    def cut(self, role: str, text: str, width: float) -> str:
        """Words shortened to a width."""
        if self.width(role, text) <= width:
            return text
        mode = Qt.TextElideMode.ElideRight
        return self._metrics[role].elidedText(text, mode, max(0, int(width)))


class Pen:
    """A painter with the theme's colours and fonts; `scale` is that of the text."""

    def __init__(self, painter: QPainter, fonts: Fonts) -> None:
        self.painter = painter
        self.fonts = fonts
        self.look: Tokens = tokens()
        self.scale = text_scale()
        self._colours: dict[str, QColor] = {}
        self._inks: dict[str, str] = {}

    def of(self, pixels: float) -> int:
        """Pixels at the text's scale."""
        return round(pixels * self.scale)

    def colour(self, name: str) -> QColor:
        """A colour by a token's name, a hue's name, or as `#RRGGBB` itself."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(self.look.colour(name))
        return found

    def ink_on(self, name: str) -> str:
        """Black or white, whichever reads better on a colour."""
        if name not in self._inks:
            self._inks[name] = ink_on(self.look.colour(name))
        return self._inks[name]

    def write(
        self,
        role: str,
        colour: str,
        rect: QRectF,
        text: str,
        align: Qt.AlignmentFlag = LEFT,
    ) -> int:
        """Words in a rectangle, shortened to it; returns their width."""
        told = self.fonts.cut(role, text, rect.width())
        self.painter.setFont(self.fonts.font(role))
        self.painter.setPen(self.colour(colour))
        self.painter.drawText(rect, align, told)
        return self.fonts.width(role, told)

    def line(self, y: float, left: float, right: float) -> None:
        """A hairline across."""
        self.painter.fillRect(QRectF(left, y, right - left, 1), self.colour("line"))

    def block(self, rect: QRectF, ground: str, edge: str = "", radius: float = 4) -> None:
        """A rectangle with round corners, and a line around it where it has one."""
        self.painter.setPen(QPen(self.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(ground))
        half = 0.5 if edge else 0
        self.painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def frame(self, rect: QRectF) -> None:
        """A frame around what has the keyboard."""
        self.painter.setPen(QPen(self.colour("ink"), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, 3, 3)

    def hatch(self, rect: QRectF, colour: str, ground: str) -> None:
        """A block of slanting lines."""
        self.block(rect, ground, radius=2)
        self.painter.save()
        self.painter.setClipRect(rect)
        self.painter.setPen(QPen(self.colour(colour), 2))
        x = rect.left() - rect.height()
        while x < rect.right():
            self.painter.drawLine(
                round(x), round(rect.bottom()), round(x + rect.height()), round(rect.top())
            )
            x += 5
        self.painter.restore()
