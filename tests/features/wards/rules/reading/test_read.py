"""Files of every format become the same outlines in whole national grid metres."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.read import read
from bcu_desk.features.wards.rules.reading.told import Found
from tests.features.wards.files import (
    CODES,
    SIDE,
    SOUTH,
    WEST,
    collection,
    degrees,
    geopackage,
    read_json,
    rings,
    shapefile_parts,
    square,
    topology,
)

EXACT = ((WEST, SOUTH), (WEST, SOUTH + SIDE), (WEST + SIDE, SOUTH + SIDE), (WEST + SIDE, SOUTH))


def notes(found: Found) -> list[str]:
    return [note.code for note in found.notes]


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_json(content)
    return refused.value.code


def test_geojson_in_the_national_grid_is_read_to_the_metre() -> None:
    found = read_json(collection(rings()))
    assert [shape.fields["GSS_CODE"] for shape in found.shapes] == list(CODES)
    assert set(found.shapes[0].parts[0][0]) == set(EXACT)
    assert found.shapes[0].area == SIDE * SIDE
    assert notes(found) == ["boundaries_guessed_projection"]


def test_longitude_and_latitude_come_within_a_metre_and_the_points_asked_for_too() -> None:
    content = collection([degrees(ring) for ring in rings()])
    point = degrees([[WEST, SOUTH]])[0]
    asked = ((round(1e6 * point[0]), round(1e6 * point[1])),)
    found = read("json", {"json": content}, asked)
    corner = min(found.shapes[0].parts[0][0], key=sum)
    assert math.dist(corner, (WEST, SOUTH)) < 1.5
    assert math.dist(found.places[0], (WEST, SOUTH)) < 1.5
    assert "boundaries_projected" in notes(found)


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::3857", "EPSG:3857"])
def test_web_map_metres_are_brought_to_the_national_grid(name: str) -> None:
    from pyproj import Transformer

    way = Transformer.from_crs("EPSG:27700", "EPSG:3857", always_xy=True)
    content = collection(
        [[list(way.transform(*at)) for at in ring] for ring in rings()],
        crs={"type": "name", "properties": {"name": name}},
    )
    found = read_json(content)
    assert math.dist(min(found.shapes[0].parts[0][0], key=sum), (WEST, SOUTH)) < 2
    assert "Mercator" in found.projection


def test_latitude_before_longitude_is_put_right_with_a_note() -> None:
    swapped = [[point[::-1] for point in degrees(ring)] for ring in rings()]
    found = read_json(collection(swapped))
    assert "boundaries_swapped" in notes(found)
    assert math.dist((found.shapes[0].east, found.shapes[0].north), (WEST + 500, SOUTH + 500)) < 3


def test_topojson_arcs_are_joined_and_shared_borders_stay_shared() -> None:
    found = read("topojson", {"topojson": topology()})
    assert [shape.fields["id"] for shape in found.shapes] == list(CODES[:2])
    one, other = (set(shape.parts[0][0]) for shape in found.shapes)
    assert len(one & other) == 2
    assert (found.overlaps, found.gaps) == ((), ())


def test_a_shapefile_and_a_geopackage_hold_the_same(tmp_path: Path) -> None:
    ours = read_json(collection(rings())).shapes
    for found in (
        read("shp", shapefile_parts()),
        read("gpkg", {"gpkg": geopackage(tmp_path)}),
    ):
        assert [shape.area for shape in found.shapes] == [shape.area for shape in ours]
        assert {frozenset(s.parts[0][0]) for s in found.shapes} == {
            frozenset(s.parts[0][0]) for s in ours
        }
        assert notes(found) == []


def test_an_area_that_crosses_itself_is_mended_with_a_note() -> None:
    west, east, north = WEST, WEST + SIDE, SOUTH + SIDE
    bow = [[west, SOUTH], [east, north], [east, SOUTH], [west, north], [west, SOUTH]]
    found = read_json(collection([bow]))
    assert notes(found)[-1] == "boundaries_mended"
    assert found.shapes[0].area == SIDE * SIDE // 2


def test_overlaps_and_gaps_are_found_with_their_ground() -> None:
    wide = [*square(0)]
    wide[2], wide[3] = [WEST + SIDE + 100, SOUTH + SIDE], [WEST + SIDE + 100, SOUTH]
    found = read_json(collection([wide, square(1)]))
    assert [(one.first, one.second, one.area) for one in found.overlaps] == [(0, 1, 100 * SIDE)]
    outer = [[WEST - 500, SOUTH - 500], [WEST - 500, SOUTH + 1500]]
    outer += [[WEST + 1500, SOUTH + 1500], [WEST + 1500, SOUTH - 500], outer[0]]
    holed = json.loads(collection([outer]))
    holed["features"][0]["geometry"]["coordinates"].append(square(0)[::-1])
    found = read_json(json.dumps(holed).encode())
    assert [gap.area for gap in found.gaps] == [SIDE * SIDE]


def test_an_odd_projection_of_a_prj_is_refused_and_a_missing_dbf_too() -> None:
    parts = shapefile_parts()
    with pytest.raises(Refused, match="boundaries_unknown_projection"):
        read("shp", {**parts, "prj": b"/etc/passwd"})
    with pytest.raises(Refused, match="boundaries_part_missing"):
        read("shp", {"shp": parts["shp"]})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "boundaries_damaged"),
        (b"[1, 2]", "boundaries_damaged"),
        (b'{"type": "FeatureCollection", "features": [1]}', "boundaries_damaged"),
        (collection(rings())[:-40], "boundaries_damaged"),
        (b"[" * 200_000 + b"]" * 200_000, "boundaries_too_large"),
        (b'{"type":"FeatureCollection","features":[' + b'{"a":' * 3000, "boundaries_too_large"),
        (collection([[[math.nan, 1]] * 5]), "boundaries_damaged"),
        (collection([[[1e308 * 10, 1]] * 5]), "boundaries_damaged"),
        (collection([[[1e300, 1e300], [0, 1e300], [0, 0], [1e300, 1e300]]]), None),
        (collection([[["a", "b"]] * 5]), "boundaries_damaged"),
        (collection([]), "boundaries_empty"),
        (collection([[[0.1, 51.5]] * 2]), "boundaries_empty"),
        (collection([[[-70, 40], [-70, 41], [-69, 41], [-70, 40]]]), "boundaries_abroad"),
    ],
)
def test_what_is_no_file_of_wards_is_refused(content: bytes, code: str | None) -> None:
    told = refusal(content)
    assert told == code if code else told.startswith("boundaries_")


def test_points_and_lines_are_refused_by_their_kind() -> None:
    told = json.loads(collection(rings()))
    told["features"][0]["geometry"] = {"type": "Point", "coordinates": [1, 2]}
    assert refusal(json.dumps(told).encode()) == "boundaries_no_areas"
