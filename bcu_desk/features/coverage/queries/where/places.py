"""Wards with their boroughs and BCUs: those in force on a day, or on any day of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.spans import DaySpan
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Place:
    """A ward with its borough and BCU, and the days on which its ward set is in force."""

    ward: Ward
    borough: Borough
    bcu: Bcu
    days: DaySpan


def places(reader: Reader, view: View) -> tuple[Place, ...]:
    """The wards in force and in view, by BCU, borough and name."""
    return _places(reader, view, {row.id: row for row in reader.every(WardSet) if row.on(view.on)})


def places_over(reader: Reader, view: View, days: DaySpan) -> tuple[Place, ...]:
    """The wards in force on any of some days: where wards change, the older and the newer.

    A ward whose code stays is two of them. They are in the BCUs of the day in view.
    """
    touched = [row for row in reader.every(WardSet) if row.days.overlaps(days)]
    return _places(reader, view, {row.id: row for row in touched})


def _places(reader: Reader, view: View, sets: dict[int, WardSet]) -> tuple[Place, ...]:
    bcus = {row.id: row for row in reader.every(Bcu)}
    boroughs = {row.id: row for row in reader.every(Borough)}
    homes = {
        line.borough_id: bcus[line.bcu_id]
        for line in reader.every(BoroughInBcu)
        if line.on(view.on) or not _any_on(line, view.on)
    }
    found = [
        Place(ward, boroughs[ward.borough_id], homes[ward.borough_id], sets[ward.ward_set_id].days)
        for ward in reader.every(Ward)
        if ward.ward_set_id in sets
        and ward.borough_id in homes
        and view.shows(homes[ward.borough_id].code)
    ]
    return tuple(sorted(found, key=lambda p: (p.bcu.code, p.borough.name, p.ward.name)))


def _any_on(line: BoroughInBcu, on: date) -> bool:
    """Before go-live a ward is listed under the BCU that is to come."""
    return on >= line.from_day
