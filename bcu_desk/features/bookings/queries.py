"""Questions about the fleet: vehicles, bookings, what is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, or_, select

from bcu_desk.domain.clashes import busy, clashes
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, Person
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

D = TypeVar("D", bound=Dated)
DAY = 1_440
LONGEST_TURN_ROUND = 240


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A vehicle in service on the day; `authority` and `endorsement` are what its driver needs."""

    registration: str
    kind: str
    kind_title: str
    base: str
    borough: str
    bcu: str
    authority: str
    endorsement: str | None
    turn_round_minutes: int
    off_road: bool
    off_road_reason: str | None
    marked: bool
    seats: int


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking; `start` and `end` are UTC text, `clash` the reference it overlaps with."""

    reference: str
    vehicle: str
    kind: str
    borough: str
    borough_name: str
    booked_by: str
    driver: str | None
    driver_name: str | None
    purpose: str
    start: str
    end: str
    state: str
    clash: str | None
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class FreeRow:
    """A vehicle that is free for the whole time asked; `next_booking` is UTC text or None."""

    registration: str
    kind: str
    base: str
    borough: str
    next_booking: str | None


@dataclass(frozen=True, slots=True)
class OffRoadRow:
    """A vehicle off the road, in UTC minutes; open while it is not back."""

    registration: str
    reason: str
    start_minute: int
    end_minute: int | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Yard:
    """The vehicles in service on a day with what they belong to."""

    vehicles: tuple[Vehicle, ...]
    kinds: dict[int, VehicleKind]
    bases: dict[int, Base]
    boroughs: dict[int, Borough]
    bcus: dict[int, str]

    def bcu(self, vehicle: Vehicle) -> str:
        """The code of the BCU that a vehicle's base lies in; '' for none."""
        return self.bcus.get(self.bases[vehicle.base_id].borough_id, "")


def yard(reader: Reader, view: View) -> Yard:
    """The vehicles in view, by base, kind and registration."""
    bcus = {row.id: row.code for row in reader.every(Bcu)}
    lines = _in_force(reader.every(BoroughInBcu), view.on)
    found = Yard(
        vehicles=(),
        kinds={row.id: row for row in reader.every(VehicleKind)},
        bases={row.id: row for row in reader.every(Base)},
        boroughs={row.id: row for row in reader.every(Borough)},
        bcus={line.borough_id: bcus[line.bcu_id] for line in lines},
    )
    shown = [
        vehicle
        for vehicle in _in_force(reader.every(Vehicle), view.on)
        if not view.scope or found.bcu(vehicle) in view.scope
    ]
    shown.sort(key=lambda v: (found.bases[v.base_id].name, v.kind_id, v.registration))
    return Yard(tuple(shown), found.kinds, found.bases, found.boroughs, found.bcus)


class Vehicles(Query, frozen=True, kw_only=True):
    """Vehicles in service on the day, with what a driver needs and whether they are off road."""

    def rows(self, reader: Reader, view: View) -> tuple[VehicleRow, ...]:
        """By base, kind and registration; off road as of noon in London."""
        place = yard(reader, view)
        authorities = {row.id: row.code for row in reader.every(Authority)}
        noon = midnight(view.on) + DAY // 2
        away = {row.vehicle_id: row for row in _off_roads(reader, Span(noon, noon + 1))}
        return tuple(
            _vehicle(vehicle, place, authorities, away.get(vehicle.id))
            for vehicle in place.vehicles
        )


def _vehicle(
    vehicle: Vehicle, place: Yard, authorities: dict[int, str], away: OffRoad | None
) -> VehicleRow:
    kind, base = place.kinds[vehicle.kind_id], place.bases[vehicle.base_id]
    endorsement = kind.endorsement_id
    return VehicleRow(
        registration=vehicle.registration,
        kind=kind.code,
        kind_title=kind.title,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        bcu=place.bcu(vehicle),
        authority=authorities[kind.authority_id],
        endorsement=None if endorsement is None else authorities[endorsement],
        turn_round_minutes=kind.turn_round_minutes,
        off_road=away is not None,
        off_road_reason=None if away is None else away.reason,
        marked=bool(vehicle.marked),
        seats=vehicle.seats,
    )


class Bookings(Query, frozen=True, kw_only=True):
    """Bookings that overlap a time, or the as-of day where none is given; or of one vehicle."""

    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    state: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[BookingRow, ...]:
        """By start and vehicle. Raises Refused for odd times."""
        span = self._span(view)
        place = yard(reader, view)
        shown = {vehicle.id: vehicle for vehicle in place.vehicles}
        found = bookings_in(reader, span)
        people = {row.id: row for row in _drivers(reader, found)}
        clash = _clashes(found)
        rows = [
            _booking(booking, shown[booking.vehicle_id], place, people, clash)
            for booking in found
            if booking.vehicle_id in shown and self._wanted(booking, shown[booking.vehicle_id])
        ]
        return tuple(sorted(rows, key=lambda row: (row.start_minute, row.vehicle)))

    def _wanted(self, booking: Booking, vehicle: Vehicle) -> bool:
        if self.vehicle is not None and vehicle.registration != self.vehicle:
            return False
        return self.state is None or booking.state == self.state

    def _span(self, view: View) -> MinuteSpan:
        if self.start is None and self.end is None and self.vehicle is not None:
            return Span(0)
        start = minute_of(self.start, "start") if self.start else midnight(view.on)
        end = minute_of(self.end, "end") if self.end else start + DAY
        return span_of(start, end)


