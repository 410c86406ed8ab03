"""Rings become areas of whole metres with shared borders."""

from __future__ import annotations

import numpy as np

from bcu_desk.features.wards.rules.reading.shaping import area_of, faults_of, parts_of

SQUARE = np.array([[0, 0], [0, 100], [100, 100], [100, 0], [0, 0]], dtype=float)
HOLE = np.array([[20, 20], [60, 20], [60, 60], [20, 60], [20, 20]], dtype=float)


def test_holes_stay_and_a_ring_does_not_repeat_its_first_point() -> None:
    area, mended = area_of([[SQUARE + 0.2, HOLE - 0.2]])
    (rings,) = parts_of(area)
    assert not mended
    assert [len(ring) for ring in rings] == [4, 4]
    assert area.area == 100 * 100 - 40 * 40


def test_neighbours_rounded_alike_neither_overlap_nor_leave_a_gap() -> None:
    areas = [area_of([[np.add(SQUARE, (100.3 * n, 0.4))]])[0] for n in range(3)]
    assert faults_of(areas) == ((), ())
    assert faults_of([]) == ((), ())


def test_what_has_no_area_in_whole_metres_goes() -> None:
    area, _ = area_of([[SQUARE / 1000]])
    assert parts_of(area) == ()
