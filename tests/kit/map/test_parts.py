"""Parts of a map that lie apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.areas import AreaSet
from bcu_desk.kit.map.parts import MOST_PARTS, Laid, laid_out, parts_of
from bcu_desk.kit.map.shapes.cells import cells_of
from bcu_desk.kit.map.shapes.levels import layers_of
from tests.kit.map.squares import squares


def _box(areas: AreaSet, numbers: tuple[int, ...]) -> tuple[float, float, float, float]:
    return areas.bounds(numbers)


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_areas_that_share_borders_hang_together(tmp_path: Path) -> None:
    areas = squares(tmp_path)
    found = [{areas.codes[number] for number in part} for part in parts_of(areas)]
    assert found == [set("ABCD"), set("EF")]


def test_one_part_stays_where_it_is(tmp_path: Path) -> None:
    areas = squares(tmp_path, "ABCD")
    sheet = laid_out(areas, 1.5)
    assert sheet.areas is areas
    assert [part.scale for part in sheet.parts] == [1.0]


def test_no_areas_make_no_parts(tmp_path: Path) -> None:
    assert laid_out(squares(tmp_path, ""), 1.0).parts == ()


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.5])
def test_two_parts_come_closer_and_keep_their_shape(tmp_path: Path, ratio: float) -> None:
    areas = squares(tmp_path)
    sheet = laid_out(areas, ratio)
    boxes = [part.box for part in sheet.parts]
    assert all(_apart(one, other) for one, other in combinations(boxes, 2))
    whole = sheet.areas.bounds()
    assert (whole[2] - whole[0]) / (whole[3] - whole[1]) < 41
    for part in sheet.parts:
        assert _box(sheet.areas, part.numbers) == pytest.approx(part.box)
        for number in part.numbers:
            before, after = areas.rings[number], sheet.areas.rings[number]
            sides = np.ptp(after, axis=0) / np.ptp(before, axis=0)
            assert sides == pytest.approx([part.scale, part.scale])
            middle = after.mean(axis=0)
            assert sheet.areas.labels[number] == pytest.approx(middle)


def test_borders_move_with_their_areas(tmp_path: Path) -> None:
    sheet = laid_out(squares(tmp_path), 1.0)
    corners = {tuple(map(round, point)) for ring in sheet.areas.rings for point in ring}
    ends = {tuple(map(round, point)) for arc in sheet.areas.arcs for point in arc.points}
    assert ends == corners


def test_many_parts_are_left_alone(tmp_path: Path) -> None:
    areas = squares(tmp_path, "ADEF".replace("E", ""))
    assert len(parts_of(areas)) == MOST_PARTS
    assert len(laid_out(areas, 1.0).parts) == MOST_PARTS
    more = squares(tmp_path, "ADF")
    spread = AreaSet(
        (*more.codes, "Z"),
        (*more.rings, more.rings[0] + 90_000),
        more.arcs,
        np.vstack((more.labels, more.labels[:1] + 90_000)),
    )
    assert laid_out(spread, 1.0).areas is spread


def test_each_level_is_made_ready_once_and_the_coarsest_is_the_whole(qapp: QApplication) -> None:
    ring = [(10 * x, round(40 * np.sin(x / 3))) for x in range(200)]
    laid = Laid(layers_of("A", [[[*ring, (1_000, 900)]]]), ("one",), 1.5)
    assert laid.is_fixed()
    fine, coarse = laid.at(1.0), laid.at(0.004)
    assert len(fine.areas.rings[0]) > len(coarse.areas.rings[0])
    assert laid.at(1.0) is fine
    assert laid.whole() is coarse


def test_cells_and_parts_apart_lie_otherwise_in_room_of_another_shape(
    qapp: QApplication, tmp_path: Path
) -> None:
    grid = {"one": {"A": (0, 0), "B": (1, 0)}}
    assert not Laid(cells_of(grid, "AB"), "ab", 1.0).is_fixed()
    assert not Laid(squares(tmp_path), "aabbcc", 1.0).is_fixed()
