"""The boundaries of wards as they were loaded."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.places import WardShape
from bcu_desk.features.coverage.queries.where.shapes import outlines_of, sources_of
from tests.features.coverage.small import FULL, SHORT, a_borough

WARDS = {5000001: FULL, 5000002: SHORT}


def _shape(number: int, ward: int, outline: str, source: str = "Ward file") -> WardShape:
    return WardShape(id=number, ward_id=5000000 + ward, source=source, outline=outline)


def test_each_ward_has_its_newest_outline(tmp_path: Path) -> None:
    shapes = (_shape(900, 1, "old"), _shape(901, 1, "new"), _shape(902, 2, "two", "Other file"))
    with a_borough(tmp_path, *shapes).reader() as reader:
        assert outlines_of(reader, WARDS) == {FULL: "new", SHORT: "two"}
        assert outlines_of(reader, {5000002: SHORT}) == {SHORT: "two"}
        assert sources_of(reader, WARDS) == ("Other file", "Ward file")


def test_without_boundaries_there_are_no_outlines(tmp_path: Path) -> None:
    with a_borough(tmp_path).reader() as reader:
        assert outlines_of(reader, WARDS) == {}
        assert sources_of(reader, WARDS) == ()
