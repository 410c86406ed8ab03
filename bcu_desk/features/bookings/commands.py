"""Gestures on the fleet: book, move, cancel, approve, off the road and back."""

from __future__ import annotations

from typing import TypeVar

from bcu_desk.domain.clashes import clashes, unfit
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, london_text, minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.rules import days_of, reference_of
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

T = TypeVar("T")
LONGEST_DAYS = 31
DAY = 1_440


class Book(Command, frozen=True, kw_only=True):
    """Book a shared vehicle for a borough; confirmed at once.

    `override` is a reason for which a missing turn-round or an unfit driver is let pass; two
    bookings at once never are.
    """

    vehicle: str
    borough: str
    start: str
    end: str
    purpose: str
    driver: str | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check and write the booking."""
        vehicle = unit.named(Vehicle, registration=self.vehicle, field="vehicle")
        borough = borough_named(unit, self.borough)
        span = span_given(self.start, self.end)
        driver = _person(unit, self.driver)
        reason = None if self.override is None else clean_text(self.override, "override")
        refuse_what_is_in_the_way(unit, vehicle, span, reason)
        refuse_unfit(unit, vehicle, driver, span, reason)
        bcu = _bcu_of(unit, vehicle)
        prefix = reference_of(bcu, unit.desk_number, 0)[:-4]
        unit.add(
            Booking(
                id=unit.new_id(),
                reference=f"{prefix}{unit.bookings.last_number(prefix) + 1:04d}",
                vehicle_id=vehicle.id,
                borough_id=borough.id,
                driver_id=None if driver is None else driver.id,
                booked_by=unit.actor,
                purpose=clean_text(self.purpose, "purpose"),
                start_minute=span.start,
                end_minute=_end(span),
                state=BookingState.CONFIRMED,
                override_reason=reason,
            )
        )
        return f"Book {vehicle.registration} for {borough.name}, {told(span)}"


class MoveBooking(Command, frozen=True, kw_only=True):
    """Move a booking to another time or vehicle, or both."""

    booking: str
    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the new time and place and write them."""
        row = booking_named(unit, self.booking)
        _refuse_cancelled(row)
        vehicle = (
            unit.get(Vehicle, row.vehicle_id)
            if self.vehicle is None
            else unit.named(Vehicle, registration=self.vehicle, field="vehicle")
        )
        start = row.start_minute if self.start is None else minute_of(self.start, "start")
        length = row.end_minute - row.start_minute
        end = start + length if self.end is None else minute_of(self.end, "end")
        span = checked_span(start, end)
        reason = None if self.override is None else clean_text(self.override, "override")
        driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
        if row.state is BookingState.CONFIRMED:
            refuse_what_is_in_the_way(unit, vehicle, span, reason, own_id=row.id)
            refuse_unfit(unit, vehicle, driver, span, reason)
        unit.change(
            row,
            vehicle_id=vehicle.id,
            start_minute=span.start,
            end_minute=end,
            override_reason=reason or row.override_reason,
        )
        return f"Move {row.reference} to {vehicle.registration}, {told(span)}"


class CancelBooking(Command, frozen=True, kw_only=True):
    """Cancel a booking; it stays on record."""

    booking: str
    reason: str | None = None

    def run(self, unit: Unit) -> str:
        """Mark it cancelled."""
        row = booking_named(unit, self.booking)
        _refuse_cancelled(row)
        if self.reason is not None:
            clean_text(self.reason, "reason")
        unit.change(row, state=BookingState.CANCELLED)
        return f"Cancel booking {row.reference}"


class ApproveBooking(Command, frozen=True, kw_only=True):
    """Confirm a pending booking, if nothing is in its way now."""

    booking: str

    def run(self, unit: Unit) -> str:
        """Check it again and confirm it."""
        row = booking_named(unit, self.booking)
        if row.state is not BookingState.PENDING:
            raise Refused("not_pending", booking=row.reference, state=row.state.value)
        vehicle = unit.get(Vehicle, row.vehicle_id)
        refuse_what_is_in_the_way(unit, vehicle, row.minutes, None, own_id=row.id)
        unit.change(row, state=BookingState.CONFIRMED)
        return f"Approve booking {row.reference}"


class MarkOffRoad(Command, frozen=True, kw_only=True):
    """Take a vehicle off the road from a time, to a time where that is known."""

    vehicle: str
    reason: str
    start: str
    end: str | None = None
    note: str | None = None

    def run(self, unit: Unit) -> str:
        """Write the period; bookings it breaks are told, not changed."""
        vehicle = unit.named(Vehicle, registration=self.vehicle, field="vehicle")
        start = minute_of(self.start, "start")
        span = Span(start) if self.end is None else span_given(self.start, self.end)
        if unit.bookings.off_road(vehicle.id, span):
            raise Refused("off_road_already", vehicle=vehicle.registration, field="start")
        unit.add(
            OffRoad(
                id=unit.new_id(),
                vehicle_id=vehicle.id,
                reason=clean_text(self.reason, "reason"),
                start_minute=span.start,
                end_minute=span.end,
                note=None if self.note is None else clean_text(self.note, "note"),
            )
        )
        broken = [
            row.reference
            for row in unit.bookings.near(vehicle.id, span)
            if row.state is BookingState.CONFIRMED
        ]
        if broken:
            unit.note("bookings_broken", vehicle=vehicle.registration, bookings=tuple(broken))
        return f"Mark {vehicle.registration} off the road from {london_text(start)}"