def _booking(
    booking: Booking,
    vehicle: Vehicle,
    place: Yard,
    people: dict[int, Person],
    clash: dict[int, str],
) -> BookingRow:
    driver = None if booking.driver_id is None else people.get(booking.driver_id)
    borough = place.boroughs[booking.borough_id]
    return BookingRow(
        reference=booking.reference,
        vehicle=vehicle.registration,
        kind=place.kinds[vehicle.kind_id].code,
        borough=borough.code,
        borough_name=borough.name,
        booked_by=booking.booked_by,
        driver=driver.collar if driver else None,
        driver_name=driver.name if driver else None,
        purpose=booking.purpose,
        start=utc_text(booking.start_minute),
        end=utc_text(booking.end_minute),
        state=booking.state.value,
        clash=clash.get(booking.id),
        start_minute=booking.start_minute,
        end_minute=booking.end_minute,
    )


class Free(Query, frozen=True, kw_only=True):
    """Vehicles that nothing keeps from a booking for the whole of a time."""

    start: str
    end: str
    kind: str | None = None
    borough: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[FreeRow, ...]:
        """By base, kind and registration. Raises Refused for odd times or an unknown kind."""
        span = span_of(minute_of(self.start, "start"), minute_of(self.end, "end"))
        place = yard(reader, view)
        wanted = [v for v in place.vehicles if self._fits(v, place)]
        if self.kind and self.kind not in {kind.code for kind in place.kinds.values()}:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        blocked = blocked_in(reader, span, place)
        later = _next_starts(reader, span, {vehicle.id for vehicle in wanted})
        return tuple(
            _free(vehicle, place, later) for vehicle in wanted if vehicle.id not in blocked
        )

    def _fits(self, vehicle: Vehicle, place: Yard) -> bool:
        if self.kind and place.kinds[vehicle.kind_id].code != self.kind:
            return False
        borough = place.boroughs[place.bases[vehicle.base_id].borough_id]
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


class OffRoads(Query, frozen=True, kw_only=True):
    """Vehicles off the road at some time of the as-of day."""

    days: int = msgspec.field(default=1)

    def rows(self, reader: Reader, view: View) -> tuple[OffRoadRow, ...]:
        """By registration."""
        start = midnight(view.on)
        shown = {vehicle.id: vehicle for vehicle in yard(reader, view).vehicles}
        rows = [
            OffRoadRow(
                shown[row.vehicle_id].registration,
                row.reason,
                row.start_minute,
                row.end_minute,
                row.note,
            )
            for row in _off_roads(reader, Span(start, start + self.days * DAY))
            if row.vehicle_id in shown
        ]
        return tuple(sorted(rows, key=lambda row: row.registration))


def span_of(start: int, end: int) -> MinuteSpan:
    """A span of minutes. Raises Refused `ends_before_start`."""
    if end <= start:
        raise Refused("ends_before_start", field="end")
    return Span(start, end)


def bookings_in(reader: Reader, span: MinuteSpan, margin: int = 0) -> tuple[Booking, ...]:
    """Bookings, cancelled ones too, that come within `margin` minutes of a span."""
    table = tables.booking
    where: list[ColumnElement[bool]] = [table.c.end_minute > span.start - margin]
    if span.end is not None:
        where.append(table.c.start_minute < span.end + margin)
        # No booking is longer than a month, so that the index on the start serves both ends.
        where.append(table.c.start_minute > span.start - margin - 31 * DAY)
    return reader.every(Booking, *where)


def blocked_in(reader: Reader, span: MinuteSpan, place: Yard) -> frozenset[int]:
    """The ids of the vehicles that are taken, in turn-round or off the road in a span."""
    found = {row.vehicle_id for row in _off_roads(reader, span)}
    turns = {v.id: place.kinds[v.kind_id].turn_round_minutes for v in place.vehicles}
    for row in bookings_in(reader, span, LONGEST_TURN_ROUND):
        if row.vehicle_id in turns and clashes(span, (row,), turns[row.vehicle_id]):
            found.add(row.vehicle_id)
    return frozenset(found)


def busy_of(
    reader: Reader, vehicle: Vehicle, place: Yard, around: MinuteSpan, own_id: int | None = None
) -> tuple[MinuteSpan, ...]:
    """When one vehicle is busy in a span."""
    turn = place.kinds[vehicle.kind_id].turn_round_minutes
    taken = [row for row in bookings_in(reader, around) if row.vehicle_id == vehicle.id]
    off = [row for row in _off_roads(reader, around) if row.vehicle_id == vehicle.id]
    return busy(taken, off, turn, own_id)


def _off_roads(reader: Reader, span: MinuteSpan) -> tuple[OffRoad, ...]:
    table = tables.off_road
    ends = or_(table.c.end_minute.is_(None), table.c.end_minute > span.start)
    where = [ends] if span.end is None else [ends, table.c.start_minute < span.end]
    return reader.every(OffRoad, *where)


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


def _drivers(reader: Reader, found: Sequence[Booking]) -> tuple[Person, ...]:
    wanted = {row.driver_id for row in found if row.driver_id is not None}
    if len(wanted) > 500:
        return reader.every(Person)
    return reader.every(Person, tables.person.c.id.in_(wanted))


def _clashes(found: Sequence[Booking]) -> dict[int, str]:
    """The reference of another confirmed booking that each overlaps, where there is one."""
    result: dict[int, str] = {}
    last: dict[int, Booking] = {}
    for row in sorted(found, key=lambda row: row.start_minute):
        if row.state is not BookingState.CONFIRMED:
            continue
        before = last.get(row.vehicle_id)
        if before is not None and before.end_minute > row.start_minute:
            result[row.id], result[before.id] = before.reference, row.reference
        if before is None or row.end_minute > before.end_minute:
            last[row.vehicle_id] = row
    return result


def _in_force(rows: Iterable[D], on: date) -> list[D]:
    return [row for row in rows if row.on(on)]
