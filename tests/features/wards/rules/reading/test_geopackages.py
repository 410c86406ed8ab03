"""Geometries of a GeoPackage out of their own binary form."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.geopackages import read_geopackage
from tests.features.wards.files import CODES, geopackage


def test_fields_and_rings_are_read(tmp_path: Path) -> None:
    found = read_geopackage(geopackage(tmp_path))
    assert found.crs == "EPSG:27700"
    assert [one.fields["WD22CD"] for one in found.features] == list(CODES)
    assert {len(one.polygons[0][0]) for one in found.features} == {5}


def test_a_geometry_that_is_not_its_own_is_refused(tmp_path: Path) -> None:
    content = geopackage(tmp_path).replace(b"GP\x00\x01", b"GQ\x00\x01")
    with pytest.raises(Refused, match="boundaries_damaged"):
        read_geopackage(content)
