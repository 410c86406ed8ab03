"""Write resources/maps/tile_grid_<set>.json: every ward in an equal cell, a grid a BCU and London.

Wards are placed where the directions to their real neighbours are kept best, then moved and
swapped by simulated annealing: what counts is how far a ward is from that place, which neighbours
touch, and that each borough stays in one piece. The seed is fixed, so a run gives the same grids.
Run by hand: `python resources/make/make_tiles.py [2014 ...]`; needs numpy.
What a borough still has in another piece is slid to the others along a path of cells.
The grids that a file has already are kept: those of the test BCUs of 2014 were made before.
"""

from __future__ import annotations

import csv
import json
import math
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

RESOURCES = Path(__file__).resolve().parents[1]
WHOLE = "London"
SEED, TRIES, ROUNDS = 2017, 3, 400  # rounds a ward
HOT, COLD = 3.0, 0.03
MANY = 100  # wards that begin in halves of halves, and are moved less
ROUNDS_OF_MANY, HOT_OF_MANY = 320, 1.0
MENDS, ROUNDS_OF_MENDING = 12, 250
SLIDES, SLIDE_HEAT = 6000, 25.0
PULL = 0.35  # of a ward to its own place, against one neighbour kept
PIECES, PIECES_OF_MANY = 20.0, 60.0  # what a second piece of a borough costs
GAP = 4.0  # what a cell left empty inside costs
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
METRES = (69_300.0, 111_250.0)  # a degree east and north, at the latitude of London

Cell = tuple[int, int]


