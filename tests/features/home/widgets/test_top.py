"""The upper part of a painted tile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.features.home.model.plan import Room, plan
from bcu_desk.features.home.model.rows import rows_of
from bcu_desk.features.home.widgets import top
from bcu_desk.features.home.widgets.pen import Fonts, Pen
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.work.contributions import Tile
from tests.features.home.tiles import a_full_tile, a_tile

WIDTH = 436


@pytest.fixture
def drawn(themed: QApplication):
    """Draws the upper part of a tile."""

    def draw(tile: Tile, number: int | None = 1) -> QImage:
        paper = QPixmap(WIDTH, 300)
        paper.fill(QColor("#FFFFFF"))
        painter = QPainter(paper)
        fonts = Fonts()
        pen = Pen(painter, fonts)
        made = plan(tile, rows_of(tile), Room(WIDTH, 300, 1.0, fonts.width))
        top.paint_head(pen, tile, made.head, WIDTH, number)
        top.paint_lead(pen, tile, made, WIDTH)
        if made.columns and made.bar and made.figures:
            top.paint_columns(pen, tile, made.columns, WIDTH)
            top.paint_bar(pen, tile, made.bar, WIDTH)
            top.paint_figures(pen, tile, made.figures, WIDTH)
        painter.end()
        return paper.toImage()

    return draw


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(WIDTH) for y in range(300)}


def test_a_legend_shows_the_colours_of_its_classes_and_the_bar_its_shares(drawn) -> None:
    found = _colours(drawn(a_full_tile()))
    look = tokens()
    assert {look.hue("class.none"), look.hue("class.short"), look.good, look.line2} <= found
    assert {look.accent_soft, look.bad} <= found
    plain = _colours(drawn(a_tile()))
    assert not {look.hue("class.none"), look.good, look.accent_soft} & plain


def test_the_key_that_goes_to_a_tile_stands_in_its_corner(drawn) -> None:
    corner = [(x, y) for x in range(WIDTH - 40, WIDTH) for y in range(38)]
    with_key, without = drawn(a_tile(), 3), drawn(a_tile(), None)
    assert any(with_key.pixelColor(x, y) != QColor("#FFFFFF") for x, y in corner)
    assert all(without.pixelColor(x, y) == QColor("#FFFFFF") for x, y in corner)


def test_columns_are_as_wide_as_what_stands_in_them(themed: QApplication) -> None:
    paper = QPixmap(10, 10)
    painter = QPainter(paper)
    pen = Pen(painter, Fonts())
    tile = a_full_tile()
    narrow = top.column_rights(pen, tile, WIDTH)
    wide = replace(tile.strips[0], figures=("1 of 4", "5 of 8000000000", "5"))
    moved = top.column_rights(pen, replace(tile, strips=(wide,)), WIDTH)
    painter.end()
    assert list(narrow) == sorted(narrow)
    assert narrow[-1] == moved[-1]
    assert moved[0] < narrow[0]
