"""Boundaries are kept in one step, in place of those before, and undo brings these back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.maps.outlines import pack, unpack
from bcu_desk.domain.places import NOT_YET, Ward, WardSet, WardShape
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.commands.boundaries import Boundary, LoadBoundaries
from bcu_desk.work.desk import Desk
from tests.builders import a_desk, a_ward

SQUARE = (((0, 0), (0, 10), (10, 10), (10, 0)),)
OTHER = (((0, 0), (0, 20), (20, 20), (20, 0)),)


def loading(*wards: str, shape: tuple[object, ...] = SQUARE, **fields: object) -> LoadBoundaries:
    outline = pack((shape,))  # type: ignore[arg-type]
    told = tuple(Boundary(ward, outline) for ward in wards)
    return LoadBoundaries(
        **{"ward_set": "2014", "source": "a test", "boundaries": told, **fields}  # type: ignore[arg-type]
    )


def shapes(desk: Desk) -> dict[int, object]:
    with desk.reader() as reader:
        return {row.ward_id: unpack(row.outline)[0] for row in reader.every(WardShape)}


def test_boundaries_replace_those_of_the_set_and_undo_brings_them_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    one, other = a_ward(1), a_ward(2)
    desk.do(loading(one.code, other.code))
    done = desk.do(loading(one.code, shape=OTHER))
    assert done.label == "Load boundaries of 1 ward of 2014 from a test"
    assert shapes(desk) == {one.id: OTHER}
    desk.undo()
    assert shapes(desk) == {one.id: SQUARE, other.id: SQUARE}


def test_a_set_that_the_desk_has_not_yet_is_added_and_waits_for_its_day(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.do(loading("E05000309", ward_set="2018"))
    with desk.reader() as reader:
        (waiting,) = [row for row in reader.every(WardSet) if row.code == "2018"]
        wards = [row for row in reader.every(Ward) if row.ward_set_id == waiting.id]
    assert waiting.from_day == NOT_YET
    assert len(wards) == 18  # Havering alone, as the desk holds no other borough
    desk.undo()
    with desk.reader() as reader:
        assert [row.code for row in reader.every(WardSet)] == ["2014"]


@pytest.mark.parametrize(
    ("fields", "wards", "code"),
    [
        ({}, ("E05999999",), "unknown_ward"),
        ({}, (a_ward(1).code,) * 2, "boundary_told_twice"),
        ({}, (), "boundaries_nothing_to_load"),
        ({"ward_set": "1999"}, (a_ward(1).code,), "unknown_ward_set"),
        ({"boundaries": (Boundary(a_ward(1).code, "1!"),)}, (), "bad_outline"),
    ],
)
def test_what_can_not_be_kept_is_refused_and_nothing_changes(
    tmp_path: Path, fields: dict[str, object], wards: tuple[str, ...], code: str
) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(Refused) as refused:
        desk.do(loading(*wards, **fields))
    assert refused.value.code == code
    assert shapes(desk) == {}
