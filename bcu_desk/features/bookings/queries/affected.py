"""What a time off the road would break, with a swap for each booking."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import BookingState
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import span_of
from bcu_desk.features.bookings.rules.instead import Instead, ways_out
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.unit import Unit
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """A confirmed booking that a time off the road breaks, and what could take it over."""

    reference: str
    start: str
    end: str
    booked_by: str
    purpose: str
    swap: str | None
    swap_base: str | None


class Affected(Query, frozen=True, kw_only=True):
    """The bookings of a vehicle that a time off the road breaks; nothing is changed."""

    vehicle: str
    start: str
    end: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[AffectedRow, ...]:
        """By start."""
        del view
        unit = Unit(reader.connection, Clock())
        vehicle = resource_named(unit, self.vehicle)
        start = minute_of(self.start, "start")
        span = Span(start) if self.end is None else span_of(start, minute_of(self.end, "end"))
        found = []
        for row in sorted(unit.bookings.near(vehicle.id, span), key=lambda one: one.start_minute):
            if row.state is not BookingState.CONFIRMED:
                continue
            asked = Instead(vehicle, row.minutes, row.id, row.amount, row.borough_id)
            swap = next((fix for fix in ways_out(unit, asked) if fix.kind == "vehicle"), None)
            found.append(
                AffectedRow(
                    reference=row.reference,
                    start=utc_text(row.start_minute),
                    end=utc_text(row.end_minute),
                    booked_by=row.booked_by,
                    purpose=row.purpose,
                    swap=None if swap is None else swap.registration,
                    swap_base=None if swap is None else swap.base,
                )
            )
        return tuple(found)
