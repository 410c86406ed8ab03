"""What is free for the whole of a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text

from bcu_desk.domain.clashes import most_in_use, unfit
from bcu_desk.domain.fleet import (
    Booking,
    BookingState,
    Loan,
    OffRoad,
    Sort,
    Vehicle,
    Waiting,
)
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import span_of
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.features.bookings.rules.booking import days_of
from bcu_desk.features.bookings.rules.waiting import HELD, status_at
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

    `sort` is vehicle, room, kit or person; a kind of any sort may be given instead. What is lent
    to a borough is found by that borough only. What is held `at` a time (the start of the as-of
    day where none is given) for somebody who waits is not free. With a `driver` only what that
    person may drive is found.
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
    at: str | None = None
    driver: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[FreeRow, ...]:
        """By base, kind and registration. Raises Refused for what is odd or unknown."""
        sorts = tuple(Sort) if self.kind else (self.sort or Sort.VEHICLE,)
        at = midnight(view.on) if self.at is None else minute_of(self.at, "at")
        return self.among(reader, yard(reader, view, sorts), at=at)

    def among(
        self,
        reader: Reader,
        place: Yard,
        near: Sequence[Booking] | None = None,
        at: int = 0,
    ) -> tuple[FreeRow, ...]:
        """The same of vehicles that were read; `near` are all bookings around the time, if known.

        Holds that are over `at` a minute count no more. Raises Refused for what is odd or unknown.
        """
        span = self.span
        wanted = self.wanted(reader, place, at)
        left = left_in(reader, span, place, near)
        later = _next_starts(reader, span, {vehicle.id for vehicle in wanted})
        return tuple(
            _free(vehicle, place, later, left[vehicle.id])
            for vehicle in wanted
            if left[vehicle.id] >= self.amount
        )

    @property
    def span(self) -> MinuteSpan:
        """The minutes asked for. Raises Refused for odd times."""
        return span_of(minute_of(self.start, "start"), minute_of(self.end, "end"))

    def wanted(self, reader: Reader, place: Yard, at: int = 0) -> list[Vehicle]:
        """What would do, were it free: nobody waits for it and nobody else has it on loan.

        Raises Refused for what is odd or unknown.
        """
        self._refuse_odd(place)
        lent, held = _lent(reader, self.span), _held(reader, self.span, at)
        barred = self._barred(reader, place, self.span)
        return [
            v
            for v in place.vehicles
            if v.id not in held and v.kind_id not in barred and self._fits(v, place, lent)
        ]

    def _barred(self, reader: Reader, place: Yard, span: MinuteSpan) -> frozenset[int]:
        """The kinds that the driver asked for may not drive on every day of a span."""
        if self.driver is None:
            return frozenset()
        people = [row for row in reader.every(Person) if row.collar == self.driver]
        if not people:
            raise Refused("unknown_person", value=self.driver[:60], field="driver")
        held = [row for row in reader.every(PersonAuthority) if row.person_id == people[0].id]
        known, days = reader.every(Authority), days_of(span)
        return frozenset(
            kind.id for kind in place.kinds.values() if unfit(kind, known, held, days) is not None
        )

    def _refuse_odd(self, place: Yard) -> None:
        """Raise Refused for a kind, base or borough that is not known, and for odd numbers."""
        if self.kind and self.kind not in {kind.code for kind in place.kinds.values()}:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        if self.base and not any(_is(row, self.base) for row in place.bases.values()):
            raise Refused("unknown_base", value=self.base[:60], field="base")
        if self.borough and not any(_is(row, self.borough) for row in place.boroughs.values()):
            raise Refused("unknown_borough", value=self.borough[:60], field="borough")
        if self.seats is not None and self.seats < 0:
            raise Refused("bad_seats", value=self.seats, field="seats")
        if self.amount < 1:
            raise Refused("bad_amount", value=self.amount, field="amount")

    def _fits(self, vehicle: Vehicle, place: Yard, lent: dict[int, set[int]]) -> bool:
        if self.kind and place.kinds[vehicle.kind_id].code != self.kind:
            return False
        base = place.bases[vehicle.base_id]
        if self.base and not _is(base, self.base):
            return False
        boroughs = lent.get(vehicle.id)
        if boroughs is None and not self.borough:
            return self._has(vehicle)
        having = boroughs or {base.borough_id}
        asked = self.borough or ""
        return all(_is(place.boroughs[row], asked) for row in having) and self._has(vehicle)

    def _has(self, vehicle: Vehicle) -> bool:
        return (
            (self.seats is None or vehicle.seats >= self.seats)
            and self.cage in (None, bool(vehicle.cage))
            and self.marked in (None, bool(vehicle.marked))
        )


def _is(row: Base | Borough, told: str) -> bool:
    """Whether a base or borough is meant, by its code or its name in any case."""
    return told.casefold() in (row.code.casefold(), row.name.casefold())


def _lent(reader: Reader, span: MinuteSpan) -> dict[int, set[int]]:
    """The boroughs that have resources on loan at some of a span, by the resource."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in reader.every(Loan):
        end = row.due_minute if row.back_minute is None else row.back_minute
        if row.out_minute < end and Span(row.out_minute, end).overlaps(span):
            found[row.vehicle_id].add(row.borough_id)
    return found


def _held(reader: Reader, span: MinuteSpan, at: int) -> frozenset[int | None]:
    """The resources that are held for somebody who waits, at some of a span."""
    return frozenset(
        row.vehicle_id
        for row in reader.every(Waiting)
        if status_at(row, at) == HELD and row.minutes.overlaps(span)
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
