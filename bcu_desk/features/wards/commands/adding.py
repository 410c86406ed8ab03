"""Add a ward set of the reference data to a desk, with the wards of its boroughs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.places import BoroughInBcu, Ward, WardSet
from bcu_desk.features.wards.rules.sets import SetOfWards, set_of
from bcu_desk.work.unit import Unit


def added(unit: Unit, found: SetOfWards, from_day: date) -> tuple[WardSet, tuple[Ward, ...]]:
    """The set and its wards as rows of the desk, written where it has none yet."""
    if found.row is not None:
        return found.row, found.wards
    row = unit.add(
        WardSet(
            id=unit.new_id(),
            code=found.code,
            name=f"Wards of {found.code}",
            from_day=from_day,
        )
    )
    numbers = unit.new_ids(len(found.wards))
    wards = tuple(
        replace(ward, id=number, ward_set_id=row.id)
        for number, ward in zip(numbers, found.wards, strict=True)
    )
    unit.add_all(wards)
    return row, wards


def set_in(unit: Unit, code: str) -> SetOfWards:
    """A ward set of the desk or of the reference data. Raises Refused `unknown_ward_set`."""
    return set_of(code, unit.every(WardSet), unit.every(Ward), unit.every(BoroughInBcu))
