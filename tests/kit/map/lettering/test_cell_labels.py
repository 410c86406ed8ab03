"""Words in equal cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.lettering.cell_labels import CellLabels
from bcu_desk.kit.map.looks import AreaLook

PAPER = "#FFFFFF"


def _look(note: str = "", digit: str = "2") -> AreaLook:
    return AreaLook(PAPER, digit, "Church End", "Church End", note=note)


def _dark(wide: float, high: float, look: AreaLook) -> list[tuple[int, int]]:
    """The pixels that a cell's words blacken."""
    image = QImage(140, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    CellLabels([look.name], [QRectF(10, 10, wide, high)]).draw(painter, [look], [PAPER])
    painter.end()
    return [
        (x, y) for x in range(140) for y in range(100) if image.pixelColor(x, y).lightness() < 128
    ]


def test_the_name_is_at_the_top_the_digit_bottom_right_the_note_bottom_left(
    themed: QApplication,
) -> None:
    plain, noted = set(_dark(100, 60, _look())), set(_dark(100, 60, _look("vacant")))
    digit = [place for place in plain if place[1] > 48]
    assert min(x for x, _ in digit) > 90
    assert min(x for x, _ in plain) < 20
    note = noted - plain
    assert note
    assert max(x for x, _ in note) < 90
    assert min(y for _, y in note) > 48


def test_no_word_leaves_its_cell_however_small(themed: QApplication) -> None:
    long = AreaLook(PAPER, "2/3", "Camden Town with Primrose Hill", "", note="vacant, sick, aid")
    for wide, high in ((120, 70), (88, 52), (60, 40), (50, 30), (34, 30), (16, 14)):
        dark = _dark(wide, high, long)
        assert all(10 <= x <= 10 + wide and 10 <= y <= 10 + high for x, y in dark), (wide, high)


@pytest.mark.parametrize("side", [20, 34])
def test_a_small_cell_has_its_digit_in_the_middle_and_no_name(
    themed: QApplication, side: int
) -> None:
    dark = _dark(side, side, _look("vacant"))
    middle = 10 + side / 2
    assert sum(x for x, _ in dark) / len(dark) == pytest.approx(middle, abs=3)
    labels = CellLabels(["Church End"], [QRectF(0, 0, side, side)])
    assert not labels.named


def test_a_tiny_cell_and_a_look_without_words_stay_plain(themed: QApplication) -> None:
    assert not _dark(8, 8, _look())
    assert not _dark(100, 60, AreaLook(PAPER, "", "", "nothing"))


def test_a_note_that_is_too_long_is_cut_at_its_comma(themed: QApplication) -> None:
    whole, first = (set(_dark(74, 60, _look(note))) for note in ("vacant, sick leave", "vacant"))
    assert whole == first
    assert whole > set(_dark(74, 60, _look()))
    assert set(_dark(74, 60, _look("unbelievably long"))) == set(_dark(74, 60, _look()))


def test_a_flat_cell_has_its_digit_only(themed: QApplication) -> None:
    assert not CellLabels(["Church End"], [QRectF(0, 0, 50, 25)]).named
    assert CellLabels(["Church End"], [QRectF(0, 0, 50, 34)]).named
