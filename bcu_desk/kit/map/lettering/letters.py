"""Words and figures laid out once each, drawn many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QRawFont, QStaticText

from bcu_desk.kit.look.type_scale import font_of

Spot = tuple[float, float]


class Words:
    """What is to be drawn: by ink, each text with the middles of the rooms it stands in."""

    def __init__(self) -> None:
        self.spots: dict[tuple[str, str], list[Spot]] = {}

    def add(self, ink: str, text: str, at: Spot) -> None:
        """Have a text drawn in some room too."""
        self.spots.setdefault((ink, text), []).append(at)


class Glyphs(NamedTuple):
    """A text as glyphs of one font: their numbers, and where each begins from the text's middle."""

    numbers: tuple[int, ...]
    starts: tuple[float, ...]


class Lettering:
    """Words of one font, laid out once each, drawn in the middle of boxes.

    Figures of one ink are drawn all at once; other words one by one, as they may need shaping.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._raw = QRawFont.fromFont(font)
        self._down = (self._raw.ascent() - self._raw.descent()) / 2
        self._known: dict[str, tuple[QStaticText, float, float]] = {}
        self._figures: dict[str, Glyphs | None] = {}

    def draw(self, painter: QPainter, words: Words) -> None:
        """Draw words in the middle of their rooms."""
        painter.setFont(self._font)
        runs: dict[str, tuple[list[int], list[QPointF]]] = {}
        for (ink, text), middles in words.spots.items():
            glyphs = self._figures[text] if text in self._figures else self._glyphs(text)
            if glyphs is None:
                self._draw_text(painter, ink, text, middles)
                continue
            numbers, spots = runs.setdefault(ink, ([], []))
            for number, start in zip(glyphs.numbers, glyphs.starts, strict=True):
                numbers += [number] * len(middles)
                spots += [QPointF(x + start, y + self._down) for x, y in middles]
        for ink, (numbers, spots) in runs.items():
            painter.setPen(QColor(ink))
            self._draw_glyphs(painter, numbers, spots)

    def _draw_text(self, painter: QPainter, ink: str, text: str, middles: Sequence[Spot]) -> None:
        painter.setPen(QColor(ink))
        static, half_width, half_height = self._laid_out(text)
        for x, y in middles:
            painter.drawStaticText(QPointF(x - half_width, y - half_height), static)

    def _draw_glyphs(
        self, painter: QPainter, numbers: Sequence[int], spots: Sequence[QPointF]
    ) -> None:
        run = QGlyphRun()
        run.setRawFont(self._raw)
        run.setGlyphIndexes(numbers)
        run.setPositions(spots)
        painter.drawGlyphRun(QPointF(), run)

    def _glyphs(self, text: str) -> Glyphs | None:
        """A figure's glyphs, kept; None for other words, and for a font that lacks one."""
        found = self._raw.glyphIndexesForString(text) if text.isascii() else []
        made = None
        if not (text.isalpha() or " " in text or 0 in found or len(found) != len(text)):
            advances = [point.x() for point in self._raw.advancesForGlyphIndexes(found)]
            half = sum(advances) / 2
            starts = tuple(sum(advances[:at]) - half for at in range(len(found)))
            made = Glyphs(tuple(found), starts)
        self._figures[text] = made
        return made

    def _laid_out(self, text: str) -> tuple[QStaticText, float, float]:
        found = self._known.get(text)
        if found is None:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=self._font)
            size = static.size()
            found = self._known[text] = (static, size.width() / 2, size.height() / 2)
        return found


class Letters:
    """The lettering of an area map: its digits and its names."""

    def __init__(self) -> None:
        self.digits = Lettering(font_of("strong"))
        self.names = Lettering(font_of("small"))
