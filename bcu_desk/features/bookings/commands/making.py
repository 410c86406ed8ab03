"""One booking made, with all its checks; single ones and the dates of a series alike."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Booking, BookingState, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Bcu, BoroughInBcu
from bcu_desk.features.bookings.rules.booking import reference_of
from bcu_desk.features.bookings.rules.checks import (
    Asked,
    refuse_unfit,
    refuse_what_is_in_the_way,
)
from bcu_desk.features.bookings.rules.limits import refuse_the_last_spare, tell_a_passed_quota
from bcu_desk.features.bookings.rules.waiting import refuse_what_is_held
from bcu_desk.work.unit import Unit


@dataclass(frozen=True, slots=True)
class Made:
    """What a booking is for, and the date of a series that it is."""

    borough_id: int
    purpose: str
    state: BookingState = BookingState.CONFIRMED
    series_id: int | None = None
    occurrence: str | None = None


def make_booking(unit: Unit, asked: Asked, made: Made) -> Booking:
    """Check and write a booking. What is less urgent gives way and is told.

    One that is pending keeps nobody out, so that only its driver is checked.
    """
    yielding = checked(unit, asked) if made.state is BookingState.CONFIRMED else ()
    if made.state is BookingState.PENDING:
        refuse_unfit(unit, asked)
    reference = next_reference(unit, asked.vehicle)
    give_way(unit, yielding, reference)
    written = unit.add(
        Booking(
            id=unit.new_id(),
            reference=reference,
            vehicle_id=asked.vehicle.id,
            borough_id=made.borough_id,
            driver_id=None if asked.driver is None else asked.driver.id,
            booked_by=unit.actor,
            purpose=made.purpose,
            start_minute=asked.span.start,
            end_minute=asked.span.end or asked.span.start,
            state=made.state,
            override_reason=asked.override,
            amount=asked.amount,
            priority=asked.priority,
            series_id=made.series_id,
            occurrence=made.occurrence,
        )
    )
    tell_a_passed_quota(unit, asked)
    return written


def checked(unit: Unit, asked: Asked) -> tuple[Booking, ...]:
    """Hold a booking against everything; the bookings that give way to it."""
    yielding = refuse_what_is_in_the_way(unit, asked)
    refuse_unfit(unit, asked)
    refuse_the_last_spare(unit, asked)
    refuse_what_is_held(unit, asked)
    return yielding


def give_way(unit: Unit, yielding: tuple[Booking, ...], reference: str) -> None:
    """Put less urgent bookings back to pending, and tell whose they are."""
    for row in yielding:
        unit.change(row, state=BookingState.PENDING, displaced_by=reference)
    if yielding:
        names = tuple(f"{row.reference} ({row.booked_by})" for row in yielding)
        unit.note("bookings_displaced", bookings=names, reference=reference)


def person_named(unit: Unit, collar: str | None) -> Person | None:
    """A driver by collar number."""
    return None if collar is None else unit.named(Person, collar=collar, field="driver")


def next_reference(unit: Unit, vehicle: Vehicle) -> str:
    """The next free reference of this desk, such as `EA-01-0147`."""
    prefix = reference_of(_bcu_of(unit, vehicle), unit.desk_number, 0)[:-4]
    return f"{prefix}{unit.bookings.last_number(prefix) + 1:04d}"


def _bcu_of(unit: Unit, vehicle: Vehicle) -> str:
    """The code of the BCU that a vehicle is based in."""
    borough_id = unit.get(Base, vehicle.base_id).borough_id
    lines = unit.every(BoroughInBcu, borough_id=borough_id)
    return unit.get(Bcu, lines[0].bcu_id).code if lines else "XX"
