"""Several wards in words."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.coverage.model.lenses.several import several_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens


def test_a_surplus_makes_up_for_nothing(both: Loaded) -> None:
    states = ("none", "short", "over", "met")
    wards = [next(row.ward for row in both.cover if row.state == state) for state in states]
    told = several_of(both, wards, Lens.IN_POST)
    assert told.title == "4 wards chosen"
    assert told.lacks == "DWOs in post: short 3 in 2 wards; 1 over, not netted"
    assert sum(int(part.rsplit(" ", 1)[1]) for part in told.places.split(", ")) == 4


def test_wards_without_a_target_are_no_data(small: Loaded) -> None:
    rows = tuple(replace(row, target_dwo=None) for row in small.cover)
    blank = replace(small, cover=rows)
    wards = [row.ward for row in rows]
    assert several_of(blank, wards, Lens.IN_POST).lacks == "No data on DWOs in post"
    half = replace(small, cover=(rows[0], small.cover[1]))
    assert several_of(half, wards, Lens.IN_POST).lacks.endswith("1 no data")
