"""GeoJSON and TopoJSON: JSON with features, or with arcs that objects share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bcu_desk.features.wards.rules.reading.raw import (
    Raw,
    RawFile,
    Ring,
    counted,
    damaged,
    fields_of,
    polygons_of,
    ring_of,
    too_large,
)

EPSG = re.compile(r"EPSG:(?:[0-9.]*:)?([0-9]{4,6})$", re.IGNORECASE)
DEGREES = "EPSG:4326"
MOST_DEEP = 64


def read_json(content: bytes) -> RawFile:
    """The features of GeoJSON or TopoJSON. Raises Refused."""
    told = _decoded(content)
    kind = told.get("type") if isinstance(told, Mapping) else None
    if not isinstance(told, Mapping) or not isinstance(kind, str):
        raise damaged("it is neither GeoJSON nor TopoJSON")
    if kind == "Topology":
        return RawFile("TopoJSON", _crs(told), counted(_topology(told)))
    if kind not in ("FeatureCollection", "Feature"):
        raise damaged(f"it is JSON of the type {kind[:30]}, not a collection of features")
    features = [told] if kind == "Feature" else told.get("features")
    if not isinstance(features, list):
        raise damaged("it has no list of features")
    return RawFile("GeoJSON", _crs(told), counted(_feature(one) for one in features))


def _decoded(content: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    _refuse_deep(content)
    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise damaged(f"it is no well-formed JSON: {error}") from None
    except RecursionError:
        raise too_large(f"{MOST_DEEP} lists within one another") from None


def _refuse_deep(content: bytes) -> None:
    """Nothing of use is nested so deep: such a file is refused before it is parsed."""
    if b"[" * MOST_DEEP in content or b'{"a":' * MOST_DEEP in content:
        raise too_large(f"{MOST_DEEP} lists within one another")


def _crs(told: Mapping[str, Any]) -> str:
    """The projection that the file names, as GeoJSON did it before 2016."""
    crs = told.get("crs")
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = properties.get("name") if isinstance(properties, Mapping) else None
    if not isinstance(name, str):
        return ""
    if name.upper().endswith("CRS84"):
        return DEGREES
    found = EPSG.search(name.strip())
    return f"EPSG:{found.group(1)}" if found else name[:80]


def _feature(told: object) -> Raw:
    if not isinstance(told, Mapping):
        raise damaged("a feature is no object")
    own_id = told.get("id")
    return Raw(fields_of(told.get("properties"), own_id), polygons_of(told.get("geometry")))


def _topology(told: Mapping[str, Any]) -> Iterator[Raw]:
    arcs = _Arcs(told)
    objects = told.get("objects")
    if not isinstance(objects, Mapping):
        raise damaged("the topology has no objects")
    for one in objects.values():
        parts = one.get("geometries") if isinstance(one, Mapping) else None
        for part in parts if isinstance(parts, list) else [one]:
            if not isinstance(part, Mapping):
                raise damaged("a part of the topology is no object")
            if part.get("type") is not None:
                geometry = {"type": part.get("type"), "coordinates": arcs.rings_of(part)}
                yield Raw(fields_of(part.get("properties"), part.get("id")), polygons_of(geometry))


class _Arcs:
    """The lines that a topology's areas are made of, unpacked."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._scale, self._move = _transform(told.get("transform"))
        self._packed = told.get("transform") is not None
        arcs = told.get("arcs")
        if not isinstance(arcs, list):
            raise damaged("the topology has no arcs")
        self._arcs = [self._unpacked(ring_of(arc)) for arc in arcs]

    def rings_of(self, part: Mapping[str, Any]) -> object:
        """The rings of a part, as GeoJSON has them."""
        try:
            if part["type"] == "Polygon":
                return [self._ring(one) for one in part["arcs"]]
            if part["type"] == "MultiPolygon":
                return [[self._ring(one) for one in polygon] for polygon in part["arcs"]]
        except (KeyError, TypeError, IndexError):
            raise damaged("an area names an arc that is not there") from None
        return None

    def _ring(self, numbers: list[int]) -> Ring:
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            points += arc[1:] if points else arc
        return tuple(points)

    def _unpacked(self, arc: Ring) -> Ring:
        if not self._packed:
            return arc
        x = y = 0.0
        points = []
        for east, north in arc:
            x, y = x + east, y + north
            points.append((x * self._scale[0] + self._move[0], y * self._scale[1] + self._move[1]))
        return tuple(points)


def _transform(told: object) -> tuple[tuple[float, float], tuple[float, float]]:
    if told is None:
        return (1.0, 1.0), (0.0, 0.0)
    if not isinstance(told, Mapping):
        raise damaged("the topology's transform is no object")
    scale, move = ring_of([told.get("scale"), told.get("translate")])
    return scale, move
