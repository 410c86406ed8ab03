"""Borders shared by outlines become one arc each."""

from __future__ import annotations

import pytest

from bcu_desk.kit.map.shapes.topology import Topology, topology_of

# Two squares side by side, the right one with a hole that an island fills.
LEFT = ((0, 0), (100, 0), (100, 50), (100, 100), (0, 100))
RIGHT = ((100, 0), (200, 0), (200, 100), (100, 100), (100, 50))
HOLE = ((140, 40), (140, 60), (160, 60), (160, 40))
ISLAND = ((160, 40), (160, 60), (140, 60), (140, 40))
APART = ((500, 500), (520, 500), (510, 530))


def _made() -> Topology:
    return topology_of("LRI", [[LEFT], [APART, RIGHT, HOLE], [ISLAND]])


def _ring(found: Topology, area: int, ring: int) -> set[tuple[float, float]]:
    lines = [found.arcs[n] if n >= 0 else found.arcs[-n - 1] for n in found.rings[area][ring]]
    return {tuple(point) for line in lines for point in line.tolist()}


def test_a_border_of_two_areas_is_one_arc_that_both_use() -> None:
    found = _made()
    assert sorted(found.sides) == [(0, -1), (0, 1), (1, -1), (1, -1), (1, 2)]
    shared = found.sides.index((0, 1))
    assert {tuple(point) for point in found.arcs[shared].tolist()} == {
        (100, 0),
        (100, 50),
        (100, 100),
    }
    uses = [n for rings in found.rings for ring in rings for n in ring]
    assert {shared, -shared - 1} <= set(uses)


def test_an_island_and_the_hole_it_fills_share_their_border() -> None:
    found = _made()
    around = found.sides.index((1, 2))
    assert len(found.arcs[around]) == 5
    assert (found.arcs[around][0] == found.arcs[around][-1]).all()


def test_rings_keep_their_points_and_the_largest_comes_first() -> None:
    found = _made()
    assert _ring(found, 0, 0) == set(LEFT)
    assert [_ring(found, 1, n) for n in range(3)] == [set(RIGHT), set(HOLE), set(APART)]


def test_rings_run_without_a_gap() -> None:
    found = _made()
    for rings in found.rings:
        for ring in rings:
            lines = [found.arcs[n] if n >= 0 else found.arcs[-n - 1][::-1] for n in ring]
            ends = [(line[0], line[-1]) for line in lines]
            for (_, stop), (start, _) in zip(ends, ends[1:] + ends[:1], strict=True):
                assert (stop == start).all()


@pytest.mark.parametrize("shift", range(5))
def test_where_a_ring_begins_does_not_matter(shift: int) -> None:
    turned = LEFT[shift:] + LEFT[:shift]
    found = topology_of("LR", [[turned], [RIGHT]])
    assert sorted(found.sides) == [(0, -1), (0, 1), (1, -1)]


def test_areas_that_overlap_are_still_drawn() -> None:
    found = topology_of("AB", [[LEFT], [LEFT]])
    assert found.sides == ((0, 1),)
    third = topology_of("ABC", [[LEFT], [LEFT], [LEFT]])
    assert [len(rings) for rings in third.rings] == [1, 1, 1]


def test_nothing_makes_nothing() -> None:
    found = topology_of("", [])
    assert (found.codes, found.arcs, found.rings) == ((), (), ())


def test_areas_are_numbered_in_the_order_of_their_codes() -> None:
    found = topology_of("AB", [[APART], [LEFT]])
    assert found.codes == ("A", "B")
    assert _ring(found, 0, 0) == set(APART)
    assert _ring(found, 1, 0) == set(LEFT)
