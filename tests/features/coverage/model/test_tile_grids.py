"""The grids of equal cells that are shipped: every ward once, each borough in one piece."""

from __future__ import annotations

import csv
import json

import pytest

from bcu_desk.store.folders import resources

YEARS = ("2014", "2018", "2022")
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
Cell = tuple[int, int]


def _rows(name: str) -> list[dict[str, str]]:
    with (resources() / "reference" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _grids(year: str) -> dict[str, dict[str, Cell]]:
    told = json.loads((resources() / "maps" / f"tile_grid_{year}.json").read_text("utf-8"))
    return {
        block: {code: (spot[0], spot[1]) for code, spot in grid.items()}
        for block, grid in told["grids"].items()
    }


def _pieces(cells: set[Cell]) -> int:
    left, count = set(cells), 0
    while left:
        count += 1
        edge = {left.pop()}
        while edge:
            left -= edge
            edge = {(x + right, y + down) for x, y in edge for right, down in SIDES} & left
    return count


@pytest.mark.parametrize("year", YEARS)
def test_every_ward_has_a_cell_of_its_own_in_its_bcu_and_in_london(year: str) -> None:
    grids = _grids(year)
    homes = {row["code"]: row["borough"] for row in _rows(f"wards_{year}.csv")}
    inside = set()
    for bcu in _rows("bcus.csv"):
        own = {code for code, borough in homes.items() if borough in bcu["boroughs"].split()}
        assert set(grids[bcu["code"]]) == own
        inside |= own
    assert set(grids["London"]) == inside
    for grid in grids.values():
        assert len(set(grid.values())) == len(grid)
        assert min(x for x, _ in grid.values()) == min(y for _, y in grid.values()) == 0


@pytest.mark.parametrize("year", YEARS)
def test_boroughs_lie_in_one_piece_and_many_neighbours_touch(year: str) -> None:
    wards = {row["code"]: row for row in _rows(f"wards_{year}.csv")}
    for block, grid in _grids(year).items():
        homes = {wards[code]["borough"] for code in grid}
        broken = [
            home
            for home in homes
            if _pieces({spot for code, spot in grid.items() if wards[code]["borough"] == home}) > 1
        ]
        assert not broken, (block, broken)
        pairs = [(c, o) for c in grid for o in wards[c]["neighbours"].split() if o in grid]
        touch = sum(
            abs(grid[c][0] - grid[o][0]) + abs(grid[c][1] - grid[o][1]) == 1 for c, o in pairs
        )
        assert touch / len(pairs) > 0.4, block
