"""Hatching as lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPolygonF
from shapely.geometry import LineString, Polygon

from bcu_desk.kit.map.printing.hatching import STEP, hatch_lines

L_SHAPE = [(0, 0), (60, 0), (60, 20), (20, 20), (20, 60), (0, 60)]


def _length(lines: list[QLineF]) -> float:
    return sum(line.length() for line in lines)


def test_lines_stay_inside_a_shape_that_is_not_convex() -> None:
    shape = QPolygonF([QPointF(*point) for point in L_SHAPE])
    room = Polygon(L_SHAPE).buffer(0.01)
    lines = hatch_lines(shape)
    assert len(lines) > 10
    for line in lines:
        ends = (line.p1().toTuple(), line.p2().toTuple())
        assert room.contains(LineString(ends))


def test_lines_are_as_dense_as_their_step() -> None:
    square = QPolygonF(QRectF(0, 0, 140, 140))
    apart = STEP / 2**0.5
    assert _length(hatch_lines(square)) == pytest.approx(140 * 140 / apart, rel=0.05)
    assert _length(hatch_lines(square, 14)) == pytest.approx(140 * 140 / apart / 2, rel=0.05)


def test_neighbours_are_hatched_on_one_raster() -> None:
    left, right = (hatch_lines(QPolygonF(QRectF(x, 0, 50, 50))) for x in (0, 50))
    levels = {round(line.x1() + line.y1(), 6) % STEP for line in (*left, *right)}
    assert all(min(level, STEP - level) < 1e-6 for level in levels)


def test_a_shape_without_room_has_no_lines() -> None:
    assert hatch_lines(QPolygonF()) == []
    assert hatch_lines(QPolygonF([QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)])) == []
