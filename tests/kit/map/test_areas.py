"""Areas read from a file, their borders, and walking from one to the next."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import Point, Polygon

from bcu_desk.kit.map.areas import AreaSet, read_areas, step_from
from tests.kit.map.squares import ring_area, shapes_file, squares

LONDON = Path(__file__).parents[3] / "resources" / "maps" / "schematic_2014.json"
WEST, EAST, NORTH, SOUTH = (-1, 0), (1, 0), (0, 1), (0, -1)


@pytest.fixture(scope="module")
def london() -> AreaSet:
    return read_areas(LONDON)


def test_shared_borders_are_one_line_between_two_areas(tmp_path: Path) -> None:
    areas = squares(tmp_path, "ABCD")
    between = [{areas.codes[a.left], areas.codes[a.right]} for a in areas.arcs if a.right >= 0]
    assert sorted("".join(sorted(pair)) for pair in between) == ["AB", "AC", "BD", "CD"]
    assert sum(arc.right < 0 for arc in areas.arcs) == 8


def test_only_wanted_areas_are_read_in_the_order_asked(tmp_path: Path) -> None:
    areas = read_areas(shapes_file(tmp_path), ("D", "nowhere", "A"))
    assert areas.codes == ("D", "A")
    assert areas.bounds() == (0, 0, 2000, 2000)
    assert areas.bounds([0]) == (1000, 0, 2000, 1000)


def test_asking_for_no_area_reads_none(tmp_path: Path) -> None:
    areas = read_areas(shapes_file(tmp_path), ())
    assert areas.codes == ()
    assert areas.labels.shape == (0, 2)


def test_a_label_lies_in_the_middle_of_a_square(tmp_path: Path) -> None:
    areas = squares(tmp_path, "CD")
    assert areas.labels.tolist() == [[500, 500], [1500, 500]]


def test_an_area_without_extent_has_its_label_on_it(tmp_path: Path) -> None:
    path = tmp_path / "line.json"
    path.write_text(json.dumps({"arcs": [[0, 0, 10, 0, 0, 0]], "shapes": {"L": [[0]]}}), "utf-8")
    assert read_areas(path).labels.tolist() == [[5, 0]]


@pytest.mark.parametrize(
    ("start", "way", "goal"),
    [
        ("A", EAST, "B"),
        ("A", SOUTH, "C"),
        ("D", WEST, "C"),
        ("D", NORTH, "B"),
        ("A", WEST, "A"),
        ("D", EAST, "E"),
        ("E", WEST, "D"),
        ("F", WEST, "E"),
    ],
)
def test_arrows_go_to_the_neighbour_that_way_else_to_the_nearest(
    tmp_path: Path, start: str, way: tuple[int, int], goal: str
) -> None:
    areas = squares(tmp_path)
    at = areas.codes.index(start)
    number = step_from(areas.labels, areas.neighbours(), at, way)
    assert areas.codes[number] == goal


def test_arrows_alone_reach_all_but_a_few_wards_of_london(london: AreaSet) -> None:
    near, reached, edge = london.neighbours(), {0}, [0]
    while edge:
        at = edge.pop()
        for way in (WEST, EAST, NORTH, SOUTH):
            goal = step_from(london.labels, near, at, way)
            if goal not in reached:
                reached.add(goal)
                edge.append(goal)
    assert len(reached) >= 0.99 * len(london.codes)  # Page Down goes to each of them


def test_the_schematic_map_of_london_covers_without_gap_or_overlap(london: AreaSet) -> None:
    polygons = [Polygon(ring) for ring in london.rings]
    assert len(polygons) == 654  # 629 of the Met's boroughs, 25 of the City
    assert all(polygon.is_valid for polygon in polygons)
    assert all(ring_area(ring) > 0 for ring in london.rings)
    assert all(p.contains(Point(*m)) for p, m in zip(polygons, london.labels, strict=True))
    edges = sum(1 for arc in london.arcs if arc.right < 0)
    assert 0 < edges < len(london.arcs) / 2


def test_borders_of_the_map_are_the_rings_edges_each_once(london: AreaSet) -> None:
    def lengths(lines: list[np.ndarray]) -> float:
        return sum(float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines)

    rings = lengths([np.vstack((ring, ring[:1])) for ring in london.rings])
    inner = lengths([arc.points for arc in london.arcs if arc.right >= 0])
    outer = lengths([arc.points for arc in london.arcs if arc.right < 0])
    assert rings == pytest.approx(2 * inner + outer)
