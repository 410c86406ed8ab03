"""Drawing on paper in points: text, boxes and lines, whatever the device."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from bcu_desk.kit.look.tokens import Tokens, tokens_of

UNIT = 10.0  # the painter's units in a point, so that type of 7.5 pt has a whole size
STYLES = {
    "title": (22.0, 600),
    "section": (11.0, 600),
    "text": (8.5, 400),
    "text_strong": (8.5, 600),
    "lead": (8.5, 600),
    "strong": (7.5, 600),
    "strong_tight": (7.5, 600),
    "small": (7.0, 400),
    "small_strong": (7.0, 600),
}
TIGHT = 84  # per cent of a letter's width, for names that would need another line
LEADING = 1.17  # a line's height over the size of its type
LEAST = min(size for size, _ in STYLES.values())


def leading(style: str) -> float:
    """The height of a line in points."""
    return STYLES[style][0] * LEADING


class Measure:
    """How wide words are in each style, in points."""

    def __init__(self, font: QFont) -> None:
        self.fonts = {style: _sized(font, style) for style in STYLES}
        self._metrics = {style: QFontMetricsF(made) for style, made in self.fonts.items()}

    def width(self, words: str, style: str) -> float:
        """How wide a line is."""
        return self._metrics[style].horizontalAdvance(words) / UNIT

    def ascent(self, style: str) -> float:
        """From the top of a line to its foot, the air of its leading shared out."""
        metrics = self._metrics[style]
        air = leading(style) * UNIT - metrics.ascent() - metrics.descent()
        return (metrics.ascent() + air / 2) / UNIT

    def cut(self, words: str, style: str, room: float) -> str:
        """Words cut with dots where they are too long."""
        return self._metrics[style].elidedText(words, Qt.TextElideMode.ElideRight, room * UNIT)

    def wrapped(self, words: str, style: str, first: float, room: float) -> tuple[str, ...]:
        """Words in lines, the first in a room of its own; a word too long is broken."""
        lines: list[str] = []
        line = ""
        for word in words.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, style) <= (room if lines else first):
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while self.width(line, style) > room and len(line) > 1:
                end = self._fitting(line, style, room)
                lines.append(line[:end])
                line = line[end:]
        return (*lines, line)

    def _fitting(self, word: str, style: str, room: float) -> int:
        """How many letters of a word fit, at least one."""
        end = len(word)
        while end > 1 and self.width(word[:end], style) > room:
            end -= 1
        return end


@contextlib.contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a device, which it lets go whatever happens."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


class Ink:
    """A painter in points, and the smallest type it drew."""

    def __init__(self, painter: QPainter, measure: Measure) -> None:
        self.painter = painter
        self.measure = measure
        self.look: Tokens = tokens_of("light")

    def text(self, at: tuple[float, float], words: str, style: str, colour: str = "") -> None:
        """A line of text with its top left at a point."""
        self.painter.setFont(self.measure.fonts[style])
        self.painter.setPen(QColor(colour or self.look.ink))
        baseline = at[1] + self.measure.ascent(style)
        self.painter.drawText(QPointF(at[0] * UNIT, baseline * UNIT), words)

    def text_right(self, at: tuple[float, float], words: str, style: str, colour: str = "") -> None:
        """A line of text with its top right at a point."""
        self.text((at[0] - self.measure.width(words, style), at[1]), words, style, colour)

    def text_centred(self, at: tuple[float, float], words: str, style: str) -> None:
        """A line of text with its top centre at a point."""
        self.text((at[0] - self.measure.width(words, style) / 2, at[1]), words, style)

    def box(
        self,
        place: tuple[float, float, float, float],
        edge: str | None,
        ground: str | None,
        width: float = 0.5,
        *,
        dashed: bool = False,
    ) -> None:
        """A rounded box: left, top, width and height; no edge or no ground for None."""
        x, y, wide, high = (side * UNIT for side in place)
        self.painter.setPen(Qt.PenStyle.NoPen if edge is None else _pen(edge, width, dashed=dashed))
        self.painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else QColor(ground))
        self.painter.drawRoundedRect(QRectF(x, y, wide, high), 2.5 * UNIT, 2.5 * UNIT)

    def band(self, place: tuple[float, float, float, float], colour: str) -> None:
        """A filled box with plain corners."""
        x, y, wide, high = (side * UNIT for side in place)
        self.painter.fillRect(QRectF(x, y, wide, high), QColor(colour))

    def lines(
        self, lines: Sequence[tuple[float, float, float, float]], colour: str, width: float = 0.6
    ) -> None:
        """Straight lines, each from a point to a point."""
        self.painter.setPen(_pen(colour, width))
        self.painter.drawLines([QLineF(*(end * UNIT for end in line)) for line in lines])


def _pen(colour: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width * UNIT)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen


def _sized(font: QFont, style: str) -> QFont:
    size, weight = STYLES[style]
    made = QFont(font)
    made.setPixelSize(round(size * UNIT))
    made.setWeight(QFont.Weight(weight))
    if style.endswith("_tight"):
        made.setStretch(TIGHT * (font.stretch() or 100) // 100)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("liga"), 0)  # so that words can be found in the PDF as they are
    return made