class BackOnRoad(Command, frozen=True, kw_only=True):
    """Put a vehicle back on the road at a time."""

    vehicle: str
    at: str

    def run(self, unit: Unit) -> str:
        """End the off-road period that is open or lies around that time."""
        vehicle = unit.named(Vehicle, registration=self.vehicle, field="vehicle")
        at = minute_of(self.at, "at")
        periods = unit.bookings.off_road(vehicle.id, Span(at - 1, at))
        if not periods:
            raise Refused("not_off_road", vehicle=vehicle.registration, at=london_text(at))
        unit.change(periods[0], end_minute=at)
        return f"Put {vehicle.registration} back on the road at {london_text(at)}"


def refuse_what_is_in_the_way(
    unit: Unit,
    vehicle: Vehicle,
    span: MinuteSpan,
    override: str | None,
    own_id: int | None = None,
) -> None:
    """Raise Refused `vehicle_taken`, `turn_round` or `vehicle_off_road`."""
    away = unit.bookings.off_road(vehicle.id, span)
    if away:
        end = away[0].end_minute
        raise Refused(
            "vehicle_off_road",
            vehicle=vehicle.registration,
            reason=away[0].reason,
            until="it is put back" if end is None else _clock(end),
            field="vehicle",
        )
    turn = unit.get(VehicleKind, vehicle.kind_id).turn_round_minutes
    found = clashes(span, unit.bookings.near(vehicle.id, span, turn), turn, own_id)
    if not found or (not found[0].overlap and override):
        return
    first = found[0]
    facts: dict[str, str | int] = {
        "vehicle": vehicle.registration,
        "who": who(unit, first.booking),
        "purpose": first.booking.purpose,
        "reference": first.booking.reference,
        "from": _clock(first.booking.start_minute),
        "to": _clock(first.booking.end_minute),
        "overlap_minutes": first.overlap,
        "turn_round_minutes": turn,
        "field": "start",
    }
    raise Refused("vehicle_taken" if first.overlap else "turn_round", **facts)


def refuse_unfit(
    unit: Unit, vehicle: Vehicle, driver: Person | None, span: MinuteSpan, override: str | None
) -> None:
    """Raise Refused `driver_not_qualified` where the driver may not drive the vehicle."""
    if driver is None or override:
        return
    kind = unit.get(VehicleKind, vehicle.kind_id)
    held = unit.every(PersonAuthority, person_id=driver.id)
    lacking = unfit(kind, unit.every(Authority), held, days_of(span))
    if lacking is not None:
        raise Refused(
            "driver_not_qualified",
            driver=f"{driver.name} {driver.collar}",
            authority=lacking,
            kind=kind.title,
            vehicle=vehicle.registration,
            field="driver",
        )


def booking_named(unit: Unit, reference: str) -> Booking:
    """A booking by its reference."""
    return unit.named(Booking, reference=reference, field="booking")


def borough_named(unit: Unit, told_as: str) -> Borough:
    """A borough by GSS code, or by its name."""
    for row in unit.every(Borough):
        if told_as in (row.code, row.name):
            return row
    raise Refused("unknown_borough", value=told_as[:60], field="borough")


def who(unit: Unit, booking: Booking) -> str:
    """The driver of a booking, or who booked it."""
    if booking.driver_id is None:
        return booking.booked_by
    driver = unit.get(Person, booking.driver_id)
    return f"{driver.name} {driver.collar}"


def span_given(start: str, end: str) -> MinuteSpan:
    """A booking's time as it was typed."""
    return checked_span(minute_of(start, "start"), minute_of(end, "end"))


def checked_span(start: int, end: int) -> MinuteSpan:
    """A booking's time. Raises Refused `ends_before_start` or `booking_too_long`."""
    if end <= start:
        raise Refused("ends_before_start", field="end")
    if end - start > LONGEST_DAYS * DAY:
        raise Refused(
            "booking_too_long", days=(end - start) // DAY, longest=LONGEST_DAYS, field="end"
        )
    return Span(start, end)


def told(span: MinuteSpan) -> str:
    """A span in words: `Mon 23 Jan 14:00–18:00`."""
    start, end = in_london(span.start), in_london(_end(span))
    last = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%a} {end.day} {end:%b %H:%M}"
    return f"{start:%a} {start.day} {start:%b %H:%M}–{last}"


def _clock(minute: int) -> str:
    local = in_london(minute)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def _end(span: MinuteSpan) -> int:
    return span.start + 1 if span.end is None else span.end


def _person(unit: Unit, collar: str | None) -> Person | None:
    return None if collar is None else unit.named(Person, collar=collar, field="driver")


def _refuse_cancelled(row: Booking) -> None:
    if row.state is BookingState.CANCELLED:
        raise Refused("booking_cancelled", booking=row.reference)


def _bcu_of(unit: Unit, vehicle: Vehicle) -> str:
    """The code of the BCU that a vehicle is based in."""
    borough_id = unit.get(Base, vehicle.base_id).borough_id
    lines = unit.every(BoroughInBcu, borough_id=borough_id)
    return unit.get(Bcu, lines[0].bcu_id).code if lines else "XX"
