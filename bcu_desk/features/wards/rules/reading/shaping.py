"""Rings made into areas of whole metres: mended where they cross, checked against each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from bcu_desk.domain.maps.outlines import Parts, Ring
from bcu_desk.features.wards.rules.reading.told import Gap, Overlap

LEAST_AREA = 200.0  # m² of an overlap or gap that is told: smaller ones come of whole metres
LEAST_WIDTH = 2.0  # metres across, likewise
MOST_TOLD = 500
METRE = 1.0
WHOLE_RING = 4

Points = NDArray[np.float64]
Geometry = Any


def area_of(polygons: Sequence[Sequence[Points]]) -> tuple[Geometry, bool]:
    """An area of whole metres from rings, and whether it had to be mended."""
    made = [_polygon(rings) for rings in polygons if rings and len(rings[0]) >= WHOLE_RING]
    whole = shapely.MultiPolygon(made)
    if shapely.is_valid(whole):
        return whole, False
    mended = _only_areas(shapely.make_valid(whole))
    return _only_areas(shapely.set_precision(mended, METRE)), True


def _polygon(rings: Sequence[Points]) -> Geometry:
    """A polygon of the rings that are long enough, the first one outside."""
    whole = [np.rint(ring) for ring in rings if len(ring) >= WHOLE_RING]
    return shapely.Polygon(whole[0], whole[1:])


def _only_areas(geometry: Geometry) -> Geometry:
    """What of a geometry has an area; lines and points that mending left over go."""
    parts = shapely.get_parts(geometry)
    flat = [p for one in parts for p in shapely.get_parts(one) if p.geom_type == "Polygon"]
    return shapely.MultiPolygon([one for one in flat if not one.is_empty])


def parts_of(geometry: Geometry) -> Parts:
    """An area as rings of whole metres; rings that whole metres leave no room go."""
    found = []
    for polygon in shapely.get_parts(geometry):
        rings = [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= WHOLE_RING - 1:
            found.append(tuple(ring for ring in rings if len(ring) >= WHOLE_RING - 1))
    return tuple(found)


def _ring(ring: Geometry) -> Ring:
    points = np.rint(shapely.get_coordinates(ring)).astype(np.int64)[:-1]
    if len(points) > 1:
        points = points[(points != np.roll(points, 1, axis=0)).any(axis=1)]
    return tuple((x, y) for x, y in points.tolist())


def faults_of(areas: Sequence[Geometry]) -> tuple[tuple[Overlap, ...], tuple[Gap, ...]]:
    """Where areas overlap, and what lies between them and belongs to none; the largest first."""
    if not areas:
        return (), ()
    every = np.array(areas)
    wrong = shapely.coverage_invalid_edges(every)
    odd = np.flatnonzero(~shapely.is_empty(wrong))
    fitting = np.delete(every, odd)
    whole = shapely.union_all([shapely.coverage_union_all(fitting), *every[odd]])
    return _overlaps(every, odd), _gaps(whole)


def _overlaps(every: NDArray[np.object_], odd: NDArray[np.int64]) -> tuple[Overlap, ...]:
    tree = shapely.STRtree(every[odd])
    one, other = tree.query(every[odd], predicate="intersects")
    pairs = [(odd[i], odd[j]) for i, j in zip(one, other, strict=True) if odd[i] < odd[j]]
    if not pairs:
        return ()
    first, second = np.array(pairs).T
    shared = shapely.intersection(every[first], every[second])
    found = []
    for i, j, common in zip(first.tolist(), second.tolist(), shared, strict=True):
        ground = _only_areas(common)
        if _is_told(ground):
            found.append(Overlap(i, j, round(ground.area), parts_of(ground)))
    return tuple(sorted(found, key=lambda one: -one.area)[:MOST_TOLD])


def _gaps(whole: Geometry) -> tuple[Gap, ...]:
    found = []
    for polygon in shapely.get_parts(whole):
        for ring in polygon.interiors if polygon.geom_type == "Polygon" else ():
            hole = shapely.MultiPolygon([shapely.Polygon(ring)])
            if _is_told(hole):
                found.append(Gap(round(hole.area), parts_of(hole)))
    return tuple(sorted(found, key=lambda one: -one.area)[:MOST_TOLD])


def _is_told(ground: Geometry) -> bool:
    """Whether ground is more than what rounding to whole metres makes."""
    if ground.area < LEAST_AREA:
        return False
    return bool(ground.length) and 2 * ground.area / ground.length > LEAST_WIDTH
