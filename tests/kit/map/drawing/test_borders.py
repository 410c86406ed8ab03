"""Borders are drawn once each, as broad as asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.areas import read_areas
from bcu_desk.kit.map.drawing.borders import BorderPens, borders_of, chained
from bcu_desk.kit.map.drawing.frame import fitted
from tests.kit.map.squares import squares

LONDON = Path(__file__).parents[4] / "resources" / "maps" / "schematic_2014.json"


def test_borders_are_strong_between_groups_and_at_the_edge(
    qapp: QApplication, tmp_path: Path
) -> None:
    areas = squares(tmp_path, "ABCD")
    borders = borders_of(areas, ("north", "north", "south", "south"))
    assert (len(borders.inner), len(borders.outer)) == (2, 2 + 8)
    assert [len(line) for line in borders.inner.lines] == [2, 2]
    pens = BorderPens(QColor("#FFFFFF"), QColor("#101010"))
    frame = fitted(areas.bounds(), QRectF(10, 10, 200, 200))
    paper = QPixmap(220, 220)
    borders.draw_on(paper, frame, pens)
    drawn = paper.toImage()
    assert drawn.pixelColor(60, 110).name() == "#101010"
    assert drawn.pixelColor(110, 60).name() == "#ffffff"
    assert drawn.pixelColor(60, 60).alpha() == 0


def test_lines_that_meet_are_put_together_and_lose_no_point() -> None:
    lines = [
        np.array(line, dtype=float)
        for line in ([(0, 0), (1, 0)], [(2, 5), (1, 0)], [(9, 9), (8, 8)])
    ]
    found = [line.tolist() for line in chained(lines)]
    assert found == [[[0, 0], [1, 0], [2, 5]], [[9, 9], [8, 8]]]
    ring = [np.array(line, dtype=float) for line in ([(0, 0), (1, 0)], [(1, 0), (1, 1), (0, 0)])]
    assert [len(line) for line in chained(ring)] == [4]


@pytest.mark.parametrize("closer", [1.0, 5.0])
def test_borders_drawn_fast_look_like_those_drawn_with_one_broad_pen(
    qapp: QApplication, closer: float
) -> None:
    areas = read_areas(LONDON)
    pens = BorderPens(QColor("white"), QColor("black"))
    size = QSize(600, 400)
    frame = fitted(areas.bounds(), QRectF(10, 10, 580, 380))
    frame = frame.zoomed(frame.scale * closer, QPointF(300, 200))
    borders = borders_of(areas, [code[:7] for code in areas.codes])
    fast, slow = QPixmap(size), QPixmap(size)
    borders.draw_on(fast, frame, pens)
    slow.fill(QColor("transparent"))
    painter = QPainter(slow)
    borders.draw(painter, frame, pens, size)
    painter.end()
    one, other = (_on_blue(shown) for shown in (fast, slow))
    off = np.abs(one - other)
    assert off.mean() < 4
    assert (off > 100).mean() < 0.01


def _on_blue(shown: QPixmap) -> NDArray[np.int64]:
    """The red and green of a picture on a blue ground."""
    image = QImage(shown.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    painter = QPainter(image)
    painter.drawPixmap(0, 0, shown)
    painter.end()
    cells = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1, 4)
    return cells[:, :, 1:3].astype(np.int64)
