"""Ward sets: those of the desk, and those of London's reference data that it may have next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.domain.places import BoroughInBcu, Ward, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.reference import wards as reference_wards

KNOWN = ("2014", "2018", "2022")  # sets of the reference data, by the year they came in


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
    if code not in KNOWN:
        known = sorted({*KNOWN, *(row.code for row in sets)})
        raise Refused("unknown_ward_set", value=code[:20], known=tuple(known), field="ward_set")
    held = {row.borough_id for row in boroughs}
    found = (ward for ward in reference_wards(code) if ward.borough_id in held)
    return SetOfWards(code, None, tuple(found))


def nearer_set(values: frozenset[str], held: SetOfWards) -> tuple[str, int, int] | None:
    """Another set of London that codes fit better: it, how many of its wards they are, of all.

    Wards of the same boroughs are looked at.
    """
    boroughs = {ward.borough_id for ward in held.wards}
    found = []
    for code in KNOWN:
        own = {ward.code for ward in reference_wards(code) if ward.borough_id in boroughs}
        if own:
            found.append((len(own & values) / len(own), code, len(own & values), len(own)))
    here = {ward.code for ward in held.wards}
    share, code, count, whole = max(found, default=(0.0, "", 0, 0))
    if code == held.code or not here or share <= len(here & values) / len(here):
        return None
    return code, count, whole


def known_codes(sets: Sequence[WardSet]) -> tuple[str, ...]:
    """The sets of the desk and those it may have, the oldest first."""
    return tuple(sorted({*KNOWN, *(row.code for row in sets)}))


def london_codes() -> frozenset[str]:
    """The code of every ward of London in any set of the reference data."""
    return frozenset(ward.code for code in KNOWN for ward in reference_wards(code))
