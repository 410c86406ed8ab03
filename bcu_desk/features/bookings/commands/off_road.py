"""Take a vehicle off the road, and put it back."""

from __future__ import annotations

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.rules.booking import clock, reason_code
from bcu_desk.features.bookings.rules.checks import span_given
from bcu_desk.features.bookings.rules.limits import tell_too_few_free
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit


class MarkOffRoad(Command, frozen=True, kw_only=True):
    """Take a vehicle off the road from a time, to a time where that is known.

    `reason` is defect, collision, service, mot, recall, equipment or other.
    """

    vehicle: str
    reason: str
    start: str
    end: str | None = None
    note: str | None = None

    def run(self, unit: Unit) -> str:
        """Write the period; bookings it breaks and too few left free are told, not changed."""
        vehicle = resource_named(unit, self.vehicle)
        reason = reason_code(clean_text(self.reason, "reason"))
        start = minute_of(self.start, "start")
        span = Span(start) if self.end is None else span_given(self.start, self.end)
        if unit.bookings.off_road(vehicle.id, span):
            raise Refused("off_road_already", vehicle=vehicle.registration, field="start")
        unit.add(
            OffRoad(
                id=unit.new_id(),
                vehicle_id=vehicle.id,
                reason=reason,
                start_minute=span.start,
                end_minute=span.end,
                note=None if self.note is None else clean_text(self.note, "note"),
            )
        )
        broken = [row.reference for row in broken_by(unit, vehicle, span)]
        if broken:
            unit.note("bookings_broken", vehicle=vehicle.registration, bookings=tuple(broken))
        tell_too_few_free(unit, vehicle, span)
        return f"Mark {vehicle.registration} off the road from {clock(start)}"


class BackOnRoad(Command, frozen=True, kw_only=True):
    """Put a vehicle back on the road at a time."""

    vehicle: str
    at: str

    def run(self, unit: Unit) -> str:
        """End the off-road period that is open or lies around that time."""
        vehicle = resource_named(unit, self.vehicle)
        at = minute_of(self.at, "at")
        periods = unit.bookings.off_road(vehicle.id, Span(at - 1, at))
        if not periods:
            raise Refused("not_off_road", vehicle=vehicle.registration, at=clock(at))
        unit.change(periods[0], end_minute=at)
        return f"Put {vehicle.registration} back on the road at {clock(at)}"


def broken_by(unit: Unit, vehicle: Vehicle, span: MinuteSpan) -> tuple[Booking, ...]:
    """The confirmed bookings that a time off the road breaks."""
    near = unit.bookings.near(vehicle.id, span)
    return tuple(row for row in near if row.state is BookingState.CONFIRMED)
