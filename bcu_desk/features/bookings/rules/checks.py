"""What every booking is held against: service, time, loan, place and driver."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.clashes import Clash, clashes, unfit
from bcu_desk.domain.fleet import Booking, OffRoad, Sort, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Borough
from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.rules.booking import (
    DAY,
    LONGEST_DAYS,
    clock,
    days_of,
    told_span,
)
from bcu_desk.features.bookings.rules.instead import Instead, instead
from bcu_desk.work.unit import Unit

MOST_URGENT = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A resource asked for a time; `own_id` is the booking itself, where it is there already.

    `seats` is how many people go. A `priority` above 0, with a reason to override, lets what is
    less urgent give way.
    """

    vehicle: Vehicle
    span: MinuteSpan
    driver: Person | None = None
    override: str | None = None
    own_id: int | None = None
    borough_id: int | None = None
    amount: int = 1
    seats: int | None = None
    priority: int = 0

    @property
    def room(self) -> int:
        """How much of the resource others may have meanwhile."""
        return self.vehicle.amount - self.amount


def refuse_what_is_in_the_way(unit: Unit, asked: Asked) -> tuple[Booking, ...]:
    """The bookings that give way; raises Refused where anything else is in the way.

    Codes: `vehicle_not_in_service`, `nobody_goes`, `too_few_seats`, `pool_too_small`,
    `vehicle_off_road`, `vehicle_on_loan`, `vehicle_taken`, `turn_round`. The facts of the later
    ones name another resource of the kind that is free then, and when this one is.
    """
    _refuse_outside_service(asked)
    _refuse_too_few(asked)
    away = unit.bookings.off_road(asked.vehicle.id, asked.span)
    if away:
        raise Refused("vehicle_off_road", **_away(asked.vehicle, away[0]), **_told(unit, asked))
    _refuse_lent_elsewhere(unit, asked)
    found = in_the_way(unit, asked)
    if not found or (not found[0].overlap and asked.override):
        return ()
    if _gives_way(asked, found):
        return tuple(clash.booking for clash in found)
    code = "vehicle_taken" if found[0].overlap else "turn_round"
    raise Refused(code, **_taken(unit, asked.vehicle, found[0]), **_told(unit, asked))


def in_the_way(unit: Unit, asked: Asked) -> tuple[Clash, ...]:
    """The bookings that a booking would overlap or crowd."""
    turn = unit.get(VehicleKind, asked.vehicle.kind_id).turn_round_minutes
    near = unit.bookings.near(asked.vehicle.id, asked.span, turn)
    return clashes(asked.span, near, turn, asked.own_id, asked.room)


def _gives_way(asked: Asked, found: tuple[Clash, ...]) -> bool:
    return bool(asked.override) and all(clash.booking.priority < asked.priority for clash in found)


def _refuse_outside_service(asked: Asked) -> None:
    vehicle, days = asked.vehicle, days_of(asked.span)
    if days.start < vehicle.from_day or (
        vehicle.to_day is not None and (days.end is None or vehicle.to_day < days.end)
    ):
        time = told_span(asked.span)
        raise Refused("vehicle_not_in_service", vehicle=vehicle.name, time=time, field="vehicle")


def _refuse_too_few(asked: Asked) -> None:
    vehicle = asked.vehicle
    if asked.seats is not None and asked.seats < 1:
        raise Refused("nobody_goes", value=asked.seats, field="seats")
    if asked.seats is not None and asked.seats > vehicle.seats:
        raise Refused(
            "too_few_seats",
            vehicle=vehicle.name,
            seats=vehicle.seats,
            asked=asked.seats,
            field="seats",
        )
    if not 1 <= asked.amount <= vehicle.amount:
        raise Refused(
            "pool_too_small",
            vehicle=vehicle.name,
            amount=vehicle.amount,
            asked=asked.amount,
            field="amount",
        )


def _refuse_lent_elsewhere(unit: Unit, asked: Asked) -> None:
    if asked.borough_id is None or asked.override:
        return
    for loan in unit.bookings.loans(asked.vehicle.id, asked.span):
        if loan.borough_id != asked.borough_id:
            raise Refused(
                "vehicle_on_loan",
                vehicle=asked.vehicle.name,
                borough=unit.get(Borough, loan.borough_id).name,
                until=clock(loan.due_minute if loan.back_minute is None else loan.back_minute),
                **_told(unit, asked),
                field="vehicle",
            )


def refuse_unfit(unit: Unit, asked: Asked) -> None:
    """Raise Refused `driver_not_qualified` where the driver may not drive the vehicle."""
    driver = asked.driver
    if driver is None or asked.override:
        return
    kind = unit.get(VehicleKind, asked.vehicle.kind_id)
    if kind.sort is not Sort.VEHICLE:
        return
    held = unit.every(PersonAuthority, person_id=driver.id)
    lacking = unfit(kind, unit.every(Authority), held, days_of(asked.span))
    if lacking is not None:
        raise Refused(
            "driver_not_qualified",
            driver=f"{driver.name} {driver.collar}",
            authority=lacking,
            kind=kind.title,
            vehicle=asked.vehicle.registration,
            field="driver",
        )


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


def checked_priority(priority: int, reason: str | None) -> int:
    """A priority, 0 to 3. Raises Refused `bad_priority`, or `priority_needs_reason` above 0."""
    if not 0 <= priority <= MOST_URGENT:
        raise Refused("bad_priority", value=priority, most=MOST_URGENT, field="priority")
    if priority and reason is None:
        raise Refused("priority_needs_reason", field="override")
    return priority


def _taken(unit: Unit, vehicle: Vehicle, first: Clash) -> dict[str, Fact]:
    booking = first.booking
    return {
        "vehicle": vehicle.name,
        "who": _who(unit, booking),
        "purpose": booking.purpose,
        "reference": booking.reference,
        "from": clock(booking.start_minute),
        "to": clock(booking.end_minute),
        "overlap_minutes": first.overlap,
        "turn_round_minutes": first.turn_round,
        "field": "start",
    }


def _away(vehicle: Vehicle, row: OffRoad) -> dict[str, Fact]:
    return {
        "vehicle": vehicle.name,
        "reason": row.reason,
        "until": "it is put back" if row.end_minute is None else clock(row.end_minute),
        "field": "vehicle",
    }


def _told(unit: Unit, asked: Asked) -> dict[str, Fact]:
    return instead(
        unit, Instead(asked.vehicle, asked.span, asked.own_id, asked.amount, asked.borough_id)
    )


def _who(unit: Unit, booking: Booking) -> str:
    """The driver of a booking, or who booked it."""
    if booking.driver_id is None:
        return booking.booked_by
    driver = unit.get(Person, booking.driver_id)
    return f"{driver.name} {driver.collar}"
