"""Book, move, cancel and approve."""

from __future__ import annotations

from bcu_desk.domain.fleet import Booking, BookingState, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Bcu, BoroughInBcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.checks import (
    Asked,
    checked_span,
    refuse_unfit,
    refuse_what_is_in_the_way,
    span_given,
)
from bcu_desk.features.bookings.rules.booking import reference_of, told_span
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit


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
        asked = Asked(vehicle, span, driver, reason)
        refuse_what_is_in_the_way(unit, asked)
        refuse_unfit(unit, asked)
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
                end_minute=span.end or span.start,
                state=BookingState.CONFIRMED,
                override_reason=reason,
            )
        )
        return f"Book {vehicle.registration} for {borough.name}, {told_span(span)}"


class MoveBooking(Command, frozen=True, kw_only=True):
    """Move a booking to another time or vehicle, or both."""

    booking: str
    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the new time and place and write them."""
        row = _booking_named(unit, self.booking)
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
            asked = Asked(vehicle, span, driver, reason, row.id)
            refuse_what_is_in_the_way(unit, asked)
            refuse_unfit(unit, asked)
        unit.change(
            row,
            vehicle_id=vehicle.id,
            start_minute=span.start,
            end_minute=end,
            override_reason=reason or row.override_reason,
        )
        return f"Move {row.reference} to {vehicle.registration}, {told_span(span)}"


class CancelBooking(Command, frozen=True, kw_only=True):
    """Cancel a booking; it stays on record."""

    booking: str
    reason: str | None = None

    def run(self, unit: Unit) -> str:
        """Mark it cancelled."""
        row = _booking_named(unit, self.booking)
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
        row = _booking_named(unit, self.booking)
        if row.state is not BookingState.PENDING:
            raise Refused("not_pending", booking=row.reference, state=row.state.value)
        vehicle = unit.get(Vehicle, row.vehicle_id)
        driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
        asked = Asked(vehicle, row.minutes, driver, row.override_reason, row.id)
        refuse_what_is_in_the_way(unit, asked)
        refuse_unfit(unit, asked)
        unit.change(row, state=BookingState.CONFIRMED)
        return f"Approve booking {row.reference}"


def _booking_named(unit: Unit, reference: str) -> Booking:
    """A booking by its reference."""
    return unit.named(Booking, reference=reference, field="booking")


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
