"""The match report in sentences."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.wards.rules.matching import match
from bcu_desk.features.wards.rules.wording import listed, notes_of
from tests.features.wards.files import collection, read_json, small_wards, square


def test_overlaps_are_told_by_the_names_of_the_wards() -> None:
    found = read_json(collection([square(0), square(1, shift=-100)]))
    told = notes_of(match(found, small_wards(), frozenset()))
    assert told[-1] == "Overlaps (1): Ward 1 and Ward 2."


def test_wards_of_london_elsewhere_and_those_left_out_are_told() -> None:
    one, two, _ = small_wards()
    found = read_json(collection([square(0), square(1), square(2)]))
    made = match(found, (one, replace(two, area_m2=90_000_000)), frozenset({"E05000003"}))
    assert notes_of(made)[-2:] == (
        "Wards of London that are none of this ward set on this desk, left out: 1.",
        "Left out, as they lie far from where the ward is or are of another size: Ward 2.",
    )


def test_long_lists_are_cut_short() -> None:
    assert listed("abcdefgh") == "a, b, c, d, e, f and 2 more"
