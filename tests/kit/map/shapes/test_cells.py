"""Equal cells: sizes, neighbours, borders, blocks side by side."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bcu_desk.kit.map.shapes.cells import GAP, NARROWEST, WIDEST, Cells, cells_of

GRIDS = {"one": {"A": [3, 5], "B": [4, 5], "C": [3, 6]}, "two": {"D": [0, 0], "E": [1, 0]}}
SHIPPED = Path(__file__).parents[4] / "resources" / "maps"


def test_cells_are_equal_and_neighbours_share_a_side() -> None:
    made = cells_of(GRIDS, "ABCDE")
    areas = made.areas(1.5)
    sizes = np.array([np.ptp(ring, axis=0) for ring in areas.rings])
    assert np.allclose(sizes, sizes[0])
    told = {
        made.codes[n]: {made.codes[m] for m in near} for n, near in enumerate(made.neighbours())
    }
    assert told == {"A": {"B", "C"}, "B": {"A"}, "C": {"A"}, "D": {"E"}, "E": {"D"}}
    assert areas.neighbours() == made.neighbours()


def test_every_border_is_drawn_once() -> None:
    areas = cells_of(GRIDS, "ABCDE").areas(1.5)
    assert len(areas.arcs) == 5 * 4 - 3
    assert len({tuple(map(tuple, arc.points.tolist())) for arc in areas.arcs}) == len(areas.arcs)


def test_rows_go_down_and_blocks_keep_apart() -> None:
    areas = cells_of(GRIDS, "ABCDE").areas(3.0)
    place = dict(zip(areas.codes, areas.labels.tolist(), strict=True))
    assert place["A"][0] < place["B"][0]
    assert place["A"][1] > place["C"][1]
    width = np.ptp(areas.rings[0], axis=0)[0]
    assert place["D"][0] - place["B"][0] == pytest.approx(width * (1 + GAP))


def test_blocks_go_below_one_another_where_the_room_is_high() -> None:
    areas = cells_of(GRIDS, "ABCDE").areas(0.4)
    place = dict(zip(areas.codes, areas.labels.tolist(), strict=True))
    assert place["D"][1] < place["C"][1]


@pytest.mark.parametrize("ratio", [0.2, 1.0, 1.7, 9.0])
def test_a_cell_is_never_too_narrow_or_too_wide(ratio: float) -> None:
    wide, high = np.ptp(cells_of(GRIDS, "ABC").areas(ratio).rings[0], axis=0)
    assert NARROWEST <= wide / high <= WIDEST


def test_codes_that_no_grid_places_are_left_out_and_one_block_keeps_the_order() -> None:
    assert cells_of(GRIDS, ("Z", "C", "A")).codes == ("C", "A")
    assert cells_of(GRIDS, ("D", "C", "A")).codes == ("C", "A", "D")
    assert cells_of(GRIDS, ()).areas(1.0).codes == ()
    assert Cells((), (), ()).neighbours() == ()


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("tile_grid_*.json")), ids=lambda p: p.stem)
def test_the_grids_that_are_shipped_put_one_area_in_a_cell(path: Path) -> None:
    grids = json.loads(path.read_text("utf-8"))["grids"]
    for grid in grids.values():
        spots = {tuple(spot) for spot in grid.values()}
        assert len(spots) == len(grid)
