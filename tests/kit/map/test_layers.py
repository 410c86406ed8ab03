"""Frames, the number image against exact geometry, colours from a table."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from shapely import STRtree
from shapely.geometry import Point, Polygon

from bcu_desk.kit.map.areas import read_areas
from bcu_desk.kit.map.layers import (
    BorderPens,
    Frame,
    Surface,
    borders_of,
    boxes_of,
    chained,
    colour_table,
    fitted,
    in_view,
    polygon,
)
from tests.kit.map.squares import squares

LONDON = Path(__file__).parents[3] / "resources" / "maps" / "schematic_2014.json"


def test_a_frame_goes_to_pixels_and_back() -> None:
    frame = Frame(west=1_000, north=9_000, scale=0.02)
    point = frame.point(np.array((2_000.0, 8_500.0)))
    assert (point.x(), point.y()) == pytest.approx((20, 10))
    assert frame.metres(point) == pytest.approx((2_000, 8_500))
    assert frame.transform().map(QPointF(2_000, 8_500)) == point


def test_zooming_keeps_the_point_under_the_pointer() -> None:
    frame = Frame(0, 0, 0.01)
    at = QPointF(300, 120)
    assert frame.zoomed(0.05, at).metres(at) == pytest.approx(frame.metres(at))


def test_moving_takes_the_content_along() -> None:
    frame = Frame(0, 0, 0.01)
    before = frame.point(np.array((5_000.0, -700.0)))
    after = frame.moved(30, -8).point(np.array((5_000.0, -700.0)))
    assert (after - before) == QPointF(30, -8)


def test_a_picture_of_one_view_lies_right_in_another() -> None:
    one, other = Frame(0, 0, 0.01), Frame(-500, 900, 0.03)
    metres = np.array((4_000.0, -2_000.0))
    there = one.towards(other).map(one.point(metres))
    assert (there.x(), there.y()) == pytest.approx(other.point(metres).toTuple())


def test_fitting_fills_the_room_in_its_middle() -> None:
    frame = fitted((0, 0, 2_000, 1_000), QRectF(10, 20, 400, 400))
    assert frame.scale == pytest.approx(0.2)
    assert frame.point(np.array((1_000.0, 500.0))) == QPointF(210, 220)


def test_a_polygon_has_the_points_it_was_made_from() -> None:
    points = np.array([[0.5, 1.25], [7.0, -2.0], [3.0, 3.0]])
    assert [point.toTuple() for point in polygon(points)] == [tuple(p) for p in points.tolist()]


@pytest.mark.parametrize("zoomed", [1.0, 6.0])
def test_hits_agree_with_exact_geometry_but_at_the_very_border(
    qapp: QApplication, zoomed: float
) -> None:
    areas = read_areas(LONDON)
    polygons = [Polygon(ring) for ring in areas.rings]
    tree = STRtree(polygons)
    size = QSize(900, 700)
    frame = fitted(areas.bounds(), QRectF(0, 0, 900, 700))
    frame = frame.zoomed(frame.scale * zoomed, QPointF(450, 350))
    fill = Surface(size, 1.0)
    fill.renumber(enumerate(map(polygon, areas.rings)), frame)
    drawn = random.Random(7)
    checked = 0
    for _ in range(4_000):
        x, y = drawn.randrange(900), drawn.randrange(700)
        exact = Point(*frame.metres(QPointF(x + 0.5, y + 0.5)))
        near = tree.query(exact, predicate="dwithin", distance=1.0 / frame.scale)
        if len(near) > 1:
            continue  # within a pixel of a border: either side is right
        inside = [int(n) for n in tree.query(exact, predicate="intersects")]
        if len(near) == 1 and not inside:
            continue  # within a pixel of the edge of the map
        assert fill.at(QPointF(x, y)) == (inside[0] if inside else -1)
        checked += 1
    assert checked > 2_000


def test_outside_the_picture_there_is_nothing(qapp: QApplication) -> None:
    surface = Surface(QSize(6, 4), 1.0)
    surface.numbers[:] = 1
    assert surface.at(QPointF(5, 3)) == 0
    outside = ((-1, 0), (0, -1), (6, 0), (0, 4))
    assert [surface.at(QPointF(*place)) for place in outside] == [-1] * 4


def test_colours_come_from_the_table(qapp: QApplication) -> None:
    surface = Surface(QSize(2, 2), 1.0)
    surface.numbers[:] = [[0, 1], [2, 1]]
    surface.recolour(colour_table("#FFFFFF", ["#D55E00", "#0072B2"]))
    found = [[surface.image.pixelColor(x, y).name().upper() for x in range(2)] for y in range(2)]
    assert found == [["#FFFFFF", "#D55E00"], ["#0072B2", "#D55E00"]]


def test_a_surface_is_kept_while_size_and_scale_stay(qapp: QApplication) -> None:
    surface = Surface(QSize(201, 99), 1.5)
    assert surface.size == QSize(302, 148)
    assert surface.fits(QSize(201, 99), 1.5)
    assert not surface.fits(QSize(201, 99), 1.0)
    assert not surface.fits(QSize(200, 99), 1.5)


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


def test_only_what_meets_the_view_is_in_it() -> None:
    boxes = boxes_of([np.array([(0.0, 0), (10, 10)]), np.array([(500.0, 0), (510, 10), (505, -3)])])
    assert boxes.tolist() == [[0, 0, 10, 10], [500, -3, 510, 10]]
    frame = Frame(west=0, north=50, scale=1.0)
    assert in_view(boxes, frame, QSize(100, 100)).tolist() == [True, False]
    assert in_view(boxes, frame.moved(-450, 0), QSize(100, 100)).tolist() == [False, True]
    assert boxes_of([]).shape == (0, 4)


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
