"""How much of a ward's ground lies in others, measured on their boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import shapely

from bcu_desk.domain.maps.outlines import BadOutline, unpack

KEPT = 2_000  # areas of two sets of all London


def shares(outline: str, others: Sequence[str]) -> list[float]:
    """The share of an area in each of some others; 0 where a boundary can't be read."""
    area = _area(outline)
    if area is None or not area.area:
        return [0.0 for _ in others]
    return [
        0.0 if one is None else area.intersection(one).area / area.area
        for one in map(_area, others)
    ]


@lru_cache(maxsize=KEPT)
def _area(outline: str) -> Any:  # noqa: ANN401 - shapely has no types
    try:
        parts = unpack(outline)
    except BadOutline:
        return None
    made = shapely.MultiPolygon([(rings[0], rings[1:]) for rings in parts])
    return made if made.is_valid else shapely.make_valid(made)
