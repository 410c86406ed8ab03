"""What every booking is held against: time, place, driver, and what would work instead."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.clashes import Clash, busy, clashes, unfit
from bcu_desk.domain.fleet import Booking, OffRoad, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Base, BoroughInBcu
from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.rules.booking import (
    DAY,
    LONGEST_DAYS,
    Rival,
    clock,
    days_of,
    fixes,
    told_span,
)
from bcu_desk.work.unit import Unit

SEARCHED = 7 * DAY


@dataclass(frozen=True, slots=True)
class Asked:
    """A vehicle asked for a time; `own_id` is the booking itself, where it is there already."""

    vehicle: Vehicle
    span: MinuteSpan
    driver: Person | None = None
    override: str | None = None
    own_id: int | None = None


def refuse_what_is_in_the_way(unit: Unit, asked: Asked) -> None:
    """Raise Refused `vehicle_not_in_service`, `vehicle_taken`, `turn_round`, `vehicle_off_road`.

    The facts name another vehicle of the kind that is free then, and when this one is.
    """
    vehicle, span = asked.vehicle, asked.span
    days = days_of(span)
    if days.start < vehicle.from_day or (
        vehicle.to_day is not None and (days.end is None or vehicle.to_day < days.end)
    ):
        raise Refused(
            "vehicle_not_in_service",
            vehicle=vehicle.registration,
            time=told_span(span),
            field="vehicle",
        )
    away = unit.bookings.off_road(vehicle.id, span)
    if away:
        raise Refused("vehicle_off_road", **_away(vehicle, away[0]), **_instead(unit, asked))
    turn = unit.get(VehicleKind, vehicle.kind_id).turn_round_minutes
    found = clashes(span, unit.bookings.near(vehicle.id, span, turn), turn, asked.own_id)
    if not found or (not found[0].overlap and asked.override):
        return
    first = found[0]
    code = "vehicle_taken" if first.overlap else "turn_round"
    raise Refused(code, **_taken(unit, vehicle, first), **_instead(unit, asked))


def refuse_unfit(unit: Unit, asked: Asked) -> None:
    """Raise Refused `driver_not_qualified` where the driver may not drive the vehicle."""
    driver = asked.driver
    if driver is None or asked.override:
        return
    kind = unit.get(VehicleKind, asked.vehicle.kind_id)
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


def _taken(unit: Unit, vehicle: Vehicle, first: Clash) -> dict[str, Fact]:
    booking = first.booking
    return {
        "vehicle": vehicle.registration,
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
        "vehicle": vehicle.registration,
        "reason": row.reason,
        "until": "it is put back" if row.end_minute is None else clock(row.end_minute),
        "field": "vehicle",
    }


def _instead(unit: Unit, asked: Asked) -> dict[str, Fact]:
    """What would work: `free_vehicle` with `free_base` then, `free_start` for this one."""
    span = asked.span
    around = Span(span.start - DAY, (span.end or span.start) + SEARCHED)
    kind = unit.get(VehicleKind, asked.vehicle.kind_id)

    def busy_of(vehicle: Vehicle) -> tuple[MinuteSpan, ...]:
        off = unit.bookings.off_road(vehicle.id, around)
        turn = kind.turn_round_minutes
        return busy(unit.bookings.near(vehicle.id, around, turn), off, turn, asked.own_id)

    bases = {row.id: row.name for row in unit.every(Base)}
    rivals = [
        Rival(row.registration, bases[row.base_id], busy_of(row))
        for row in _others(unit, asked.vehicle)
        if row.on(days_of(span).start)
    ]
    found = {
        fix.kind: fix
        for fix in fixes(asked.vehicle.registration, span, busy_of(asked.vehicle), rivals)
    }
    other, later = found.get("vehicle"), found.get("later")
    told = {
        None if other is None else f"{other.registration} at {other.base} is free then",
        None if later is None else f"{later.registration} is free from {clock(later.start)}",
    } - {None}
    return {
        "free_vehicle": other.registration if other else None,
        "free_base": other.base if other else None,
        "free_start": utc_text(later.start) if later else None,
        "free_end": utc_text(later.end) if later else None,
        "instead": "; ".join(sorted(str(part) for part in told)) or "nothing of the kind is free",
    }


def _others(unit: Unit, vehicle: Vehicle) -> list[Vehicle]:
    """Vehicles of the same kind: those at the same base first, then those of the same BCU."""
    boroughs = {row.id: row.borough_id for row in unit.every(Base)}
    bcus = {row.borough_id: row.bcu_id for row in unit.every(BoroughInBcu)}

    def distance(other: Vehicle) -> tuple[bool, bool, str]:
        own, there = (bcus.get(boroughs[row.base_id]) for row in (vehicle, other))
        return other.base_id != vehicle.base_id, own != there, other.registration

    found = [row for row in unit.every(Vehicle, kind_id=vehicle.kind_id) if row.id != vehicle.id]
    return sorted(found, key=distance)


def _who(unit: Unit, booking: Booking) -> str:
    """The driver of a booking, or who booked it."""
    if booking.driver_id is None:
        return booking.booked_by
    driver = unit.get(Person, booking.driver_id)
    return f"{driver.name} {driver.collar}"
