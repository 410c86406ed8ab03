"""Write resources/maps/schematic_<set>.json: cells grown from the ward points of all London.

Each ward is its point's Voronoi cell, clipped to an outline grown from the points themselves
(discs of a size told by each ward's area, smoothed). No fetched boundary is used. Run by hand:
`python resources/make/make_shapes.py [2014 ...]`; needs shapely and numpy.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from pathlib import Path

import shapely
from shapely.geometry import MultiPoint, Point, Polygon

RESOURCES = Path(__file__).resolve().parents[1]
# Airy 1830 ellipsoid and the national grid's transverse Mercator (OSGB36), with a plain shift
# from WGS84: good to some metres, enough for a schematic map.
A, B, F0 = 6377563.396, 6356256.909, 0.9996012717
LAT0, LON0, E0, N0 = math.radians(49), math.radians(-2), 400_000, -100_000
SHIFT = (-446.448, 125.157, -542.060, 20.4894e-6, -0.1502, -0.2470, -0.8421)


def grid(lat: float, lon: float) -> tuple[float, float]:
    """National grid metres of a WGS84 point in degrees."""
    lat, lon = _helmert(math.radians(lat), math.radians(lon))
    e2 = 1 - (B * B) / (A * A)
    n = (A - B) / (A + B)
    nu = A * F0 / math.sqrt(1 - e2 * math.sin(lat) ** 2)
    rho = A * F0 * (1 - e2) / (1 - e2 * math.sin(lat) ** 2) ** 1.5
    eta2 = nu / rho - 1
    d, s = lat - LAT0, lat + LAT0
    m = (
        B
        * F0
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * d
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * math.sin(d) * math.cos(s)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * math.sin(2 * d) * math.cos(2 * s)
            - 35 / 24 * n**3 * math.sin(3 * d) * math.cos(3 * s)
        )
    )
    cos, tan2, dl = math.cos(lat), math.tan(lat) ** 2, lon - LON0
    sin = math.sin(lat)
    north = (
        m + N0 + nu / 2 * sin * cos * dl**2 + nu / 24 * sin * cos**3 * (5 - tan2 + 9 * eta2) * dl**4
    )
    east = E0 + nu * cos * dl + nu / 6 * cos**3 * (nu / rho - tan2) * dl**3
    return east, north


def _helmert(lat: float, lon: float) -> tuple[float, float]:
    a, b = 6378137.0, 6356752.314245
    e2 = 1 - (b * b) / (a * a)
    nu = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
    x = nu * math.cos(lat) * math.cos(lon)
    y = nu * math.cos(lat) * math.sin(lon)
    z = (1 - e2) * nu * math.sin(lat)
    tx, ty, tz, s, rx, ry, rz = SHIFT
    rx, ry, rz = (math.radians(r / 3600) for r in (rx, ry, rz))
    x, y, z = (
        tx + (1 + s) * x - rz * y + ry * z,
        ty + rz * x + (1 + s) * y - rx * z,
        tz - ry * x + rx * y + (1 + s) * z,
    )
    p = math.hypot(x, y)
    e2 = 1 - (B * B) / (A * A)
    found = math.atan2(z, p * (1 - e2))
    for _ in range(5):
        nu = A / math.sqrt(1 - e2 * math.sin(found) ** 2)
        found = math.atan2(z + e2 * nu * math.sin(found), p)
    return found, math.atan2(y, x)


def cells(points: dict[str, Point], areas: dict[str, float]) -> dict[str, Polygon]:
    """Each ward's cell, clipped to the outline of all."""
    discs = [point.buffer(1.05 * math.sqrt(areas[code])) for code, point in points.items()]
    outline = shapely.union_all(discs).buffer(700).buffer(-1000)
    outline = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
    outline = Polygon(outline.exterior).simplify(120)
    diagram = shapely.voronoi_polygons(MultiPoint(list(points.values())), extend_to=outline)
    tree = shapely.STRtree(list(diagram.geoms))
    found = {}
    for code, point in points.items():
        cell = diagram.geoms[int(tree.query(point, predicate="intersects")[0])]
        part = shapely.intersection(cell, outline)
        parts = getattr(part, "geoms", [part])
        found[code] = next(p for p in parts if p.buffer(0.01).contains(point))
    return {code: shapely.set_precision(cell, 1) for code, cell in found.items()}


