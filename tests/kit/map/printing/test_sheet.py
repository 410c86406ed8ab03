"""A map on paper: what is said around it, and that it is drawn as on screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import light_paper, theme_name, tokens, tokens_of
from bcu_desk.kit.map.printing.sheet import MapSheet, draw_map_sheet
from bcu_desk.kit.map.shapes.cells import cells_of
from tests.kit.map.printing.sheets import a_sheet
from tests.kit.map.squares import BLUE

SIZE = QSize(700, 500)


def _drawn(sheet: MapSheet) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_map_sheet(painter, sheet, SIZE)
    painter.end()
    return image


def _colours(image: QImage, step: int = 3) -> set[str]:
    rows, columns = range(0, image.height(), step), range(0, image.width(), step)
    return {image.pixelColor(x, y).name().upper() for x in columns for y in rows}


def test_the_map_is_drawn_in_its_colours_on_white(themed: QApplication, tmp_path: Path) -> None:
    image = _drawn(a_sheet(tmp_path))
    assert BLUE in _colours(image)
    assert image.pixelColor(3, 3).name() == "#ffffff"


def test_paper_is_light_whatever_the_program_looks_like(qapp: QApplication, tmp_path: Path) -> None:
    apply_theme(qapp, "light")
    light = _drawn(a_sheet(tmp_path))
    apply_theme(qapp, "dark")
    assert _drawn(a_sheet(tmp_path)) == light
    assert theme_name() == "dark"
    with light_paper():
        assert tokens() == tokens_of("light")
    apply_theme(qapp, "light")


@pytest.mark.parametrize("part", ["title", "about", "as_at", "marking", "made", "note", "legend"])
def test_everything_said_around_the_map_is_on_paper(
    themed: QApplication, tmp_path: Path, part: str
) -> None:
    sheet = a_sheet(tmp_path)
    empty: object = () if part == "legend" else ""
    assert _drawn(sheet) != _drawn(replace(sheet, **{part: empty}))  # type: ignore[arg-type]


def test_a_legend_wider_than_the_paper_goes_on_in_another_row(
    themed: QApplication, tmp_path: Path
) -> None:
    sheet = a_sheet(tmp_path)
    long = replace(sheet, legend=tuple(replace(sheet.legend[0], words="x" * 40) for _ in range(6)))
    image = _drawn(long)
    swatches = [y for y in range(70, 160) if image.pixelColor(44, y) == QColor(BLUE)]
    assert len({y // 24 for y in swatches}) > 1


def test_equal_cells_and_an_empty_map_are_drawn_too(themed: QApplication, tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path)
    grid = {"one": {code: (number, 0) for number, code in enumerate("ABCD")}}
    assert BLUE in _colours(_drawn(replace(sheet, ground=cells_of(grid, "ABCD"))))
    nothing = replace(sheet, ground=cells_of(grid, ""), groups=(), looks=(), titles={}, legend=())
    assert BLUE not in _colours(_drawn(nothing))
