"""A small map for tests: a block of two by two squares, and two squares apart."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from bcu_desk.kit.map.areas import AreaSet, read_areas
from bcu_desk.kit.map.looks import AreaLook

SIDE = 1_000
# Corner of each square in sides: A B over C D, then E F far to the east.
CORNERS = {"C": (0, 0), "D": (1, 0), "A": (0, 1), "B": (1, 1), "E": (40, 0), "F": (41, 0)}
BLUE, YELLOW = "#56B4E9", "#F0E442"


def shapes_file(folder: Path, codes: str = "ABCDEF") -> Path:
    """A shapes file of the squares with these codes; shared borders are one arc."""
    arcs: list[list[int]] = []
    known: dict[tuple[int, ...], int] = {}
    shapes: dict[str, list[list[int]]] = {}
    for code in codes:
        ring = []
        for edge in _edges(*CORNERS[code]):
            back = (*edge[2:], *edge[:2])
            if back in known:
                ring.append(-known[back] - 1)
            else:
                known[edge] = len(arcs)
                ring.append(len(arcs))
                arcs.append(list(edge))
        shapes[code] = [ring]
    path = folder / "squares.json"
    path.write_text(json.dumps({"kind": "schematic", "arcs": arcs, "shapes": shapes}), "utf-8")
    return path


def _edges(x: int, y: int) -> list[tuple[int, int, int, int]]:
    corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return [(a * SIDE, b * SIDE, c * SIDE, d * SIDE) for (a, b), (c, d) in pairs]


def squares(folder: Path, codes: str = "ABCDEF") -> AreaSet:
    """The areas of that file."""
    return read_areas(shapes_file(folder, codes))


def looks(areas: AreaSet, **fields: object) -> tuple[AreaLook, ...]:
    """Every area blue with a 2."""
    made = [AreaLook(BLUE, "2", f"Area {code}", f"Area {code}: 2 of 2") for code in areas.codes]
    return tuple(made) if not fields else tuple(_with(look, fields) for look in made)


def _with(look: AreaLook, fields: dict[str, object]) -> AreaLook:
    told = {name: getattr(look, name) for name in ("colour", "digit", "name", "told")}
    return AreaLook(**(told | fields))  # type: ignore[arg-type]


def ring_area(ring: np.ndarray) -> float:
    """The area of a ring, counter-clockwise positive."""
    x, y = ring[:, 0], ring[:, 1]
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)
