"""Questions about two days of the fleet: which vehicles differ, and the bookings of each base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import msgspec

from bcu_desk.domain.fleet import BookingState
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.queries.bookings import bookings_in
from bcu_desk.features.bookings.queries.vehicles import Vehicles
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.features.bookings.rules.booking import DAY, reason_words
from bcu_desk.features.bookings.rules.comparing import (
    FleetDay,
    VehicleDay,
    base_changes,
    fleet_changes,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class FleetDifferenceRow:
    """A vehicle that differs, told in words; or a base with its figures on both days."""

    subject: str
    name: str
    change: str
    vehicles_before: int | None
    vehicles: int | None
    bookings_before: int | None
    bookings: int | None
    words: str


class FleetDifferences(Query, frozen=True, kw_only=True):
    """What differs in the fleet: by default from the second day to the as-of day.

    Without either there is nothing to tell.
    """

    from_day: date | None = msgspec.field(name="from", default=None)
    to_day: date | None = msgspec.field(name="to", default=None)

    def rows(self, reader: Reader, view: View) -> tuple[FleetDifferenceRow, ...]:
        """Vehicles that joined, left, moved or changed; then every base by name."""
        first = self.from_day or view.against
        if first is None:
            return ()
        days = (first, self.to_day or view.on)
        before, after = (fleet_day(reader, replace(view, on=day, against=None)) for day in days)
        told = (
            FleetDifferenceRow("vehicle", row.key, row.mark, None, None, None, None, row.words)
            for row in fleet_changes(before, after)
        )
        bases = (
            FleetDifferenceRow("base", row.base, "", *row.vehicles, *row.bookings, "")
            for row in base_changes(before, after)
        )
        return (*told, *bases)


def fleet_day(reader: Reader, view: View) -> FleetDay:
    """The vehicles in service on the day, and whose bookings touch it; cancelled ones do not."""
    start = midnight(view.on)
    plates = {vehicle.id: vehicle.registration for vehicle in yard(reader, view).vehicles}
    booked = tuple(
        plates[row.vehicle_id]
        for row in bookings_in(reader, Span(start, start + DAY))
        if row.vehicle_id in plates and row.state is not BookingState.CANCELLED
    )
    vehicles = {
        row.registration: VehicleDay(
            row.registration,
            row.kind_title,
            row.base,
            reason_words(row.off_road_reason or "") if row.off_road else "",
        )
        for row in Vehicles().rows(reader, view)
    }
    return FleetDay(vehicles, booked)
