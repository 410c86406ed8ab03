"""Book, move, cancel and approve."""

from __future__ import annotations

from bcu_desk.domain.fleet import Booking, BookingState, Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.making import (
    Made,
    checked,
    give_way,
    make_booking,
    person_named,
)
from bcu_desk.features.bookings.rules.booking import told_span
from bcu_desk.features.bookings.rules.checks import (
    Asked,
    checked_priority,
    checked_span,
    span_given,
)
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.features.bookings.rules.waiting import hold_for_the_next
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit


class Book(Command, frozen=True, kw_only=True):
    """Book a shared resource for a borough; confirmed at once, unless it is `pending`.

    `override` is a reason for which a missing turn-round, an unfit driver, a loan elsewhere or
    the last spare is let pass; with a `priority` (1 to 3) less urgent bookings give way too.
    Otherwise two bookings at once never are. Of a pool, `amount` is booked.
    """

    vehicle: str
    borough: str
    start: str
    end: str
    purpose: str
    driver: str | None = None
    override: str | None = None
    amount: int = 1
    seats: int | None = None
    priority: int = 0
    pending: bool = False

    def run(self, unit: Unit) -> str:
        """Check and write the booking."""
        vehicle = resource_named(unit, self.vehicle)
        borough = borough_named(unit, self.borough)
        reason = None if self.override is None else clean_text(self.override, "override")
        asked = Asked(
            vehicle,
            span_given(self.start, self.end),
            person_named(unit, self.driver),
            reason,
            borough_id=borough.id,
            amount=self.amount,
            seats=self.seats,
            priority=checked_priority(self.priority, reason),
        )
        state = BookingState.PENDING if self.pending else BookingState.CONFIRMED
        make_booking(unit, asked, Made(borough.id, clean_text(self.purpose, "purpose"), state))
        return f"Book {vehicle.name} for {borough.name}, {told_span(asked.span)}"


class MoveBooking(Command, frozen=True, kw_only=True):
    """Move a booking to another time or resource, or both; one that gave way is asked for anew."""

    booking: str
    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the new time and place and write them."""
        row = booking_named(unit, self.booking)
        refuse_cancelled(row)
        vehicle = unit.get(Vehicle, row.vehicle_id)
        if self.vehicle is not None:
            vehicle = refuse_other_sort(unit, vehicle, resource_named(unit, self.vehicle))
        span = self._span(row)
        reason = None if self.override is None else clean_text(self.override, "override")
        driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
        if row.state is BookingState.CONFIRMED:
            asked = asked_again(row, vehicle, driver, span, reason)
            give_way(unit, checked(unit, asked), row.reference)
        unit.change(
            row,
            vehicle_id=vehicle.id,
            start_minute=span.start,
            end_minute=span.end,
            override_reason=reason or row.override_reason,
        )
        return f"Move {row.reference} to {vehicle.name}, {told_span(span)}"

    def _span(self, row: Booking) -> MinuteSpan:
        start = row.start_minute if self.start is None else minute_of(self.start, "start")
        length = row.end_minute - row.start_minute
        end = start + length if self.end is None else minute_of(self.end, "end")
        return checked_span(start, end)


def refuse_other_sort(unit: Unit, was: Vehicle, now: Vehicle) -> Vehicle:
    """The resource that a booking moves to. Raises Refused `other_sort` from a car to a room."""
    before, after = (unit.get(VehicleKind, row.kind_id) for row in (was, now))
    if before.sort is not after.sort:
        raise Refused("other_sort", vehicle=now.name, kind=after.title, field="vehicle")
    return now


def asked_again(
    row: Booking, vehicle: Vehicle, driver: Person | None, span: MinuteSpan, reason: str | None
) -> Asked:
    """A booking that is there already, asked for at a time and place."""
    return Asked(
        vehicle,
        span,
        driver,
        reason,
        row.id,
        row.borough_id,
        row.amount,
        priority=row.priority,
    )


class CancelBooking(Command, frozen=True, kw_only=True):
    """Cancel a booking; it stays on record, and the `reason` is kept in the history."""

    booking: str
    reason: str | None = None

    def run(self, unit: Unit) -> str:
        """Mark it cancelled."""
        row = booking_named(unit, self.booking)
        refuse_cancelled(row)
        if self.reason is not None:
            unit.reason = clean_text(self.reason, "reason")
        unit.change(row, state=BookingState.CANCELLED)
        hold_for_the_next(unit, unit.get(Vehicle, row.vehicle_id), row.minutes)
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
        driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
        asked = asked_again(row, vehicle, driver, row.minutes, row.override_reason)
        give_way(unit, checked(unit, asked), row.reference)
        unit.change(row, state=BookingState.CONFIRMED, displaced_by=None)
        return f"Approve booking {row.reference}"


def booking_named(unit: Unit, reference: str) -> Booking:
    """A booking by its reference."""
    return unit.named(Booking, reference=reference, field="booking")


def refuse_cancelled(row: Booking) -> None:
    """Raise Refused `booking_cancelled` for one that is."""
    if row.state is BookingState.CANCELLED:
        raise Refused("booking_cancelled", booking=row.reference)
