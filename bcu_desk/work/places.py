"""Boroughs and wards as people name them in a gesture: by GSS code, or by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bcu_desk.domain.places import Borough, Ward, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.unit import Unit

TOLD = 60  # characters of a wrong value that are told back


def borough_named(unit: Unit, told_as: str) -> Borough:
    """A borough by its GSS code or its name. Raises Refused `unknown_borough`."""
    return borough_among(unit.every(Borough), told_as)


def borough_among(rows: Iterable[Borough], told_as: str) -> Borough:
    """One of these boroughs by its GSS code or its name. Raises Refused `unknown_borough`.

    Capitals make no difference.
    """
    told = told_as.strip().casefold()
    for row in rows:
        if told in (row.code.casefold(), row.name.casefold()):
            return row
    raise Refused("unknown_borough", value=told_as[:TOLD], field="borough")


def ward_named(unit: Unit, told_as: str, on: date) -> Ward:
    """A ward by its GSS code, or by its name where no other in force on the day has it.

    Of those with the code the one in force counts, for a ward may be in several ward sets.
    Raises Refused `two_wards_named` or `unknown_ward`.
    """
    coded = unit.every(Ward, code=told_as)
    sets = {row.id for row in unit.every(WardSet) if row.on(on)}
    if coded:
        return next((row for row in coded if row.ward_set_id in sets), coded[0])
    named = unit.every(Ward, name=told_as) or _named_alike(unit.every(Ward), told_as)
    found = [row for row in named if row.ward_set_id in sets]
    if len(found) > 1:
        codes = tuple(sorted(row.code for row in found))
        raise Refused("two_wards_named", value=told_as[:TOLD], codes=codes, field="ward")
    if not found:
        raise Refused("unknown_ward", value=told_as[:TOLD], field="ward")
    return found[0]


def _named_alike(rows: Iterable[Ward], told_as: str) -> list[Ward]:
    """Wards with a name or code that differs in capitals only."""
    told = told_as.strip().casefold()
    return [row for row in rows if told in (row.name.casefold(), row.code.casefold())]
