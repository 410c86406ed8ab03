"""Resources as people type them: a registration in any case and spacing, or a title."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.work.unit import Unit


def compact(told: str) -> str:
    """A name without its spaces and its case: `BX16KLM`."""
    return "".join(told.split()).upper()


def named_alike(rows: Iterable[Vehicle], told: str) -> list[Vehicle]:
    """Those with a registration, or else those with a title, that is told so."""
    key, known = compact(told), list(rows)
    exact = [row for row in known if compact(row.registration) == key]
    return exact or [row for row in known if row.title and compact(row.title) == key]


def resource_named(unit: Unit, told: str, field: str = "vehicle") -> Vehicle:
    """A vehicle or another resource by its registration or title.

    Raises Refused `unknown_vehicle`, or `two_vehicles_named` where it is not one only.
    """
    found = unit.every(Vehicle, registration=told) or named_alike(unit.every(Vehicle), told)
    if len(found) == 1:
        return found[0]
    return unit.named(Vehicle, registration=told, field=field)
