"""What the map of wards is drawn from: true boundaries, schematic shapes or equal cells.

Reading is slow at first and kept then: call `ground_of` where the page is loaded, not where it
is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from bcu_desk.domain.maps.outlines import BadOutline, unpack
from bcu_desk.features.coverage.queries.wards import WardRow
from bcu_desk.kit.map.areas import AreaSet, read_areas
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.shapes.cells import cells_of
from bcu_desk.kit.map.shapes.levels import layers_of
from bcu_desk.store.folders import resources

WHOLE = "London"
MOST_BLOCKS = 3  # BCUs that are shown as grids of their own
KEPT = 6


class MapKind(StrEnum):
    """How the wards lie on the map."""

    MAP = "map"
    SCHEMATIC = "schematic"
    TILES = "tiles"


KIND_TITLES = {
    MapKind.MAP: "Map",
    MapKind.SCHEMATIC: "Schematic",
    MapKind.TILES: "Tiles",
}
NOTES = {
    MapKind.MAP: "",
    MapKind.SCHEMATIC: "Schematic: not true boundaries",
    MapKind.TILES: "Equal cells: not to scale",
}


@dataclass(frozen=True)
class WardGround:
    """What the map is drawn from, what is said below it, and how many wards it lacks."""

    kind: MapKind
    ground: Ground
    note: str
    missing: int


def kind_for(outlines: Mapping[str, str], wanted: MapKind | None = None) -> MapKind:
    """The kind wanted, or what is best where nothing was: true boundaries where there are any."""
    if wanted is None or (wanted is MapKind.MAP and not outlines):
        return MapKind.MAP if outlines else MapKind.SCHEMATIC
    return wanted


def ground_of(
    kind: MapKind, wards: Sequence[WardRow], outlines: Mapping[str, str] | None = None
) -> WardGround:
    """What the map of some wards is drawn from; `outlines` is packed text by code.

    Wards without a boundary, shape or cell are left out of it.
    """
    told = tuple(sorted((row.ward_set, row.bcu, row.code) for row in wards))
    own = {code for _, _, code in told}
    packed = tuple(sorted((c, text) for c, text in (outlines or {}).items() if c in own))
    ground = _ground(kind, told, packed if kind is MapKind.MAP else ())
    missing = len(told) - len(ground.codes)
    return WardGround(kind, ground, _note(kind, missing), missing)


def _note(kind: MapKind, missing: int) -> str:
    if not missing:
        return NOTES[kind]
    lacks = "1 ward is" if missing == 1 else f"{missing} wards are"
    return "; ".join(filter(None, (NOTES[kind], f"{lacks} not on it")))


@lru_cache(maxsize=KEPT)
def _ground(
    kind: MapKind, wards: tuple[tuple[str, str, str], ...], outlines: tuple[tuple[str, str], ...]
) -> Ground:
    if kind is MapKind.MAP:
        return _true(outlines)
    if not wards:
        return _empty()
    year = max(ward_set for ward_set, _, _ in wards)
    codes = sorted(code for _, _, code in wards)
    if kind is MapKind.SCHEMATIC:
        path = resources() / "maps" / f"schematic_{year}.json"
        return read_areas(path, codes) if path.exists() else _empty()
    return _tiles(year, codes, sorted({bcu for _, bcu, _ in wards}))


def _true(outlines: tuple[tuple[str, str], ...]) -> Ground:
    known = {}
    for code, text in outlines:
        try:
            known[code] = [ring for part in unpack(text) for ring in part]
        except BadOutline:
            continue
    return layers_of(tuple(known), tuple(known.values())) if known else _empty()


def _tiles(year: str, codes: Sequence[str], bcus: Sequence[str]) -> Ground:
    path = resources() / "maps" / f"tile_grid_{year}.json"
    if not path.exists():
        return _empty()
    grids = json.loads(path.read_text("utf-8"))["grids"]
    blocks = bcus if len(bcus) <= MOST_BLOCKS else [WHOLE]
    return cells_of({block: grids[block] for block in blocks if block in grids}, codes)


def _empty() -> AreaSet:
    return AreaSet((), (), (), np.empty((0, 2)))
