"""The reference facts: boroughs, wards, ranks, rules, costs, holidays."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bcu_desk.work.reference import (
    GO_LIVE,
    bank_holidays,
    bcu_codes,
    csv_rows,
    facts,
    number_of,
    wards,
)


def test_the_test_bcus_have_their_boroughs_and_wards() -> None:
    found = facts(["EA", "CN"])
    boroughs = {row.id: row.name for row in found.boroughs}
    by_bcu: dict[str, set[str]] = {}
    for line in found.boroughs_in_bcus:
        code = next(row.code for row in found.bcus if row.id == line.bcu_id)
        by_bcu.setdefault(code, set()).add(boroughs[line.borough_id])
    assert by_bcu == {
        "EA": {"Barking and Dagenham", "Havering", "Redbridge"},
        "CN": {"Camden", "Islington"},
    }
    count = Counter(boroughs[ward.borough_id] for ward in found.wards)
    assert count == {
        "Barking and Dagenham": 17,
        "Havering": 18,
        "Redbridge": 21,
        "Camden": 18,
        "Islington": 16,
    }


def test_a_bcu_not_asked_for_brings_nothing() -> None:
    found = facts(["CN"])
    assert {row.code for row in found.bcus} == {"CN"}
    assert len(found.wards) == 34


def test_twelve_bcus_cover_all_boroughs_once() -> None:
    codes = bcu_codes()
    assert len(codes) == len(set(codes)) == 12
    found = facts(codes)
    assert len(found.boroughs) == len(found.boroughs_in_bcus) == 32
    assert len({row.borough_id for row in found.boroughs_in_bcus}) == 32


@pytest.mark.parametrize("ward_set", ["2014", "2018", "2022"])
def test_every_ward_set_has_its_wards_with_points_areas_and_neighbours(ward_set: str) -> None:
    found = wards(ward_set)
    assert len(found) > 600
    codes = {ward.code for ward in found}
    assert len(codes) == len(found)
    assert all(ward.id == number_of(ward.code) for ward in found)
    assert all(51_200_000 < ward.lat_micro < 51_800_000 for ward in found)
    assert all(-600_000 < ward.lon_micro < 400_000 for ward in found)
    assert all(ward.area_m2 > 0 for ward in found)


def test_neighbours_of_the_test_bcus_wards_are_mutual() -> None:
    found = {ward.code: set(ward.neighbours.split()) for ward in facts(["EA", "CN"]).wards}
    assert all(found.values())
    one_sided = [
        (code, other)
        for code, others in found.items()
        for other in others
        if other in found and code not in found[other]
    ]
    assert one_sided == []


def test_reference_ids_stay_below_those_that_desks_give() -> None:
    found = facts(bcu_codes())
    ids = [row.id for name in type(found).__slots__ for row in getattr(found, name)]
    assert min(ids) > 0
    assert max(ids) < 2**40


def test_the_model_is_dated_from_go_live() -> None:
    found = facts(["EA"])
    assert {row.from_day for row in (*found.functions, *found.targets, *found.rules)} == {GO_LIVE}
    assert [row.code for row in found.rules] == [f"R{number}" for number in range(1, 15)]
    assert {row.code for row in found.functions} == {
        "neighbourhoods",
        "response",
        "investigation",
        "protecting",
    }
    assert {(row.kind, row.amount) for row in found.targets} >= {("dwo", 2), ("pcso", 1)}


def test_every_rank_has_a_yearly_cost() -> None:
    found = facts(["EA"])
    assert {row.rank_id for row in found.costs} == {row.id for row in found.ranks}
    by_grade = {row.id: row.grade for row in found.ranks}
    costs = sorted((by_grade[row.rank_id], row.pence_a_year) for row in found.costs)
    assert costs[0][1] < costs[-1][1]


def test_bank_holidays_are_known_up_to_a_day_they_name() -> None:
    valid_to, found = bank_holidays()
    days = {row.day: row.title for row in found}
    assert days[date(2017, 1, 2)].startswith("New Year")
    assert max(days) <= valid_to
    assert date(2017, 8, 28) in days
    assert date(2017, 8, 7) not in days


def test_a_reference_file_is_read_once() -> None:
    assert csv_rows("bcus.csv") is csv_rows("bcus.csv")
