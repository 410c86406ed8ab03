"""A GeoPackage is read in memory, its tables only, whatever somebody put into it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.geopackage import read_layer

TABLES = (
    "CREATE TABLE gpkg_contents (table_name, data_type, srs_id);"
    "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);"
    "CREATE TABLE gpkg_spatial_ref_sys"
    " (srs_id, organization, organization_coordsys_id, definition);"
    "INSERT INTO gpkg_contents VALUES ('wards', 'features', 1);"
    "INSERT INTO gpkg_geometry_columns VALUES ('wards', 'geom', 1);"
    "INSERT INTO gpkg_spatial_ref_sys VALUES (1, 'EPSG', 27700, '');"
)
WARDS = "CREATE TABLE wards (geom, code); INSERT INTO wards VALUES (x'4750', 'E05000001');"


def made(folder: Path, script: str) -> bytes:
    path = folder / "made.gpkg"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(TABLES + script)
    return path.read_bytes()


def test_the_first_layer_is_read_with_its_projection(tmp_path: Path) -> None:
    layer = read_layer(made(tmp_path, WARDS), 10)
    assert (layer.name, layer.crs) == ("wards", "EPSG:27700")
    assert layer.rows == (({"code": "E05000001"}, b"GP"),)


def test_a_file_with_a_write_ahead_log_is_read_all_the_same(tmp_path: Path) -> None:
    content = made(tmp_path, WARDS)
    assert read_layer(content[:18] + b"\x02\x02" + content[20:], 10).name == "wards"


@pytest.mark.parametrize(
    "script",
    [
        "CREATE VIEW wards AS SELECT x'4750' AS geom, 'E05000001' AS code;",
        "CREATE TABLE wards (shape);",
        "CREATE TABLE wards (geom); INSERT INTO wards VALUES ('text');",
        "",
        "DELETE FROM gpkg_contents;",
    ],
)
def test_what_is_no_table_of_geometries_is_refused(tmp_path: Path, script: str) -> None:
    with pytest.raises(Refused, match="boundaries_damaged"):
        read_layer(made(tmp_path, script), 10)


def test_too_many_rows_and_other_files_are_refused(tmp_path: Path) -> None:
    content = made(tmp_path, WARDS + WARDS[WARDS.index("INSERT") :])
    with pytest.raises(Refused, match="boundaries_too_large"):
        read_layer(content, 1)
    with pytest.raises(Refused, match="boundaries_damaged"):
        read_layer(b"PK\x03\x04", 1)
