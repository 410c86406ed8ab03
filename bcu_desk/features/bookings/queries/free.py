"""What is free for the whole of a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text

from bcu_desk.domain.clashes import most_in_use
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Sort, Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import span_of
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import LONG_BOOKING, LONGEST_BOOKING
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

LONGEST_TURN_ROUND = 240
Use = tuple[int, int, int]
"""From, to and how many."""
_NEAR = """ WHERE booking.start_minute < :end AND booking.start_minute > :since
  AND booking.end_minute > :start AND booking.state = 'confirmed'"""
_CELLS = "SELECT vehicle_id, start_minute, end_minute, booking.amount FROM"
# The order of the join and the index are told: without figures SQLite guesses them wrong.
_SHORT = text(
    f"{_CELLS} vehicle CROSS JOIN booking ON booking.vehicle_id = vehicle.id{_NEAR}"
    f" AND end_minute - start_minute <= {LONG_BOOKING}"
)
_LONG = text(
    f"{_CELLS} booking INDEXED BY booking_that_is_long{_NEAR}"
    f" AND end_minute - start_minute > {LONG_BOOKING}"
)


@dataclass(frozen=True, slots=True)
class FreeRow:
    """What is free for the whole time asked; `next_booking` is UTC text or None.

    `free` is how many of a pool, `seats` and `cage` what a vehicle has.
    """

    registration: str
    kind: str
    base: str
    borough: str
    next_booking: str | None
    free: int = 1
    seats: int = 0
    cage: bool = False


class Free(Query, frozen=True, kw_only=True):
    """Vehicles that nothing keeps from a booking for the whole of a time, or other resources.

    `sort` is vehicle, room, kit or person; a kind of any sort may be given instead.
    """

    start: str
    end: str
    kind: str | None = None
    borough: str | None = None
    base: str | None = None
    sort: Sort | None = None
    seats: int | None = None
    cage: bool | None = None
    marked: bool | None = None
    amount: int = 1

    def rows(self, reader: Reader, view: View) -> tuple[FreeRow, ...]:
        """By base, kind and registration. Raises Refused for odd times or an unknown kind."""
        sorts = tuple(Sort) if self.kind else (self.sort or Sort.VEHICLE,)
        return self.among(reader, yard(reader, view, sorts))

    def among(
        self, reader: Reader, place: Yard, near: Sequence[Booking] | None = None
    ) -> tuple[FreeRow, ...]:
        """The same of vehicles that were read; `near` are all bookings around the time, if known.

        Raises Refused for odd times or an unknown kind.
        """
        span = span_of(minute_of(self.start, "start"), minute_of(self.end, "end"))
        if self.kind and self.kind not in {kind.code for kind in place.kinds.values()}:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        wanted = [v for v in place.vehicles if self._fits(v, place)]
        left = left_in(reader, span, place, near)
        later = _next_starts(reader, span, {vehicle.id for vehicle in wanted})
        return tuple(
            _free(vehicle, place, later, left[vehicle.id])
            for vehicle in wanted
            if left[vehicle.id] >= self.amount
        )

    def _fits(self, vehicle: Vehicle, place: Yard) -> bool:
        if self.kind and place.kinds[vehicle.kind_id].code != self.kind:
            return False
        base = place.bases[vehicle.base_id]
        if self.base and self.base not in (base.code, base.name):
            return False
        borough = place.boroughs[base.borough_id]
        if self.borough and self.borough not in (borough.code, borough.name):
            return False
        return self._has(vehicle)

    def _has(self, vehicle: Vehicle) -> bool:
        return (
            (self.seats is None or vehicle.seats >= self.seats)
            and self.cage in (None, bool(vehicle.cage))
            and self.marked in (None, bool(vehicle.marked))
        )


def _free(vehicle: Vehicle, place: Yard, later: dict[int, int], left: int) -> FreeRow:
    base = place.bases[vehicle.base_id]
    start = later.get(vehicle.id)
    return FreeRow(
        registration=vehicle.registration,
        kind=place.kinds[vehicle.kind_id].code,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        next_booking=None if start is None else utc_text(start),
        free=left,
        seats=vehicle.seats,
        cage=bool(vehicle.cage),
    )


def left_in(
    reader: Reader, span: MinuteSpan, place: Yard, near: Sequence[Booking] | None = None
) -> dict[int, int]:
    """How many are left of each vehicle or pool for the whole of a span; 0 off the road."""
    used = _used(reader, span) if near is None else _used_of(near)
    away = _away(reader, span)
    left = {}
    for vehicle in place.vehicles:
        turn = place.kinds[vehicle.kind_id].turn_round_minutes
        taken = most_in_use(span, used.get(vehicle.id, ()), turn)
        left[vehicle.id] = 0 if vehicle.id in away else vehicle.amount - taken
    return left


def _used_of(near: Sequence[Booking]) -> dict[int, list[Use]]:
    found: dict[int, list[Use]] = defaultdict(list)
    for row in near:
        if row.state is BookingState.CONFIRMED:
            found[row.vehicle_id].append((row.start_minute, row.end_minute, row.amount))
    return found


def _used(reader: Reader, span: MinuteSpan) -> dict[int, list[Use]]:
    """What is booked around a span, by vehicle: short bookings, and the few that are long."""
    start, end = span.start - LONGEST_TURN_ROUND, (span.end or span.start) + LONGEST_TURN_ROUND
    short = {"start": start, "end": end, "since": start - LONG_BOOKING - 1}
    long = {**short, "since": start - LONGEST_BOOKING - 1}
    found: dict[int, list[Use]] = defaultdict(list)
    for statement, bound in ((_SHORT, short), (_LONG, long)):
        for vehicle_id, first, last, amount in reader.connection.execute(statement, bound).all():
            found[vehicle_id].append((first, last, amount))
    return found


def _away(reader: Reader, span: MinuteSpan) -> frozenset[int]:
    return frozenset(row.vehicle_id for row in reader.every(OffRoad) if row.minutes.overlaps(span))


def _next_starts(reader: Reader, span: MinuteSpan, vehicles: set[int]) -> dict[int, int]:
    """The start of the next confirmed booking after a span, by vehicle."""
    table = tables.booking
    first = (
        select(func.min(table.c.start_minute))
        .where(table.c.vehicle_id == tables.vehicle.c.id)
        .where(table.c.start_minute >= (span.end or span.start))
        .where(table.c.state == BookingState.CONFIRMED.value)
        .scalar_subquery()
    )
    found = reader.rows(select(tables.vehicle.c.id, first.label("start")))
    return {row.id: row.start for row in found if row.id in vehicles and row.start is not None}
