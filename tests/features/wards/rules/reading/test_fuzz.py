"""Damaged files: whatever is changed in them, they are read or refused, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.read import read
from tests.features.wards.files import collection, geopackage, rings, shapefile_parts, topology

MANY = 150


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Content with bytes changed, taken out, doubled, or cut off."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        way = chance.randrange(5)
        if way == 0:
            made[at] = chance.randrange(256)
        elif way == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif way == 2:
            del made[at : at + chance.randint(1, 16)]
        elif way == 3:
            made[at:at] = made[at : at + chance.randint(1, 40)]
        else:
            del made[max(40, at) :]
        if not made:
            return b""
    return bytes(made)


@pytest.mark.parametrize("kind", ["geojson", "topojson", "shp", "gpkg"])
def test_a_mutated_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    whole: Mapping[str, bytes] = {
        "geojson": lambda: {"geojson": collection(rings())},
        "topojson": lambda: {"topojson": topology()},
        "shp": shapefile_parts,
        "gpkg": lambda: {"gpkg": geopackage(tmp_path)},
    }[kind]()
    chance = random.Random(kind)
    ends = []
    for _ in range(MANY):
        part = chance.choice([name for name in whole if name != "prj"])
        parts = {**whole, part: mutated(whole[part], chance)}
        try:
            ends.append("read" if read(kind, parts).shapes else "empty")
        except Refused as refused:
            ends.append(refused.code.partition("_")[0])
    assert set(ends) <= {"read", "boundaries"}
    assert ends.count("boundaries") > 0
