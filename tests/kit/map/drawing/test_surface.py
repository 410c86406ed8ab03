"""Pixels coloured from a table, all of them or some boxes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.drawing.runs import runs_of
from bcu_desk.kit.map.drawing.surface import Surface, colour_table


def test_outside_the_picture_there_is_nothing(qapp: QApplication) -> None:
    surface = Surface(QSize(6, 4), 1.0)
    surface.runs = runs_of(np.ones((4, 6), dtype=int))
    assert surface.at(QPointF(5, 3)) == 0
    outside = ((-1, 0), (0, -1), (6, 0), (0, 4))
    assert [surface.at(QPointF(*place)) for place in outside] == [-1] * 4


def test_colours_come_from_the_table(qapp: QApplication) -> None:
    surface = Surface(QSize(2, 2), 1.0)
    surface.runs = runs_of(np.array([[0, 1], [2, 1]]))
    surface.recolour(colour_table("#FFFFFF", ["#D55E00", "#0072B2"]))
    found = [[surface.picture.pixelColor(x, y).name().upper() for x in range(2)] for y in range(2)]
    assert found == [["#FFFFFF", "#D55E00"], ["#0072B2", "#D55E00"]]


def test_a_surface_is_kept_while_size_and_scale_stay(qapp: QApplication) -> None:
    surface = Surface(QSize(201, 99), 1.5)
    assert surface.size == QSize(302, 149)
    assert surface.fits(QSize(201, 99), 1.5)
    assert not surface.fits(QSize(201, 99), 1.0)
    assert not surface.fits(QSize(200, 99), 1.5)


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_only_the_pixels_of_a_box_are_coloured_anew(qapp: QApplication, ratio: float) -> None:
    surface = Surface(QSize(8, 6), ratio)
    high, wide = surface.size.height(), surface.size.width()
    surface.runs = runs_of(np.ones((high, wide), dtype=int))
    surface.recolour(colour_table("#FFFFFF", ["#000000"]))
    boxes = (QRectF(2, 2, 2, 2), QRectF(-9, -9, 3, 3), QRectF(7, 5, 9, 9))
    touched = surface.recolour_in(colour_table("#FFFFFF", ["#FF0000"]), boxes)
    whole = QRegion(0, 0, wide, high)
    assert touched.intersected(whole) == touched
    for x in range(wide):
        for y in range(high):
            inside = touched.intersects(QRegion(x, y, 1, 1).boundingRect())
            assert surface.picture.pixelColor(x, y).name() == ("#ff0000" if inside else "#000000")
    assert surface.covered().all()
