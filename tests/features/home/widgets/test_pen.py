"""Strokes of a painted tile: words cut to their room, blocks in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.features.home.widgets.pen import Fonts, Pen
from bcu_desk.kit.look.tokens import tokens


@pytest.fixture
def paper(themed: QApplication) -> QPixmap:
    """A white sheet."""
    made = QPixmap(120, 40)
    made.fill(QColor("#FFFFFF"))
    return made


def test_words_are_cut_to_their_room(themed: QApplication) -> None:
    fonts = Fonts()
    told = "Ward teams and partnership"
    assert fonts.cut("body", told, 500) == told
    cut = fonts.cut("body", told, 60)
    assert cut.endswith("…")
    assert fonts.width("body", cut) <= 60
    assert fonts.cut("body", told, -5) in ("", "…")


def test_what_is_written_takes_the_width_that_it_tells(paper: QPixmap) -> None:
    painter = QPainter(paper)
    pen = Pen(painter, Fonts())
    wide = pen.write("body", "ink", QRectF(0, 0, 120, 40), "Ward")
    painter.end()
    assert wide == Fonts().width("body", "Ward")
    drawn = paper.toImage()
    dark = [
        x for x in range(120) if any(drawn.pixelColor(x, y).lightness() < 128 for y in range(40))
    ]
    assert dark
    assert max(dark) <= wide + 1


def test_blocks_lines_and_hatches_are_in_the_colours_asked_for(paper: QPixmap) -> None:
    painter = QPainter(paper)
    pen = Pen(painter, Fonts())
    pen.block(QRectF(0, 0, 20, 20), "accent")
    pen.line(30, 0, 120)
    pen.hatch(QRectF(40, 0, 40, 20), "bad", "bad_soft")
    pen.frame(QRectF(90, 2, 20, 16))
    painter.end()
    drawn, look = paper.toImage(), tokens()
    assert drawn.pixelColor(10, 10) == QColor(look.accent)
    assert drawn.pixelColor(60, 30) == QColor(look.line)
    reds = {drawn.pixelColor(x, 10).name() for x in range(42, 78)}
    assert len(reds) > 1
    assert drawn.pixelColor(100, 10) == QColor("#FFFFFF")
    assert drawn.pixelColor(100, 2).lightness() < 100
