"""Boroughs and wards as people name them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.work.clock import Clock
from bcu_desk.work.places import TOLD, borough_named, ward_named
from bcu_desk.work.unit import Unit
from tests.builders import NOON, START, a_desk, a_ward


@pytest.fixture
def unit(tmp_path: Path):
    """A unit of work over a small desk where two wards share a name."""
    desk = a_desk(tmp_path, replace(a_ward(3), name="Ward 1"))
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        yield Unit(connection, Clock(NOON))


@pytest.mark.parametrize("told_as", ["E09000016", "Havering", "havering", "e09000016 "])
def test_a_borough_is_found_by_code_and_by_name(unit: Unit, told_as: str) -> None:
    assert borough_named(unit, told_as).code == "E09000016"


@pytest.mark.parametrize("told_as", ["E05000002", "Ward 2", "WARD 2", "e05000002"])
def test_a_ward_is_found_by_code_and_by_name(unit: Unit, told_as: str) -> None:
    assert ward_named(unit, told_as, START).code == "E05000002"


def test_a_name_that_two_wards_share_is_refused_with_their_codes(unit: Unit) -> None:
    with pytest.raises(Refused, match="two_wards_named") as told:
        ward_named(unit, "Ward 1", START)
    assert told.value.facts["codes"] == ("E05000001", "E05000003")


def test_a_name_that_nothing_has_is_told_back_in_part(unit: Unit) -> None:
    with pytest.raises(Refused, match="unknown_ward") as ward:
        ward_named(unit, "x" * 500, START)
    with pytest.raises(Refused, match="unknown_borough") as borough:
        borough_named(unit, "x" * 500)
    assert (ward.value.facts["field"], borough.value.facts["field"]) == ("ward", "borough")
    assert len(str(ward.value.facts["value"])) == len(str(borough.value.facts["value"])) == TOLD