def arcs_of(shapes: dict[str, Polygon]) -> tuple[list[list[int]], dict[str, list[list[int]]]]:
    """Borders as arcs, each once; rings as arc numbers (n forwards, -n-1 backwards)."""
    rings = {code: _ring(shape) for code, shape in shapes.items()}
    edges: dict[tuple[tuple[int, int], tuple[int, int]], set[str]] = {}
    for code, ring in rings.items():
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            edges.setdefault((min(one, other), max(one, other)), set()).add(code)
    nodes = _nodes(edges)
    arcs: list[list[int]] = []
    known: dict[tuple[tuple[int, int], ...], int] = {}
    found: dict[str, list[list[int]]] = {}
    for code, ring in rings.items():
        found[code] = [_numbers(_cut(ring, nodes), arcs, known)]
    return arcs, found


def _nodes(edges: dict[tuple[tuple[int, int], tuple[int, int]], set[str]]) -> set[tuple[int, int]]:
    """Points where the wards on the two sides change."""
    sides: dict[tuple[int, int], set[frozenset[str]]] = {}
    for (one, other), who in edges.items():
        for point in (one, other):
            sides.setdefault(point, set()).add(frozenset(who))
    return {point for point, kinds in sides.items() if len(kinds) > 1}


def _cut(ring: list[tuple[int, int]], nodes: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    starts = [n for n, point in enumerate(ring) if point in nodes]
    if not starts:
        return [[*ring, ring[0]]]
    turned = ring[starts[0] :] + ring[: starts[0]]
    parts, current = [], [turned[0]]
    for point in [*turned[1:], turned[0]]:
        current.append(point)
        if point in nodes:
            parts.append(current)
            current = [point]
    return parts


def _numbers(
    parts: list[list[tuple[int, int]]],
    arcs: list[list[int]],
    known: dict[tuple[tuple[int, int], ...], int],
) -> list[int]:
    numbers = []
    for part in parts:
        forward, back = tuple(part), tuple(reversed(part))
        if forward in known:
            numbers.append(known[forward])
        elif back in known:
            numbers.append(-known[back] - 1)
        else:
            known[forward] = len(arcs)
            numbers.append(len(arcs))
            arcs.append([value for point in part for value in point])
    return numbers


def _ring(shape: Polygon) -> list[tuple[int, int]]:
    outer = shapely.geometry.polygon.orient(shape).exterior.coords
    return [(round(x), round(y)) for x, y in list(outer)[:-1]]


def main(year: str) -> None:
    """Write the shapes of a ward set."""
    with (RESOURCES / "reference" / f"wards_{year}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    points = {
        r["code"]: Point(*grid(int(r["lat_micro"]) / 1e6, int(r["lon_micro"]) / 1e6)) for r in rows
    }
    areas = {r["code"]: float(r["area_m2"]) for r in rows}
    shapes = cells(points, areas)
    covered = _noded(shapes, points)
    arcs, rings = arcs_of(covered)
    document = {
        "crs": "EPSG:27700",
        "kind": "schematic",
        "ward_set": year,
        "arcs": arcs,
        "shapes": rings,
    }
    out = RESOURCES / "maps" / f"schematic_{year}.json"
    out.write_text(json.dumps(document, separators=(",", ":")), "utf-8")


def _noded(shapes: dict[str, Polygon], points: dict[str, Point]) -> dict[str, Polygon]:
    """The same cells from one set of lines on a grid of whole metres, so that borders agree."""
    lines = shapely.union_all([shape.boundary for shape in shapes.values()], grid_size=1)
    faces = [face for face in shapely.polygonize([lines]).geoms if face.area > 10]
    tree = shapely.STRtree(faces)
    return {
        code: faces[int(tree.query(point, predicate="intersects")[0])]
        for code, point in points.items()
    }


if __name__ == "__main__":
    for wanted in sys.argv[1:] or ["2014"]:
        main(wanted)
