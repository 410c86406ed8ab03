"""The report line by line: what needs a look stands first."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.wards.model.lines import counts_of, extent, lines_of
from bcu_desk.features.wards.rules.matching import match
from tests.features.wards.files import collection, read_json, small_wards, square


def test_every_ward_and_fault_is_a_line() -> None:
    one, two, three = small_wards()
    wards = (one, two, replace(three, code="E05000009"))
    found = read_json(collection([square(0), square(1, shift=-100), square(2)]))
    lines = lines_of(match(found, wards, frozenset()))
    assert counts_of(lines) == {"overlap": 1, "missing": 1, "unknown": 1, "matched": 2}
    assert (lines[0].state, lines[0].name, lines[0].detail) == (
        "overlap",
        "Ward 1",
        "and Ward 2, 10.0 ha",
    )
    assert lines[-1].state == "matched"


def test_areas_are_told_in_the_unit_that_people_use() -> None:
    assert [extent(area) for area in (420, 42_000, 1_256_000)] == ["420 m²", "4.2 ha", "1.26 km²"]
