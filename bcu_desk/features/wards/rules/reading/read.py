"""A file of boundaries, from its bytes to outlines in whole metres of the national grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np
import shapely

from bcu_desk.domain.maps.outlines import EAST_END, NORTH_END
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.geojson import read_json
from bcu_desk.features.wards.rules.reading.geopackages import read_geopackage
from bcu_desk.features.wards.rules.reading.projecting import Points, placed, projected
from bcu_desk.features.wards.rules.reading.raw import Raw, RawFile, damaged, too_large
from bcu_desk.features.wards.rules.reading.shapefiles import read_shapefile
from bcu_desk.features.wards.rules.reading.shaping import Geometry, area_of, faults_of, parts_of
from bcu_desk.features.wards.rules.reading.told import Found, Note, Shape

MICRO = 1_000_000


def read(ending: str, parts: Mapping[str, bytes], points: Sequence[tuple[int, int]] = ()) -> Found:
    """The features of a file, checked and mended. Raises Refused, and nothing else."""
    try:
        return _found(_raw(ending, parts), points)
    except MemoryError:
        raise too_large("what memory holds") from None
    except RecursionError:
        raise too_large("what can be nested") from None
    except shapely.errors.ShapelyError as error:
        raise damaged(f"its areas can't be mended: {error}") from None


def _raw(ending: str, parts: Mapping[str, bytes]) -> RawFile:
    if ending == "shp":
        return read_shapefile(parts)
    if ending == "gpkg":
        return read_geopackage(parts[ending])
    return read_json(parts[ending])


def _found(raw: RawFile, points: Sequence[tuple[int, int]]) -> Found:
    raw = replace(raw, features=tuple(f for f in raw.features if any(map(any, f.polygons))))
    if not raw.features:
        raise Refused("boundaries_empty")
    rings = [_numbers(r) for f in raw.features for polygon in f.polygons for r in polygon]
    moved = projected(np.concatenate(rings), raw.crs)
    ends = list(accumulate(map(len, rings)))
    split = iter(np.split(moved.points, ends[:-1]))
    made = [area_of(_shaped(feature, split)) for feature in raw.features]
    shapes, areas = _shapes(raw.features, made)
    if not shapes:
        raise Refused("boundaries_empty")
    overlaps, gaps = faults_of(areas)
    mended = sum(was for _, was in made)
    notes = [*moved.notes]
    if mended:
        notes.append(Note("boundaries_mended", {"count": mended}))
    if len(shapes) < len(made):
        notes.append(Note("boundaries_too_small", {"count": len(made) - len(shapes)}))
    return Found(
        layout=raw.layout,
        projection=moved.name,
        shapes=tuple(shapes),
        places=_places(points),
        overlaps=overlaps,
        gaps=gaps,
        notes=tuple(notes),
    )


def _numbers(ring: object) -> Points:
    made = np.array(ring, dtype=np.float64)
    return made.reshape(-1, 2)


def _shaped(feature: Raw, rings: Iterator[Points]) -> list[list[Points]]:
    """The rings of a feature in metres, in the order in which they were put in a row."""
    return [[next(rings) for _ in polygon] for polygon in feature.polygons]


def _shapes(
    features: Sequence[Raw], made: Sequence[tuple[Geometry, bool]]
) -> tuple[list[Shape], list[Geometry]]:
    """Shapes and their areas, without those that nothing is left of."""
    shapes, areas = [], []
    for feature, (area, _) in zip(features, made, strict=True):
        parts = parts_of(area)
        if parts:
            middle = area.centroid
            told = Shape(feature.fields, parts, round(area.area), round(middle.x), round(middle.y))
            shapes.append(told)
            areas.append(area)
    return shapes, areas


def _places(points: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Points in millionths of a degree as whole metres."""
    if not points:
        return ()
    metres = np.clip(
        np.nan_to_num(placed(np.array(points, dtype=np.float64) / MICRO)),
        0,
        (EAST_END, NORTH_END),
    )
    return tuple((x, y) for x, y in np.rint(metres).astype(int).tolist())
