"""Runs of pixels by area, against exact geometry and against painted shapes."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QApplication
from shapely import STRtree
from shapely.geometry import Point, Polygon

from bcu_desk.kit.map.areas import Arc, AreaSet, read_areas
from bcu_desk.kit.map.drawing.frame import Frame, fitted, polygon
from bcu_desk.kit.map.drawing.runs import painted_runs, runs_of, sweep_of

LONDON = Path(__file__).parents[4] / "resources" / "maps" / "schematic_2014.json"


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
    found = sweep_of(areas).runs(frame, size)
    assert found is not None
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
        assert found.at(x, y) == (inside[0] if inside else -1)
        checked += 1
    assert checked > 2_000


@pytest.mark.parametrize(
    ("zoomed", "right"), [(1.0, 0.0), (4.0, 0.0), (3.0, 500.0), (2.0, 5_000.0)]
)
def test_runs_from_lines_are_those_of_painted_shapes(
    qapp: QApplication, zoomed: float, right: float
) -> None:
    areas = read_areas(LONDON)
    size = QSize(300, 200)
    frame = fitted(areas.bounds(), QRectF(0, 0, 300, 200)).moved(right, 0)
    frame = frame.zoomed(frame.scale * zoomed, QPointF(150, 100))
    swept = sweep_of(areas).runs(frame, size)
    assert swept is not None
    painted = painted_runs(enumerate(map(polygon, areas.rings)), frame, size)
    numbers = np.arange(len(areas.codes) + 1)
    assert (swept.spread(numbers) != painted.spread(numbers)).mean() < 0.002


def _square(left: float, right: float) -> list[tuple[float, float]]:
    return [(left, 0), (right, 0), (right, 10), (left, 10), (left, 0)]


def _two(*squares: list[tuple[float, float]]) -> AreaSet:
    """Areas that share no line, each bounded by its own."""
    rings = tuple(np.array(square[:-1], dtype=float) for square in squares)
    arcs = tuple(Arc(np.array(square, dtype=float), n, -1) for n, square in enumerate(squares))
    return AreaSet(tuple("AB"), rings, arcs, np.zeros((2, 2)))


def test_areas_that_lie_apart_each_have_their_own_pixels() -> None:
    runs = sweep_of(_two(_square(0, 10), _square(20, 30))).runs(Frame(-5, 15, 1.0), QSize(40, 20))
    assert runs is not None
    row = [runs.at(x, 10) for x in range(40)]
    assert row == [-1] * 5 + [0] * 10 + [-1] * 10 + [1] * 10 + [-1] * 5
    assert {runs.at(x, y) for x in range(40) for y in (0, 4, 15, 19)} == {-1}


def test_areas_over_one_another_are_not_told_by_lines() -> None:
    size = QSize(40, 20)
    assert sweep_of(_two(_square(0, 20), _square(10, 30))).runs(Frame(-5, 15, 1.0), size) is None


def test_a_sliver_that_two_areas_claim_goes_to_the_first() -> None:
    runs = sweep_of(_two(_square(0, 12), _square(10, 30))).runs(Frame(-5, 15, 1.0), QSize(40, 20))
    assert runs is not None
    assert [runs.at(x, 10) for x in (14, 15, 16, 17)] == [0, 0, 0, 1]


def test_without_areas_all_is_outside() -> None:
    nothing = AreaSet((), (), (), np.empty((0, 2)))
    runs = sweep_of(nothing).runs(Frame(0, 10, 1.0), QSize(10, 10))
    assert runs is not None
    assert runs.at(5, 5) == -1


def test_runs_give_back_the_image_they_were_made_of() -> None:
    drawn = np.random.default_rng(3).integers(0, 4, (7, 5))
    runs = runs_of(drawn)
    numbers = np.arange(4)
    assert (runs.spread(numbers) == drawn).all()
    assert (runs.rows(numbers, 2, 5) == drawn[2:5]).all()
    assert [[runs.at(x, y) + 1 for x in range(5)] for y in range(7)] == drawn.tolist()
    assert {runs.at(x, y) for x, y in ((-1, 0), (5, 0), (0, -1), (0, 7))} == {-1}
