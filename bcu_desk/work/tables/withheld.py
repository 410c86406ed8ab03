"""Texts of a desk that only an OFFICIAL-SENSITIVE file may hold, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.domain.people import AbsenceKind, OnCall

SICK = "sick"


def unmarked_plates(vehicles: Iterable[Vehicle], kinds: Iterable[VehicleKind]) -> frozenset[str]:
    """Registrations of unmarked vehicles; a room or a radio has none."""
    cars = {kind.id for kind in kinds if kind.sort is Sort.VEHICLE}
    return frozenset(row.registration for row in vehicles if row.kind_id in cars and not row.marked)


def phones_on_call(turns: Iterable[OnCall]) -> frozenset[str]:
    """Telephone numbers of who is on call."""
    return frozenset(turn.phone for turn in turns if turn.phone)


def sick_titles(kinds: Iterable[AbsenceKind]) -> frozenset[str]:
    """The titles of absences that count as sickness."""
    return frozenset(kind.title for kind in kinds if kind.counts_as == SICK)
