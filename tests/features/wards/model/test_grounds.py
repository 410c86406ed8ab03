"""A set's map: schematic until it has boundaries, grouped by borough."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.domain.places import WardShape
from bcu_desk.features.wards.model.grounds import SCHEMATIC, SetMap, plain_looks, read_map
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.work.desk import Desk
from tests.builders import a_desk, a_ward

SQUARE = ((((0, 0), (0, 900), (900, 900), (900, 0)),),)


def shown(desk: Desk, code: str) -> SetMap:
    with desk.reader() as reader:
        return read_map(reader, read_set(reader, code))


def test_without_boundaries_the_map_is_schematic_and_says_so(tmp_path: Path) -> None:
    found = shown(a_desk(tmp_path), "2018")
    assert len(found.codes) == 18
    assert (found.note, found.measured) == (SCHEMATIC, False)
    assert found.titles["Havering"].about == "18 wards"
    assert found.name_of("E05000309") == "Emerson Park"
    assert (found.borough_of("E05000309"), found.borough_of("none")) == ("Havering", "")


def test_with_boundaries_it_is_true_and_tells_which_wards_it_lacks(tmp_path: Path) -> None:
    ward = a_ward(1)
    kept = WardShape(id=1, ward_id=ward.id, source="a file", outline=pack(SQUARE))
    damaged = WardShape(id=2, ward_id=a_ward(2).id, source="a file", outline="?")
    found = shown(a_desk(tmp_path, kept, damaged), "2014")
    assert found.codes == (ward.code,)
    assert (found.note, found.measured) == ("1 ward is not on it", True)
    (look,) = plain_looks(found)
    assert look.told == "Ward 1, Havering"


def test_the_same_boundaries_are_made_ready_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    assert shown(desk, "2022").ground is shown(desk, "2022").ground
