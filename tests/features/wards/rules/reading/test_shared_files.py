"""Every file of real boundaries at hand is read and fits the wards of its set, or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.matching import Match, match
from bcu_desk.features.wards.rules.reading.told import Asked, Found
from bcu_desk.features.wards.rules.reading.worker import answer
from bcu_desk.features.wards.rules.sets import london_codes
from bcu_desk.work.reference import wards
from tests.features.wards.files import geopackage, shared_file

SHAPEFILE = "originals/London-wards-2018_ESRI/London_Ward.shp"
FILES = (
    ("wards_2014_test_bcus.geojson", "2014", "GeoJSON", 90),
    ("wards_2018_test_bcus.geojson", "2018", "GeoJSON", 91),
    ("wards_2022_test_bcus.geojson", "2022", "GeoJSON", 98),
    ("wards_2014_london.geojson", "2014", "GeoJSON", 654),
    ("wards_2018_london.geojson", "2018", "GeoJSON", 657),
    ("wards_2022_london.geojson", "2022", "GeoJSON", 704),
    (SHAPEFILE, "2018", "Shapefile", 657),
    *(
        (f"originals/wards_WD13_E090000{number}.{ending}", "2014", layout, count)
        for number, count in (("02", 17), ("07", 18), ("16", 18), ("19", 16), ("26", 21))
        for ending, layout in (("geojson", "GeoJSON"), ("topojson", "TopoJSON"))
    ),
)


def found_in(path: Path, ward_set: str) -> Found:
    points = tuple((ward.lon_micro, ward.lat_micro) for ward in wards(ward_set))
    told = answer(Asked(str(path), points))
    if told.found is None:
        raise Refused(told.code, **told.facts)
    return told.found


def fitted(path: Path, ward_set: str) -> Match:
    return match(found_in(path, ward_set), wards(ward_set), london_codes())


@pytest.mark.parametrize(("name", "ward_set", "layout", "count"), FILES)
def test_every_ward_of_the_file_is_found_where_it_is(
    name: str, ward_set: str, layout: str, count: int
) -> None:
    found = fitted(shared_file(name), ward_set)
    assert found.layout == layout
    assert (len(found.matched), found.unknown, found.far, found.overlaps) == (count, (), (), ())
    assert len(found.missing) == len(wards(ward_set)) - count


@pytest.mark.parametrize("name", ["boroughs_london.geojson", "boroughs_london_vega.topojson"])
def test_boroughs_are_no_wards(name: str) -> None:
    with pytest.raises(Refused, match="boundaries_no_key"):
        fitted(shared_file(name), "2018")


def test_a_geopackage_of_the_same_wards_holds_the_same(tmp_path: Path) -> None:
    found = found_in(shared_file("wards_2018_test_bcus.geojson"), "2018")
    path = tmp_path / "wards.gpkg"
    outers = [shape.parts[0][0] for shape in found.shapes]
    rings = [[list(point) for point in (*outer, outer[0])] for outer in outers]
    codes = [shape.fields["ward_code"] for shape in found.shapes]
    path.write_bytes(geopackage(tmp_path, rings, codes))
    again = fitted(path, "2018")
    assert again.layout == "GeoPackage"
    assert {one.ward.code for one in again.matched} == set(codes)
