"""Servicing and MOT that come up, by date or miles, and keys that are late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.fleet import KeyIssue, Vehicle
from bcu_desk.domain.times import midnight, utc_text
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOON = 720
SERVICE, MOT, KEYS = "service", "mot", "keys"


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something due of a vehicle: a service or MOT by day or miles, or keys by a time.

    `left` counts days, miles or minutes, below 0 where it is overdue.
    """

    vehicle: str
    base: str
    what: str
    by: str
    due: str
    left: int
    overdue: bool


class Due(Query, frozen=True, kw_only=True):
    """What comes due within `days` and `miles` of the as-of day, and what is overdue."""

    days: int = 28
    miles: int = 1_000

    def rows(self, reader: Reader, view: View) -> tuple[DueRow, ...]:
        """Overdue first, then by vehicle."""
        place = yard(reader, view)
        found = []
        for vehicle in place.vehicles:
            base = place.bases[vehicle.base_id].name
            found += [row for row in _rows(vehicle, base, view.on) if self._soon(row)]
        bases = {row.id: (row, place.bases[row.base_id].name) for row in place.vehicles}
        at = midnight(view.on) + NOON
        for issue in reader.every(KeyIssue):
            if issue.vehicle_id in bases and issue.back_minute is None:
                found += _late_keys(issue, *bases[issue.vehicle_id], at)
        return tuple(sorted(found, key=lambda row: (not row.overdue, row.vehicle, row.what)))

    def _soon(self, row: DueRow) -> bool:
        return row.left <= (self.days if row.by == "day" else self.miles)


def _rows(vehicle: Vehicle, base: str, on: date) -> Iterator[DueRow]:
    for what, day in ((SERVICE, vehicle.next_service_day), (MOT, vehicle.mot_day)):
        if day is not None:
            left = (day - on).days
            yield DueRow(vehicle.registration, base, what, "day", day.isoformat(), left, left < 0)
    miles, odometer = vehicle.next_service_miles, vehicle.odometer
    if miles is not None and odometer is not None:
        left = miles - odometer
        yield DueRow(vehicle.registration, base, SERVICE, "miles", str(miles), left, left < 0)


def _late_keys(issue: KeyIssue, vehicle: Vehicle, base: str, at: int) -> list[DueRow]:
    if issue.due_minute is None or issue.due_minute >= at:
        return []
    left = issue.due_minute - at
    due = utc_text(issue.due_minute)
    return [DueRow(vehicle.registration, base, KEYS, "time", due, left, overdue=True)]
