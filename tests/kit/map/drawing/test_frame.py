"""Metres to pixels and back, and what is in view."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from bcu_desk.kit.map.drawing.frame import Frame, boxes_of, fitted, in_view, polygon


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


def test_only_what_meets_the_view_is_in_it() -> None:
    boxes = boxes_of([np.array([(0.0, 0), (10, 10)]), np.array([(500.0, 0), (510, 10), (505, -3)])])
    assert boxes.tolist() == [[0, 0, 10, 10], [500, -3, 510, 10]]
    frame = Frame(west=0, north=50, scale=1.0)
    assert in_view(boxes, frame, QSize(100, 100)).tolist() == [True, False]
    assert in_view(boxes, frame.moved(-450, 0), QSize(100, 100)).tolist() == [False, True]
    assert boxes_of([]).shape == (0, 4)
