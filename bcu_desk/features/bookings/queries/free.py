"""What is free for the whole of a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bcu_desk.domain.clashes import clashes
from bcu_desk.domain.fleet import Booking, BookingState, Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import bookings_in, span_of
from bcu_desk.features.bookings.queries.vehicles import off_roads_in
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

DAY = 1_440
LONGEST_TURN_ROUND = 240


@dataclass(frozen=True, slots=True)
class FreeRow:
    """A vehicle that is free for the whole time asked; `next_booking` is UTC text or None."""

    registration: str
    kind: str
    base: str
    borough: str
    next_booking: str | None


class Free(Query, frozen=True, kw_only=True):
    """Vehicles that nothing keeps from a booking for the whole of a time."""

    start: str
    end: str
    kind: str | None = None
    borough: str | None = None
    base: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[FreeRow, ...]:
        """By base, kind and registration. Raises Refused for odd times or an unknown kind."""
        return self.among(reader, yard(reader, view))

    def among(
        self, reader: Reader, place: Yard, near: Sequence[Booking] | None = None
    ) -> tuple[FreeRow, ...]:
        """The same of vehicles that were read; `near` are all bookings around the time, if known.

        Raises Refused for odd times or an unknown kind.
        """
        span = span_of(minute_of(self.start, "start"), minute_of(self.end, "end"))
        wanted = [v for v in place.vehicles if self._fits(v, place)]
        if self.kind and self.kind not in {kind.code for kind in place.kinds.values()}:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        blocked = blocked_in(reader, span, place, near)
        later = _next_starts(reader, span, {vehicle.id for vehicle in wanted})
        return tuple(
            _free(vehicle, place, later) for vehicle in wanted if vehicle.id not in blocked
        )

    def _fits(self, vehicle: Vehicle, place: Yard) -> bool:
        if self.kind and place.kinds[vehicle.kind_id].code != self.kind:
            return False
        base = place.bases[vehicle.base_id]
        if self.base and self.base not in (base.code, base.name):
            return False
        borough = place.boroughs[base.borough_id]
        return not self.borough or self.borough in (borough.code, borough.name)


def _free(vehicle: Vehicle, place: Yard, later: dict[int, int]) -> FreeRow:
    base = place.bases[vehicle.base_id]
    start = later.get(vehicle.id)
    return FreeRow(
        registration=vehicle.registration,
        kind=place.kinds[vehicle.kind_id].code,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        next_booking=None if start is None else utc_text(start),
    )


def blocked_in(
    reader: Reader, span: MinuteSpan, place: Yard, near: Sequence[Booking] | None = None
) -> frozenset[int]:
    """The ids of the vehicles that are taken, in turn-round or off the road in a span."""
    found = {row.vehicle_id for row in off_roads_in(reader, span)}
    turns = {v.id: place.kinds[v.kind_id].turn_round_minutes for v in place.vehicles}
    for row in bookings_in(reader, span, LONGEST_TURN_ROUND) if near is None else near:
        if row.vehicle_id in turns and clashes(span, (row,), turns[row.vehicle_id]):
            found.add(row.vehicle_id)
    return frozenset(found)


def _next_starts(reader: Reader, span: MinuteSpan, vehicles: set[int]) -> dict[int, int]:
    """The start of the next confirmed booking after a span, by vehicle, within 31 days."""
    table = tables.booking
    end = span.end or span.start
    found = reader.rows(
        select(table.c.vehicle_id, table.c.start_minute)
        .where(table.c.start_minute >= end, table.c.start_minute < end + 31 * DAY)
        .where(table.c.state == BookingState.CONFIRMED.value)
        .order_by(table.c.start_minute.desc())
    )
    return {row.vehicle_id: row.start_minute for row in found if row.vehicle_id in vehicles}
