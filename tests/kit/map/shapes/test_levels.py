"""Levels of detail: borders stay shared, nothing is off by more than told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from shapely.geometry import LineString, Point, Polygon

from bcu_desk.kit.map.shapes.levels import (
    TOLERANCES,
    Layers,
    bridged,
    layers_of,
    weights_of,
)

Ring = tuple[tuple[int, int], ...]
HOLE: Ring = ((300, 300), (300, 700), (700, 700), (700, 300))


def _wavy(start: tuple[int, int], end: tuple[int, int], count: int = 120) -> list[tuple[int, int]]:
    """A line with waves of 40 and of 3 metres, without its last point."""
    (x0, y0), (x1, y1) = start, end
    long = math.hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / long, (x1 - x0) / long
    found = []
    for step in range(count):
        t = step / count
        off = 40 * math.sin(5 * math.pi * t) + 3 * math.sin(61 * math.pi * t)
        found.append((round(x0 + t * (x1 - x0) + off * nx), round(y0 + t * (y1 - y0) + off * ny)))
    return found


def _two_areas() -> Layers:
    shared = [*_wavy((1_000, 0), (1_000, 1_000)), (1_000, 1_000)]
    left: Ring = ((0, 0), *shared, (0, 1_000))
    right: Ring = ((2_000, 0), (2_000, 1_000), *reversed(shared))
    return layers_of("LR", [[left, HOLE], [right]])


def test_coarser_levels_have_fewer_points_and_keep_the_border_shared() -> None:
    made = _two_areas()
    counts = [sum(map(len, level.rings)) for level in made.levels]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0] / 5
    for level in made.levels:
        (shared,) = [arc for arc in level.arcs if arc.right >= 0]
        points = {tuple(point) for point in shared.points.tolist()}
        for ring in level.rings:
            assert points <= {tuple(point) for point in ring.tolist()}
        assert level.neighbours() == (frozenset({1}), frozenset({0}))


def test_no_point_is_farther_off_than_its_level_tells() -> None:
    made = _two_areas()
    for level, tolerance in zip(made.levels, TOLERANCES, strict=True):
        for fine, coarse in zip(made.levels[0].arcs, level.arcs, strict=True):
            line = LineString(coarse.points)
            assert max(line.distance(Point(point)) for point in fine.points) <= tolerance + 1e-9


def test_holes_stay_apart_and_are_bridged_for_filling() -> None:
    made = _two_areas()
    for level in made.levels:
        outer, hole = level.outline(0)
        assert len(level.outline(1)) == 1
        assert len(hole) >= 3
        assert Polygon(outer).contains(Polygon(hole))
        assert len(level.rings[0]) == len(outer) + len(hole) + 3


def test_labels_lie_inside_their_areas_and_not_in_a_hole() -> None:
    made = _two_areas()
    outer, hole = made.levels[0].outline(0)
    at = Point(made.levels[0].labels[0])
    assert Polygon(outer, [hole]).contains(at)
    assert all((level.labels == made.levels[0].labels).all() for level in made.levels)


def test_a_bridge_adds_no_area() -> None:
    outer = np.array([(0.0, 0.0), (10, 0), (10, 10), (0, 10)])
    hole = np.array([(2.0, 2.0), (2, 4), (4, 4), (4, 2)])
    joined = bridged([outer, hole])
    x, y = joined[:, 0], joined[:, 1]
    assert (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2 == pytest.approx(100 - 4)
    assert bridged([outer]) is outer


def test_ends_and_two_points_of_a_closed_border_stay_at_every_level() -> None:
    island = np.array([(0.0, 0), (2, 0), (3, 2), (1, 3), (0, 0)])
    line = np.array([(0.0, 0), (1, 1), (2, 0)])
    closed, open_ = weights_of([island, line])
    assert np.isinf(closed).sum() == 4
    assert open_.tolist() == [np.inf, 1.0, np.inf]
    assert weights_of([]) == ()
