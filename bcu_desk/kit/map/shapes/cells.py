"""Areas as equal cells in a grid, block beside block or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bcu_desk.kit.map.areas import Arc, AreaSet, Points

CELL = 100.0  # units that a cell is high
GAP = 0.35  # of a cell, between blocks
NARROWEST, WIDEST = 1.0, 2.4  # width of a cell against its height

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cells:
    """Areas by their column and row (downwards) in a block of cells, the blocks in their order."""

    codes: tuple[str, ...]
    spots: tuple[Spot, ...]
    blocks: tuple[str, ...]

    def neighbours(self) -> tuple[frozenset[int], ...]:
        """By area number, the areas whose cells share a side with it."""
        at = {(block, *spot): n for n, (block, spot) in enumerate(self._placed())}
        return tuple(
            frozenset(
                at[found]
                for found in (
                    (block, column + across, row + down)
                    for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1))
                )
                if found in at
            )
            for block, (column, row) in self._placed()
        )

    def _placed(self) -> tuple[tuple[str, Spot], ...]:
        return tuple(zip(self.blocks, self.spots, strict=True))

    def areas(self, ratio: float) -> AreaSet:
        """The cells as areas on a sheet about `ratio` times as wide as high."""
        if not self.codes:
            return AreaSet((), (), (), np.empty((0, 2)))
        plans = [self._laid(across=across) for across in (True, False)]
        width = {id(plan): _cell_width(plan, ratio) for plan in plans}
        best = max(plans, key=lambda plan: _shown_size(plan, width[id(plan)], ratio))
        return _areas(self.codes, best * np.array((width[id(best)], CELL)), width[id(best)])

    def _laid(self, *, across: bool) -> Points:
        """The top left corner of each cell, in cells, blocks side by side or one below another."""
        found = np.array(self.spots, dtype=np.float64)
        named = np.array(self.blocks)
        at = 0.0
        for block in dict.fromkeys(self.blocks):
            own = named == block
            spots = found[own] - found[own].min(axis=0)
            way = 0 if across else 1
            spots[:, way] += at
            at = float(spots[:, way].max()) + 1 + GAP
            found[own] = spots
        return found


def cells_of(grids: Mapping[str, Mapping[str, Sequence[int]]], codes: Sequence[str]) -> Cells:
    """Those of some codes that the grids place: by block, each code's column and row.

    Blocks without any of the codes are left out; so are codes that no block places.
    """
    placed = {
        code: (block, (int(spot[0]), int(spot[1])))
        for block, grid in grids.items()
        for code, spot in grid.items()
    }
    order = {block: number for number, block in enumerate(grids)}
    known = sorted((c for c in codes if c in placed), key=lambda code: order[placed[code][0]])
    kept = [code for code in codes if code in placed]
    if len({placed[code][0] for code in kept}) > 1:
        kept = known
    return Cells(
        tuple(kept),
        tuple(placed[code][1] for code in kept),
        tuple(placed[code][0] for code in kept),
    )


def _cell_width(plan: Points, ratio: float) -> float:
    columns, rows = (plan.max(axis=0) + 1).tolist()
    return float(CELL * min(WIDEST, max(NARROWEST, ratio * rows / columns)))


def _shown_size(plan: Points, width: float, ratio: float) -> float:
    """How large a cell comes out, in the room of which the ratio is known."""
    columns, rows = (plan.max(axis=0) + 1).tolist()
    scale = min(ratio / (columns * width), 1 / (rows * CELL))
    return float(scale * scale * width * CELL)


def _areas(codes: tuple[str, ...], corners: Points, width: float) -> AreaSet:
    """Cells by their top left corners, y downwards; the sheet's y goes up."""
    rings: list[Points] = []
    arcs: list[Points] = []
    known: dict[tuple[tuple[float, float], ...], int] = {}
    sides: list[list[int]] = []
    for number, (left, top) in enumerate(corners.tolist()):
        x0, x1, y0, y1 = (round(value, 3) for value in (left, left + width, -top - CELL, -top))
        ring = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        rings.append(np.array(ring))
        for edge in pairwise([*ring, ring[0]]):
            key = (min(edge), max(edge))
            if key not in known:
                known[key] = len(arcs)
                arcs.append(np.array(key))
                sides.append([])
            sides[known[key]].append(number)
    told = tuple(
        Arc(line, who[0], who[1] if len(who) > 1 else -1)
        for line, who in zip(arcs, sides, strict=True)
    )
    labels = np.array([ring.mean(axis=0) for ring in rings])
    return AreaSet(codes, tuple(rings), told, labels)