class Board:
    """Wards in cells, and what their places cost."""

    def __init__(self, wards: dict[str, dict[str, str]], chance: random.Random) -> None:
        self.chance = chance
        self.codes = sorted(wards)
        number = {code: at for at, code in enumerate(self.codes)}
        self.home = [wards[code]["borough"] for code in self.codes]
        self.near: list[list[tuple[int, float, float]]] = []
        for code in self.codes:
            others = [other for other in wards[code]["neighbours"].split() if other in wards]
            self.near.append([(number[o], *_way(wards[code], wards[o])) for o in others])
        many = len(self.codes) > MANY
        self.place = _on_earth(wards, self.codes) if many else self._places()
        self.at: list[Cell] = []
        self.held: dict[Cell, int] = {}
        if many:
            self._halve(list(range(len(self.codes))), _oval(self.place))
        else:
            self._nearest()
        self.at = [cell for cell, _ in sorted(self.held.items(), key=lambda pair: pair[1])]
        self.movers = list(range(len(self.codes)))
        if many:
            self.place = np.array(self.at, dtype=float)

    def _nearest(self) -> None:
        """Put each ward in the free cell nearest to its place, the middle ones first."""
        for ward in sorted(range(len(self.codes)), key=lambda w: float(np.hypot(*self.place[w]))):
            cell = next(c for c in _around(self.place[ward]) if c not in self.held)
            self.held[cell] = ward

    def _halve(self, wards: list[int], cells: list[Cell]) -> None:
        """Put wards in as many cells, the western half in the western ones and so on."""
        if len(wards) == 1:
            self.held[cells[0]] = wards[0]
            return
        spread = [max(c[way] for c in cells) - min(c[way] for c in cells) for way in (0, 1)]
        way = 0 if spread[0] >= spread[1] else 1
        half = len(wards) // 2
        wards = sorted(wards, key=lambda ward: float(self.place[ward][way]))
        cells = sorted(cells, key=lambda cell: (cell[way], cell[1 - way]))
        self._halve(wards[:half], cells[:half])
        self._halve(wards[half:], cells[half:])

    def _places(self) -> np.ndarray:
        """Where each ward would be if every neighbour were one cell off in its real direction."""
        count = len(self.codes)
        matrix, right = np.eye(count) * 1e-3, np.zeros((count, 2))
        for ward, near in enumerate(self.near):
            for other, east, south in near:
                matrix[ward, ward] += 1
                matrix[ward, other] -= 1
                right[ward] -= (east, south)
        found = np.linalg.solve(matrix, right)
        found -= found.mean(axis=0)
        spread = math.sqrt(count / (np.pi * 4 * max(1e-9, found.var(axis=0).mean())))
        return found * max(1.0, spread)

    def cost(self, ward: int) -> float:
        """What one ward's place costs."""
        column, row = self.at[ward]
        east, south = self.place[ward]
        found = PULL * ((column - east) ** 2 + (row - south) ** 2)
        for other, right, down in self.near[ward]:
            x, y = self.at[other]
            same = 1.6 if self.home[other] == self.home[ward] else 1.0
            apart = abs(x - column) + abs(y - row)
            found += same * ((x - column - right) ** 2 + (y - row - down) ** 2 + (apart > 1))
        return found

    def shape_cost(self, homes: Iterable[str], cells: Iterable[Cell]) -> float:
        """What the pieces of some boroughs and the gaps around some cells cost."""
        pieces = sum(self.pieces(home) - 1 for home in homes)
        gaps = {near for cell in cells for near in (cell, *_beside(cell)) if near not in self.held}
        empty = sum(sum(n in self.held for n in _beside(gap)) >= 3 for gap in gaps)
        each = PIECES_OF_MANY if len(self.codes) > MANY else PIECES
        return each * pieces + GAP * empty

    def pieces(self, home: str | None) -> int:
        """In how many pieces a borough lies, or the whole for None."""
        left = {cell for cell, ward in self.held.items() if home is None or self.home[ward] == home}
        count = 0
        while left:
            count += 1
            edge = {left.pop()}
            while edge:
                left -= edge
                edge = {near for cell in edge for near in _beside(cell)} & left
        return count

    def put(self, ward: int, cell: Cell) -> None:
        """Put a ward in a cell; who is there goes to where it came from."""
        before, other = self.at[ward], self.held.get(cell)
        self.held[cell], self.at[ward] = ward, cell
        if other is None:
            del self.held[before]
        else:
            self.held[before], self.at[other] = other, before

    def anneal(self) -> None:
        """Move and swap wards, ever more choosily."""
        many = len(self.codes) > MANY
        steps = (ROUNDS_OF_MANY if many else ROUNDS) * len(self.codes)
        hot = HOT_OF_MANY if many else HOT
        for step in range(steps):
            heat = hot * (COLD / hot) ** (step / steps)
            self._try(heat)

    def mend(self) -> None:
        """Move the wards of boroughs in pieces until they are whole, or the turns are over."""
        for _ in range(MENDS):
            split = {home for home in set(self.home) if self.pieces(home) > 1}
            if not split:
                return
            self.movers = [ward for ward, home in enumerate(self.home) if home in split]
            steps = ROUNDS_OF_MENDING * len(self.movers)
            for step in range(steps):
                self._try(HOT * (COLD / HOT) ** (step / steps))

    def slide(self) -> None:
        """Bring what is apart of a borough to the rest: wards on a path of cells move up by one.

        That may cost what neighbours are apart more, and may split others for a while.
        """
        now = self._whole()
        for _ in range(SLIDES):
            split = sorted(home for home in set(self.home) if self.pieces(home) > 1)
            if not split:
                return
            path = self._path_home(self.chance.choice(split))
            self._shift(path)
            new = self._whole()
            if new < now or self.chance.random() < math.exp((now - new) / SLIDE_HEAT) / 4:
                now = new
            else:
                self._shift(path[::-1])

    def _whole(self) -> float:
        """What every place and every piece costs."""
        pieces = sum(self.pieces(home) - 1 for home in set(self.home))
        return PIECES_OF_MANY * pieces + sum(map(self.cost, range(len(self.codes))))

    def _path_home(self, home: str) -> list[Cell]:
        """A path from a cell of a borough's smallest piece to one beside its others."""
        own = {cell for cell, ward in self.held.items() if self.home[ward] == home}
        start = self.chance.choice(sorted(own))
        piece, edge = {start}, {start}
        while edge:
            edge = {near for cell in edge for near in _beside(cell)} & own - piece
            piece |= edge
        others = own - piece
        if len(others) < len(piece):
            return []
        goals = {near for cell in others for near in _beside(cell)} & set(self.held) - own
        middle = self.chance.choice([c for c in sorted(self.held) if math.dist(c, start) < 5])
        found = self._walk(start, {middle})
        found += self._walk(found[-1], goals)[1:]
        return found if len(set(found)) == len(found) else []

    def _walk(self, start: Cell, goals: set[Cell]) -> list[Cell]:
        """A shortest path over cells that are held, any of those that are alike."""
        came: dict[Cell, Cell] = {}
        edge = [start]
        while edge and not (hit := [cell for cell in edge if cell in goals]):
            following = []
            for cell, near in ((c, n) for c in edge for n in self.chance.sample([*_beside(c)], 4)):
                if near in self.held and near != start and near not in came:
                    came[near] = cell
                    following.append(near)
            edge = following
        if not edge:
            return [start]
        path = hit[:1]
        while path[-1] != start:
            path.append(came[path[-1]])
        return path[::-1]

    def _shift(self, path: list[Cell]) -> None:
        """Move the ward of each cell of a path one back, the first to the last."""
        wards = [self.held[cell] for cell in path]
        for cell, ward in zip(path, wards[1:] + wards[:1], strict=True):
            self.held[cell], self.at[ward] = ward, cell

    def _try(self, heat: float) -> None:
        ward = self.chance.choice(self.movers)
        before = self.at[ward]
        cell = self._aim(ward)
        if cell == before:
            return
        other = self.held.get(cell)
        moved = [ward] if other is None else [ward, other]
        homes = {self.home[one] for one in moved}
        old = sum(map(self.cost, moved)) + self.shape_cost(homes, (before, cell))
        self.put(ward, cell)
        new = sum(map(self.cost, moved)) + self.shape_cost(homes, (before, cell))
        if new > old and self.chance.random() >= math.exp((old - new) / heat):
            self.put(ward, before)

    def _aim(self, ward: int) -> Cell:
        """A cell beside a real neighbour, or beside where the ward is."""
        near = self.near[ward]
        if near and self.chance.random() < 0.6:
            x, y = self.at[self.chance.choice(near)[0]]
        else:
            x, y = self.at[ward]
        right, down = self.chance.choice(SIDES)
        return x + right, y + down

    def grid(self) -> dict[str, Cell]:
        """Each ward's column and row from the top left."""
        left, top = (min(cell[way] for cell in self.at) for way in (0, 1))
        return {
            code: (cell[0] - left, cell[1] - top)
            for code, cell in zip(self.codes, self.at, strict=True)
        }


