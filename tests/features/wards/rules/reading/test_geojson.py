"""GeoJSON and TopoJSON as they are met: projections by name, ids, single features."""

from __future__ import annotations

import json

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.geojson import read_json
from tests.features.wards.files import CODES, collection, rings, topology


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"),
        ("urn:ogc:def:crs:EPSG::27700", "EPSG:27700"),
        ("EPSG:3857", "EPSG:3857"),
        (7, ""),
    ],
)
def test_a_projection_that_is_named_is_known(name: object, crs: str) -> None:
    content = collection(rings(), crs={"type": "name", "properties": {"name": name}})
    assert read_json(content).crs == crs


def test_the_id_of_a_feature_is_one_of_its_fields() -> None:
    assert [one.fields for one in read_json(topology()).features] == [
        {"n": "1", "id": CODES[0]},
        {"n": "2", "id": CODES[1]},
    ]


def test_an_arc_that_is_not_there_is_refused() -> None:
    told = json.loads(topology())
    told["objects"]["wards"]["geometries"][0]["arcs"] = [[0, 17]]
    with pytest.raises(Refused, match="boundaries_damaged"):
        read_json(json.dumps(told).encode())


def test_a_single_feature_is_a_file_of_one() -> None:
    one = json.loads(collection(rings()))["features"][0]
    assert len(read_json(json.dumps(one).encode()).features) == 1
