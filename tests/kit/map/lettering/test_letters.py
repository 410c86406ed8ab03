"""Words and figures lie where they should."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QStaticText
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.lettering.letters import Lettering, Letters, Words


def _paper(colour: str) -> QImage:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def _words(text: str) -> Words:
    words = Words()
    words.add("#000000", text, (60.0, 60.0))
    return words


def test_words_stand_in_the_middle_of_their_box(themed: QApplication) -> None:
    image = _paper("#FFFFFF")
    painter = QPainter(image)
    Lettering(font_of("strong")).draw(painter, _words("8"))
    painter.end()
    dark = [
        (x, y) for x in range(120) for y in range(120) if image.pixelColor(x, y).lightness() < 99
    ]
    assert sum(x for x, _ in dark) / len(dark) == pytest.approx(60, abs=2)
    assert sum(y for _, y in dark) / len(dark) == pytest.approx(60, abs=2)


@pytest.mark.parametrize("text", ["8", "12", "86 %", "–2", "Abbey", "Ash é"])
def test_figures_and_words_lie_where_qt_would_lay_them_out(themed: QApplication, text: str) -> None:
    ours, theirs = _paper("#FFFFFF"), _paper("#FFFFFF")
    painter = QPainter(ours)
    Lettering(font_of("strong")).draw(painter, _words(text))
    painter.end()
    static = QStaticText(text)
    static.prepare(font=font_of("strong"))
    painter = QPainter(theirs)
    painter.setFont(font_of("strong"))
    size = static.size()
    painter.drawStaticText(QPointF(60 - size.width() / 2, 60 - size.height() / 2), static)
    painter.end()
    spread = [_ink(image) for image in (ours, theirs)]
    assert spread[0][:4] == pytest.approx(spread[1][:4], abs=1.5)
    assert spread[0][4] == pytest.approx(spread[1][4], rel=0.15)


def _ink(image: QImage) -> tuple[float, ...]:
    """Left, top, right, bottom of what is dark, and how much of it there is."""
    dark = [
        (x, y) for x in range(120) for y in range(120) if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs), max(ys), len(dark)


def test_a_text_in_several_rooms_and_inks_is_drawn_in_each(themed: QApplication) -> None:
    words = Words()
    for ink, x in (("#000000", 20.0), ("#FF0000", 60.0), ("#000000", 100.0)):
        words.add(ink, "8", (x, 60.0))
    image = _paper("#FFFFFF")
    painter = QPainter(image)
    Letters().digits.draw(painter, words)
    painter.end()
    inks = [
        {image.pixelColor(x, y).name() for x in range(left, left + 40) for y in range(120)}
        for left in (0, 40, 80)
    ]
    assert ["#000000" in found for found in inks] == [True, False, True]
    assert ["#ff0000" in found for found in inks] == [False, True, False]
