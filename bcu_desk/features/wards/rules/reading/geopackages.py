"""GeoPackages: the geometries of a layer, out of their own binary form."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.raw import (
    MOST_FEATURES,
    Polygons,
    Raw,
    RawFile,
    counted,
    damaged,
    fields_of,
    ring_of,
)
from bcu_desk.store.geopackage import Layer, read_layer

BOXES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes of the box, by the kind told in the flags
HEAD = 8


def read_geopackage(content: bytes) -> RawFile:
    """The features of the first layer. Raises Refused."""
    layer = read_layer(content, MOST_FEATURES)
    return RawFile("GeoPackage", layer.crs, counted(_features(layer)))


def _features(layer: Layer) -> Iterator[Raw]:
    for fields, shape in layer.rows:
        yield Raw(fields_of(fields), () if shape is None else _polygons(shape))


def _polygons(shape: bytes) -> Polygons:
    if len(shape) < HEAD or shape[:2] != b"GP":
        raise damaged("a geometry is not a GeoPackage's own")
    flags = shape[3]
    if flags >> 4 & 1:  # empty
        return ()
    skipped = HEAD + BOXES.get(flags >> 1 & 7, len(shape))
    try:
        geometry = shapely.from_wkb(shape[skipped:])
    except (shapely.errors.ShapelyError, ValueError, TypeError) as error:
        raise damaged(f"a geometry can't be read: {error}") from None
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise Refused("boundaries_no_areas", kind=geometry.geom_type)
    return tuple(
        tuple(
            ring_of(shapely.get_coordinates(ring).tolist())
            for ring in (polygon.exterior, *polygon.interiors)
        )
        for polygon in shapely.get_parts(geometry)
        if not polygon.is_empty
    )
