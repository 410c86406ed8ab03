"""The ward table by what is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.coverage.model.lenses.lists import ward_list
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.broken import BrokenRule
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Standing, WardState
from tests.features.coverage.small import FULL, SHORT


def _looking(sight: Sight) -> Looking:
    return Looking(sight.lens, other=None if sight.is_lens else sight)


@pytest.mark.parametrize("sight", list(Sight))
def test_every_ward_is_listed_and_every_cell_can_be_shown(both: Loaded, sight: Sight) -> None:
    known = replace(both, broken={})
    found = ward_list(known, _looking(sight))
    assert sorted(row.ward for row in found.rows) == sorted(row.ward for row in known.cover)
    for row in found.rows[:3]:
        for column in found.columns:
            assert isinstance(column.show(column.value(row)), str)
            assert column.badge is None or column.badge(row)


def test_those_in_need_come_first(small: Loaded) -> None:
    broken = {FULL: (BrokenRule("R8", "Holds two."),)}
    youth = {row.borough: Standing(1, 2) for row in small.cover}
    told = replace(small, broken=broken, youth=youth)
    assert ward_list(told, _looking(Sight.BREACHES)).needy == {FULL}
    assert ward_list(told, _looking(Sight.BREACHES)).rows[0].ward == FULL
    assert ward_list(told, _looking(Sight.YOUTH)).needy == {FULL, SHORT}
    assert ward_list(told, _looking(Sight.IN_POST)).needy == {SHORT}
    assert ward_list(told, _looking(Sight.PEOPLE)).rows[0].ward == SHORT


def test_the_legend_filters_every_list(small: Loaded) -> None:
    youth = {row.borough: Standing(1, 2) for row in small.cover}
    met = Looking(wanted=frozenset({WardState.MET}), other=Sight.YOUTH)
    assert ward_list(replace(small, youth=youth), met).rows == ()
