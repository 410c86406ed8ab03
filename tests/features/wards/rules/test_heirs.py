"""Heirs of a ward: by code, by measured ground, or estimated from points, areas and names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.features.wards.rules.areas import shares
from bcu_desk.features.wards.rules.heirs import WHOLE, heirs_of, plain_name, shared_out
from bcu_desk.work.reference import wards
from tests.builders import a_ward


def square(west: int, wide: int = 100) -> str:
    west += 1000
    return pack(((((west, 0), (west, 100), (west + wide, 100), (west + wide, 0)),),))


def test_a_ward_that_kept_its_code_is_followed_by_itself() -> None:
    (found,) = heirs_of([a_ward(1)], [replace(a_ward(1), id=9), a_ward(2)], {})
    assert (found.heir.id, found.share, found.sure) == (9, WHOLE, "same")


def test_shares_are_measured_on_boundaries_where_both_sets_have_them() -> None:
    assert shares(square(0), [square(-70), square(30), "damaged"]) == [0.3, 0.7, 0.0]
    new = [replace(a_ward(n), code=f"E0600000{n}") for n in (2, 3)]
    outlines = {a_ward(1).id: square(0), new[0].id: square(-70), new[1].id: square(30)}
    found = heirs_of([a_ward(1)], new, outlines)
    assert [(one.heir.code, one.share, one.sure) for one in found] == [
        ("E06000003", 700_000, "area"),
        ("E06000002", 300_000, "area"),
    ]


def test_shares_add_up_to_the_whole_and_slivers_do_not_count() -> None:
    assert shared_out([1.0, 1.0, 1.0]) == [(0, 333_334), (1, 333_333), (2, 333_333)]
    assert shared_out([0.99, 0.01]) == [(0, WHOLE)]
    assert shared_out([0.0, 0.0]) == []


@pytest.mark.parametrize(
    ("one", "other"), [("St. Andrew's", "St Andrew’s"), ("Church & End", "Church and End")]
)
def test_spelling_drift_is_no_other_name(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_estimates_find_most_heirs_of_redbridge_by_name() -> None:
    old = [ward for ward in wards("2014") if ward.borough_id == 9000026]
    new = [ward for ward in wards("2018") if ward.borough_id == 9000026]
    found = heirs_of(old, new, {})
    first = {one.ward.name: one.heir.name for one in reversed(found)}
    same = [name for name, heir in first.items() if name == heir]
    assert len(old) == 21
    assert len(same) >= 16
    assert first["Snaresbrook"] in ("Wanstead Village", "South Woodford")
