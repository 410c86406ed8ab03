"""Shapefiles: cut ones, those with another's fields, and those of points are refused."""

from __future__ import annotations

import io

import pytest
import shapefile

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.shapefiles import read_shapefile
from tests.features.wards.files import CODES, GRID_WKT, rings, shapefile_parts


def refusal(parts: dict[str, bytes]) -> str:
    with pytest.raises(Refused) as refused:
        read_shapefile(parts)
    return refused.value.code


def test_fields_rings_and_projection_are_read() -> None:
    found = read_shapefile(shapefile_parts())
    assert found.crs == GRID_WKT
    assert [one.fields["GSS_CODE"] for one in found.features] == list(CODES)


def test_a_file_that_was_cut_or_has_fewer_fields_than_shapes_is_refused() -> None:
    parts = shapefile_parts()
    assert refusal({**parts, "shp": parts["shp"][:-8]}) == "boundaries_damaged"
    assert refusal({**parts, "dbf": shapefile_parts(rings()[:1])["dbf"]}) == "boundaries_damaged"
    assert refusal({**parts, "shp": b"PK"}) == "boundaries_damaged"


def test_points_are_no_areas() -> None:
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, shapeType=shapefile.POINT) as writer:
        writer.field("CODE", "C", 9)
        writer.point(1, 2)
        writer.record("x")
    assert refusal({"shp": shp.getvalue(), "dbf": dbf.getvalue()}) == "boundaries_no_areas"
