"""Ward sets: those of the desk, and those of London's reference data that it may have next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.places import NOT_YET, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.reference import wards as reference_wards

STARTS = {  # the day of the borough elections that brought a set in
    "2014": date(2014, 5, 22),
    "2018": date(2018, 5, 3),
    "2022": date(2022, 5, 5),
}


@dataclass(frozen=True, slots=True)
class SetOfWards:
    """The wards of a set that lie in the desk's boroughs; `row` is None where it has none yet."""

    code: str
    row: WardSet | None
    wards: tuple[Ward, ...]


def set_of(
    code: str,
    sets: Sequence[WardSet],
    wards: Sequence[Ward],
    boroughs: Sequence[BoroughInBcu],
) -> SetOfWards:
    """A ward set by its code. Raises Refused `unknown_ward_set`."""
    row = next((row for row in sets if row.code == code), None)
    if row is not None:
        return SetOfWards(code, row, tuple(w for w in wards if w.ward_set_id == row.id))
    if code not in STARTS:
        known = sorted({*STARTS, *(row.code for row in sets)})
        raise Refused("unknown_ward_set", value=code[:20], known=tuple(known), field="ward_set")
    held = {row.borough_id for row in boroughs}
    found = (ward for ward in reference_wards(code) if ward.borough_id in held)
    return SetOfWards(code, None, tuple(found))


def known_codes(sets: Sequence[WardSet]) -> tuple[str, ...]:
    """The sets of the desk and those it may have, the oldest first."""
    return tuple(sorted({*STARTS, *(row.code for row in sets)}))


def london_codes() -> frozenset[str]:
    """The code of every ward of London in any set of the reference data."""
    return frozenset(ward.code for code in STARTS for ward in reference_wards(code))


def in_force(sets: Iterable[WardSet], day: date) -> tuple[WardSet, ...]:
    """The sets in force on a day; one that waits for its day is in force on none."""
    return tuple(row for row in sets if row.from_day != NOT_YET and row.on(day))
