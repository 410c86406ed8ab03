"""The places of a desk, and wards of other years."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.figures.queries.places import places_of
from tests.builders import a_desk


def test_wards_of_every_year_in_the_boroughs_of_the_desk_are_inside(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        places = places_of(reader)
    assert {"E05000001", "E05000320", "E05013967"} <= places.inside  # Havering in 2014 and 2022
    assert "E05000026" in places.elsewhere  # Abbey, in Barking and Dagenham
    assert not places.inside & places.elsewhere
    assert len(places.inside | places.elsewhere) > 1_000