def _way(one: dict[str, str], other: dict[str, str]) -> tuple[float, float]:
    """The direction from one ward to another, east and south, one long."""
    east = (int(other["lon_micro"]) - int(one["lon_micro"])) / 1e6 * METRES[0]
    south = (int(one["lat_micro"]) - int(other["lat_micro"])) / 1e6 * METRES[1]
    far = math.hypot(east, south) or 1.0
    return east / far, south / far


def _beside(cell: Cell) -> Iterator[Cell]:
    return ((cell[0] + right, cell[1] + down) for right, down in SIDES)


def _on_earth(wards: dict[str, dict[str, str]], codes: list[str]) -> np.ndarray:
    """Where wards lie, in metres east and south."""
    degrees = [(int(wards[c]["lon_micro"]) / 1e6, -int(wards[c]["lat_micro"]) / 1e6) for c in codes]
    found = np.array(degrees) * METRES
    return found - found.mean(axis=0)


def _oval(places: np.ndarray) -> list[Cell]:
    """As many cells as there are places, in an oval as wide and high as they lie."""
    wide, high = places.std(axis=0)
    reach = range(-40, 41)
    cells = sorted((math.hypot(x / wide, y / high), x, y) for x in reach for y in reach)
    return [(x, y) for _, x, y in cells[: len(places)]]


def _around(place: np.ndarray) -> Iterator[Cell]:
    """Cells around a place, the nearest first."""
    x, y = round(float(place[0])), round(float(place[1]))
    reach = range(-30, 31)
    cells = [(x + right, y + down) for right in reach for down in reach]
    return iter(sorted(cells, key=lambda c: (c[0] - place[0]) ** 2 + (c[1] - place[1]) ** 2))


def placed(wards: dict[str, dict[str, str]]) -> dict[str, Cell]:
    """The best grid of a few tries for some wards; of many, the first without a split borough."""
    boards = []
    for turn in range(TRIES):
        board = Board(wards, random.Random(SEED + turn))
        board.anneal()
        if len(wards) > MANY:
            board.mend()
            board.slide()
        boards.append(board)
        if len(wards) > MANY and all(board.pieces(home) == 1 for home in board.home):
            return board.grid()
    return min(boards, key=_whole_cost).grid()


def mended(wards: dict[str, dict[str, str]], grid: dict[str, list[int]]) -> dict[str, Cell]:
    """A grid with every borough in one piece: as it is where that is so."""
    board = Board(wards, random.Random(SEED))
    board.at = [(grid[code][0], grid[code][1]) for code in board.codes]
    board.held = {cell: ward for ward, cell in enumerate(board.at)}
    board.place = np.array(board.at, dtype=float)
    board.slide()
    return board.grid()


def _whole_cost(board: Board) -> float:
    own = sum(map(board.cost, range(len(board.codes))))
    return own + board.shape_cost(set(board.home), board.at)


def main(year: str) -> None:
    """Write the grids of a ward set."""
    reference = RESOURCES / "reference"
    with (reference / f"wards_{year}.csv").open(encoding="utf-8") as file:
        wards = {row["code"]: row for row in csv.DictReader(file)}
    with (reference / "bcus.csv").open(encoding="utf-8") as file:
        bcus = {row["code"]: row["boroughs"].split() for row in csv.DictReader(file)}
    out = RESOURCES / "maps" / f"tile_grid_{year}.json"
    kept = json.loads(out.read_text("utf-8"))["grids"] if out.exists() else {}
    grids = {}
    for bcu, boroughs in bcus.items():
        own = {code: row for code, row in wards.items() if row["borough"] in boroughs}
        grids[bcu] = kept.get(bcu) or placed(own)
    every = {code for boroughs in bcus.values() for code in boroughs}
    inside = {code: row for code, row in wards.items() if row["borough"] in every}
    grids[WHOLE] = mended(inside, kept[WHOLE]) if WHOLE in kept else placed(inside)
    document = {"ward_set": year, "grids": grids}
    out.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or ["2014"]:
        main(wanted)
