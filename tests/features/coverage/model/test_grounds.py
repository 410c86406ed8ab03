"""What the map is drawn from, and what it tells about wards it lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.features.coverage.model.grounds import (
    KIND_TITLES,
    MapKind,
    ground_of,
    kind_for,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.wards import WardRow
from bcu_desk.kit.map.shapes.cells import Cells
from bcu_desk.kit.map.shapes.levels import Layers

SQUARE = ((0, 0), (900, 0), (900, 900), (0, 900))
BESIDE = ((900, 0), (1_800, 0), (1_800, 900), (900, 900))


def _outlines(both: Loaded) -> dict[str, str]:
    one, other = (row.code for row in both.wards[:2])
    return {one: pack(((SQUARE,),)), other: pack(((BESIDE,),)), "E05999999": pack(((SQUARE,),))}


def test_true_boundaries_are_drawn_where_they_were_loaded(both: Loaded) -> None:
    made = ground_of(MapKind.MAP, both.wards, _outlines(both))
    assert isinstance(made.ground, Layers)
    assert set(made.ground.codes) == {row.code for row in both.wards[:2]}
    assert made.ground.neighbours() == (frozenset({1}), frozenset({0}))
    assert made.missing == len(both.wards) - 2
    assert made.note == f"{made.missing} wards are not on it"


def test_a_damaged_outline_leaves_its_ward_out_and_the_map_stays(both: Loaded) -> None:
    outlines = _outlines(both)
    first = both.wards[0].code
    made = ground_of(MapKind.MAP, both.wards[:2], outlines | {first: outlines[first][:9]})
    assert made.ground.codes == (both.wards[1].code,)
    assert made.note == "1 ward is not on it"


@pytest.mark.parametrize("kind", [MapKind.SCHEMATIC, MapKind.TILES])
def test_every_ward_of_both_test_bcus_is_on_the_other_maps(both: Loaded, kind: MapKind) -> None:
    made = ground_of(kind, both.wards)
    assert set(made.ground.codes) == {row.code for row in both.wards}
    assert made.missing == 0
    assert made.note.startswith(("Schematic", "Equal cells"))


def test_each_bcu_is_a_grid_of_its_own_and_many_are_one(both: Loaded) -> None:
    made = ground_of(MapKind.TILES, both.wards).ground
    assert isinstance(made, Cells)
    assert set(made.blocks) == {"CN", "EA"}


def test_a_ward_set_that_we_have_no_shapes_of_is_an_empty_map(both: Loaded) -> None:
    later = [replace(row, ward_set="2031") for row in both.wards]
    for kind in (MapKind.SCHEMATIC, MapKind.TILES):
        made = ground_of(kind, later)
        assert made.ground.codes == ()
        assert made.missing == len(later)


def test_no_wards_make_an_empty_map() -> None:
    none: list[WardRow] = []
    assert [ground_of(kind, none).ground.codes for kind in MapKind] == [(), (), ()]
    assert ground_of(MapKind.MAP, none).note == ""


def test_the_same_wards_are_read_once(both: Loaded) -> None:
    outlines = _outlines(both)
    one, other = (ground_of(MapKind.MAP, both.wards, dict(outlines)) for _ in range(2))
    assert one.ground is other.ground


def test_boundaries_are_shown_first_where_there_are_any() -> None:
    assert kind_for({}) is MapKind.SCHEMATIC
    assert kind_for({"E05000001": "1"}) is MapKind.MAP
    assert kind_for({}, MapKind.MAP) is MapKind.SCHEMATIC
    assert kind_for({}, MapKind.TILES) is MapKind.TILES
    assert set(KIND_TITLES) == set(MapKind)
