"""Files of boundaries for tests: three wards side by side, in every format that is read."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import shapefile
import shapely

from bcu_desk.domain.places import Ward
from bcu_desk.features.wards.rules.reading.read import read
from bcu_desk.features.wards.rules.reading.told import Found
from tests.builders import a_ward

DATA = Path(__file__).parents[4] / "shared" / "data"
CODES = ("E05000001", "E05000002", "E05000003")
WEST, SOUTH, SIDE = 552_000, 186_000, 1_000
GRID_WKT = (
    'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",'
    'SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],'
    'PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],'
    'PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]'
)
Ring = list[list[float]]


def square(number: int, *, shift: float = 0) -> Ring:
    """A closed ring of the square of a ward, the next ward's lies east of it."""
    west = WEST + number * SIDE + shift
    east, north = west + SIDE - shift, SOUTH + SIDE
    return [[west, SOUTH], [west, north], [east, north], [east, SOUTH], [west, SOUTH]]


def degrees(ring: Ring) -> Ring:
    """A ring in longitude and latitude."""
    from pyproj import Transformer

    way = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
    return [list(way.transform(*point)) for point in ring]


def rings() -> list[Ring]:
    return [square(number) for number in range(3)]


def collection(shapes: Sequence[Ring], **more: object) -> bytes:
    """GeoJSON of polygons, the wards' codes in GSS_CODE."""
    features = [
        {
            "type": "Feature",
            "properties": {"GSS_CODE": code, "NAME": f"Ward {code[-1]}"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code, ring in zip(CODES, shapes, strict=False)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def topology() -> bytes:
    """TopoJSON of two wards in degrees that share an arc, packed as whole numbers."""
    west, east = [degrees(square(number)) for number in (0, 1)]
    scale = 1e-7

    def packed(points: Ring) -> Ring:
        whole = [[round(x / scale), round(y / scale)] for x, y in points]
        steps = [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(whole)]
        return [whole[0], *steps]

    shared = [west[3], west[2]]  # up the border
    arcs = [packed(shared), packed([west[2], west[1], west[0], west[3]])]
    arcs.append(packed([shared[1], east[2], east[3], shared[0]]))
    parts = [
        {"type": "Polygon", "arcs": [[0, 1]], "id": CODES[0], "properties": {"n": 1}},
        {"type": "Polygon", "arcs": [[~0, ~2]], "id": CODES[1], "properties": {"n": 2}},
    ]
    told = {
        "type": "Topology",
        "transform": {"scale": [scale, scale], "translate": [0, 0]},
        "objects": {"wards": {"type": "GeometryCollection", "geometries": parts}},
        "arcs": arcs,
    }
    return json.dumps(told).encode()


def shapefile_parts(shapes: Sequence[Ring] = ()) -> dict[str, bytes]:
    """The parts of a shapefile in the national grid."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, shapeType=shapefile.POLYGON) as writer:
        writer.field("GSS_CODE", "C", 9)
        for code, ring in zip(CODES, shapes or rings(), strict=False):
            writer.poly([ring])
            writer.record(code)
    return {"shp": shp.getvalue(), "dbf": dbf.getvalue(), "prj": GRID_WKT.encode()}


def zipped(parts: dict[str, bytes], stem: str = "wards") -> bytes:
    """Files in a .zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for ending, content in parts.items():
            made.writestr(f"{stem}.{ending}", content)
    return held.getvalue()


def geopackage(folder: Path, shapes: Sequence[Ring] = (), codes: Sequence[str] = CODES) -> bytes:
    """A GeoPackage in the national grid."""
    path = folder / "made.gpkg"
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(
            "CREATE TABLE gpkg_contents (table_name, data_type, srs_id);"
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);"
            "CREATE TABLE gpkg_spatial_ref_sys"
            " (srs_id, organization, organization_coordsys_id, definition);"
            "CREATE TABLE wards (fid INTEGER PRIMARY KEY, geom BLOB, WD22CD TEXT);"
            "INSERT INTO gpkg_contents VALUES ('wards', 'features', 27700);"
            "INSERT INTO gpkg_geometry_columns VALUES ('wards', 'geom', 27700);"
            "INSERT INTO gpkg_spatial_ref_sys VALUES (27700, 'EPSG', 27700, '');"
        )
        for code, ring in zip(codes, shapes or rings(), strict=False):
            body = b"GP\x00\x01" + (27700).to_bytes(4, "little") + shapely.Polygon(ring).wkb
            made.execute("INSERT INTO wards (geom, WD22CD) VALUES (?, ?)", (body, code))
    return path.read_bytes()


def read_json(content: bytes) -> Found:
    return read("geojson", {"geojson": content})


def small_wards() -> tuple[Ward, ...]:
    """The three wards at their places."""
    points = [degrees([[WEST + n * SIDE + SIDE / 2, SOUTH + SIDE / 2]])[0] for n in range(3)]
    return tuple(
        replace(
            a_ward(n + 1),
            code=code,
            lon_micro=round(1e6 * point[0]),
            lat_micro=round(1e6 * point[1]),
        )
        for n, (code, point) in enumerate(zip(CODES, points, strict=True))
    )


def shared_file(name: str) -> Path:
    """A file of real boundaries; the test is skipped where it is not there."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not on this computer")
    return path
