"""Ward sets of the desk, and those it may have next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.places import BoroughInBcu, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.sets import (
    SetOfWards,
    known_codes,
    london_codes,
    nearer_set,
    set_of,
)
from bcu_desk.work.reference import wards
from tests.builders import A_BOROUGH, A_WARD_SET, START, a_ward

HELD = (BoroughInBcu(id=1, borough_id=A_BOROUGH.id, bcu_id=1, from_day=START),)


def test_a_set_of_the_desk_has_its_own_wards_and_another_those_of_the_reference_data() -> None:
    found = set_of("2014", (A_WARD_SET,), (a_ward(1), a_ward(2)), HELD)
    assert (found.row, len(found.wards)) == (A_WARD_SET, 2)
    later = set_of("2022", (A_WARD_SET,), (a_ward(1),), HELD)
    assert (later.row, len(later.wards)) == (None, 20)
    with pytest.raises(Refused, match="unknown_ward_set"):
        set_of("1999", (A_WARD_SET,), (), HELD)


def test_sets_are_known_once_the_oldest_first() -> None:
    other = replace(A_WARD_SET, id=1, code="2026")
    assert known_codes((other, A_WARD_SET)) == ("2014", "2018", "2022", "2026")


def test_london_has_the_wards_of_all_three_sets() -> None:
    assert {"E05000026", "E05011234", "E05014053"} <= london_codes()


def test_codes_that_fit_another_set_better_name_it() -> None:
    havering = A_BOROUGH.id
    held = SetOfWards("2014", None, _of("2014", havering))
    later = frozenset(ward.code for ward in _of("2022", havering))
    assert nearer_set(later, held) == ("2022", 20, 20)
    assert nearer_set(frozenset(ward.code for ward in held.wards), held) is None
    assert nearer_set(frozenset({"x"}), held) is None


def _of(ward_set: str, borough: int) -> tuple[Ward, ...]:
    return tuple(ward for ward in wards(ward_set) if ward.borough_id == borough)
