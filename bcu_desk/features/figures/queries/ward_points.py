"""The ward around a point on the Earth, by the boundaries that the desk has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyproj import Transformer

from bcu_desk.domain.maps.outlines import BadOutline, Parts, Ring, unpack
from bcu_desk.domain.places import Ward, WardSet, WardShape
from bcu_desk.features.figures.rules.places import PointToWard
from bcu_desk.store.session import Reader

DEGREES, NATIONAL_GRID = "EPSG:4326", "EPSG:27700"
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Area:
    """A ward with its boundary, and the box around that."""

    code: str
    days: WardSet
    box: Box
    parts: Parts

    def holds(self, east: float, north: float) -> bool:
        """Whether a point lies within it: inside an odd number of its rings."""
        west, south, right, top = self.box
        if not (west <= east <= right and south <= north <= top):
            return False
        rings = (ring for part in self.parts for ring in part)
        return sum(_around(ring, east, north) for ring in rings) % 2 == 1


def ward_finder(reader: Reader) -> PointToWard | None:
    """Finds the ward around a longitude and latitude in a month; None without boundaries."""
    areas = _areas(reader)
    if not areas:
        return None
    transformer = Transformer.from_crs(DEGREES, NATIONAL_GRID, always_xy=True)

    def ward_at(longitude: float, latitude: float, month: str) -> str:
        east, north = transformer.transform(longitude, latitude)
        first = date.fromisoformat(f"{month}-01")
        inside = (area for area in areas if area.days.on(first) and area.holds(east, north))
        return next((area.code for area in inside), "")

    return ward_at


def _areas(reader: Reader) -> tuple[_Area, ...]:
    """The wards that have a boundary that can be read."""
    sets = {row.id: row for row in reader.every(WardSet)}
    wards = {row.id: row for row in reader.every(Ward)}
    found = []
    for shape in reader.every(WardShape):
        ward = wards[shape.ward_id]
        try:
            parts = unpack(shape.outline)
        except BadOutline:
            continue
        found.append(_Area(ward.code, sets[ward.ward_set_id], _box(parts), parts))
    return tuple(found)


def _box(parts: Parts) -> Box:
    points = [point for part in parts for ring in part for point in ring]
    easts, norths = [x for x, _ in points], [y for _, y in points]
    return min(easts), min(norths), max(easts), max(norths)


def _around(ring: Ring, east: float, north: float) -> bool:
    """Whether a ring goes around a point."""
    inside = False
    for (x1, y1), (x2, y2) in _edges(ring):
        crosses = (y1 > north) != (y2 > north)
        if crosses and east < x1 + (north - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def _edges(ring: Ring) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)
