"""Label points lie deep inside their areas."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import Point, Polygon

from bcu_desk.kit.map.shapes.labelling import label_point, label_points

U_SHAPE = np.array(
    [(0.0, 0), (90, 0), (90, 100), (60, 100), (60, 12), (10, 12), (10, 100), (0, 100)]
)


def test_the_point_is_inside_where_the_middle_is_not() -> None:
    shape = Polygon(U_SHAPE)
    assert not shape.contains(shape.centroid)
    at = Point(label_point(U_SHAPE))
    assert shape.contains(at)
    assert at.x > 60


def test_a_square_is_labelled_in_its_middle() -> None:
    square = np.array([(0.0, 0), (100, 0), (100, 100), (0, 100)])
    assert label_point(square) == pytest.approx((50, 50), abs=8)


def test_a_sliver_is_labelled_in_the_middle_of_its_box() -> None:
    line = np.array([(0.0, 0), (100, 0), (100, 0)])
    assert label_point(line) == (50, 0)


def test_every_ring_has_its_point() -> None:
    assert label_points([U_SHAPE, U_SHAPE + 500]).shape == (2, 2)
    assert label_points([]).shape == (0, 2)
