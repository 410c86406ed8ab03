"""The ward around a point, by boundaries in national grid metres."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.domain.places import WardShape
from bcu_desk.features.figures.queries.ward_points import ward_finder
from tests.builders import a_desk, a_ward

# A square of 2 km around 51.5 N, 0.1 E (about 545850, 180000), with a hole of 200 m in its middle.
SQUARE = ((544_850, 179_000), (546_850, 179_000), (546_850, 181_000), (544_850, 181_000))
HOLE = ((545_700, 179_850), (546_000, 179_850), (546_000, 180_150), (545_700, 180_150))


def test_a_point_lies_in_the_ward_whose_boundary_is_around_it(tmp_path: Path) -> None:
    shape = WardShape(id=1, ward_id=a_ward(1).id, source="a test", outline=pack(((SQUARE, HOLE),)))
    odd = WardShape(id=2, ward_id=a_ward(2).id, source="a test", outline="damaged")
    with a_desk(tmp_path, shape, odd).reader() as reader:
        ward_at = ward_finder(reader)
    assert ward_at is not None
    assert ward_at(0.11, 51.502, "2017-01") == "E05000001"
    assert ward_at(0.1, 51.5, "2017-01") == ""  # in the hole
    assert ward_at(0.11, 51.6, "2017-01") == ""
    assert ward_at(0.11, 51.502, "2013-01") == ""  # before the ward was


def test_without_boundaries_there_is_nothing_to_find_by(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        assert ward_finder(reader) is None
