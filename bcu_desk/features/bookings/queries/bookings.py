"""Questions about bookings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from bcu_desk.domain.clashes import overbooked
from bcu_desk.domain.fleet import Booking, BookingState, Sort, Vehicle
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.features.bookings.rules.naming import named_alike
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

DAY = 1_440


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking; `start` and `end` are UTC text, `clash` the reference it overlaps with.

    `who` is who has it, briefly: `PC D. Amoako`.
    """

    reference: str
    vehicle: str
    kind: str
    borough: str
    borough_name: str
    borough_short: str
    booked_by: str
    driver: str | None
    driver_name: str | None
    who: str
    purpose: str
    start: str
    end: str
    state: str
    clash: str | None
    start_minute: int
    end_minute: int
    override_reason: str | None
    amount: int = 1
    priority: int = 0
    displaced_by: str | None = None
    series: int | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Drivers, and the short forms of ranks, by their ids."""

    people: dict[int, Person]
    ranks: dict[int, str]


class Bookings(Query, frozen=True, kw_only=True):
    """Bookings that overlap a time, or the as-of day where none is given; or one by reference.

    Of one vehicle all are given where no time is. Those of rooms, kit and people on loan are
    among them, unless a `sort` is given.
    """

    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    state: BookingState | None = None
    reference: str | None = None
    sort: Sort | None = None

    def rows(self, reader: Reader, view: View) -> tuple[BookingRow, ...]:
        """By start and vehicle. Raises Refused for odd times or an unknown vehicle."""
        place = yard(reader, view, tuple(Sort) if self.sort is None else (self.sort,))
        asked = self._asked(reader)
        shown = {row.id: row for row in place.vehicles if asked is None or row.id in asked}
        found = bookings_in(reader, self._span(view))
        rows = booking_rows(reader, place, found)
        wanted = {row.reference for row in found if row.vehicle_id in shown and self._wanted(row)}
        return tuple(row for row in rows if row.reference in wanted)

    def _asked(self, reader: Reader) -> frozenset[int] | None:
        """The vehicle asked for, which has to be on the books; None for every one."""
        if self.vehicle is None:
            return None
        found = named_alike(reader.every(Vehicle), self.vehicle)
        if not found:
            raise Refused("unknown_vehicle", value=self.vehicle[:60], field="vehicle")
        return frozenset(row.id for row in found)

    def _wanted(self, booking: Booking) -> bool:
        if self.reference is not None and booking.reference != self.reference:
            return False
        return self.state is None or booking.state == self.state

    def _span(self, view: View) -> MinuteSpan:
        if self.start is None and self.end is None and (self.vehicle or self.reference):
            return Span(0)
        start = minute_of(self.start, "start") if self.start else midnight(view.on)
        end = minute_of(self.end, "end") if self.end else start + DAY
        return span_of(start, end)


def booking_rows(reader: Reader, place: Yard, found: Sequence[Booking]) -> tuple[BookingRow, ...]:
    """Bookings that were read, as rows by start and vehicle; of the vehicles in view only."""
    shown = {vehicle.id: vehicle for vehicle in place.vehicles}
    crew = Crew(
        {row.id: row for row in reader.every(Person)},
        {row.id: row.code for row in reader.every(Rank)},
    )
    clash = _clashes(found, shown)
    rows = [
        _booking(booking, shown[booking.vehicle_id], place, crew, clash)
        for booking in found
        if booking.vehicle_id in shown
    ]
    return tuple(sorted(rows, key=lambda row: (row.start_minute, row.vehicle)))


def _booking(
    booking: Booking,
    vehicle: Vehicle,
    place: Yard,
    crew: Crew,
    clash: dict[int, str],
) -> BookingRow:
    driver = None if booking.driver_id is None else crew.people.get(booking.driver_id)
    borough = place.boroughs[booking.borough_id]
    return BookingRow(
        reference=booking.reference,
        vehicle=vehicle.registration,
        kind=place.kinds[vehicle.kind_id].code,
        borough=borough.code,
        borough_name=borough.name,
        borough_short=borough.short_name,
        booked_by=booking.booked_by,
        driver=driver.collar if driver else None,
        driver_name=driver.name if driver else None,
        who=brief_name(driver, crew.ranks) if driver else booking.booked_by,
        purpose=booking.purpose,
        start=utc_text(booking.start_minute),
        end=utc_text(booking.end_minute),
        state=booking.state.value,
        clash=clash.get(booking.id),
        start_minute=booking.start_minute,
        end_minute=booking.end_minute,
        override_reason=booking.override_reason,
        amount=booking.amount,
        priority=booking.priority,
        displaced_by=booking.displaced_by,
        series=booking.series_id,
    )


def brief_name(person: Person, ranks: Mapping[int, str]) -> str:
    """A person as a bar's label: `PC D. Amoako`."""
    return f"{ranks[person.rank_id]} {person.forename[:1]}. {person.surname}"


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


def _alone(vehicle: Vehicle | None) -> bool:
    """Whether there is one only; a pool may be booked several times at once."""
    return vehicle is None or vehicle.amount == 1


def _clashes(found: Sequence[Booking], shown: Mapping[int, Vehicle]) -> dict[int, str]:
    """The reference of another booking that each clashes with, where there is one."""
    clash = _overlapping([row for row in found if _alone(shown.get(row.vehicle_id))])
    for pool in (vehicle for vehicle in shown.values() if vehicle.amount > 1):
        clash |= _crowded([row for row in found if row.vehicle_id == pool.id], pool.amount)
    return clash


def _overlapping(found: Sequence[Booking]) -> dict[int, str]:
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


def _crowded(found: Sequence[Booking], amount: int) -> dict[int, str]:
    """Of a pool that is overbooked, the references of those that are too much for each other."""
    confirmed = [row for row in found if row.state is BookingState.CONFIRMED]
    ordered = sorted(confirmed, key=lambda row: (row.start_minute, row.id))
    result: dict[int, str] = {}
    for one, other in overbooked(ordered, amount):
        result[one.id], result[other.id] = other.reference, one.reference
    return result
