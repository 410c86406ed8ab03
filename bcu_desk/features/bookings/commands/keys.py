"""Keys out and in again, with odometer, fuel and damage."""

from __future__ import annotations

from bcu_desk.domain.fleet import Booking, KeyIssue, OffRoad, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.booking import booking_named, refuse_cancelled
from bcu_desk.features.bookings.commands.making import person_named
from bcu_desk.features.bookings.commands.off_road import broken_by
from bcu_desk.features.bookings.rules.booking import clock, length_words
from bcu_desk.features.bookings.rules.checks import Asked, refuse_unfit
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

FULL = 8
LONGEST_TRIP = 2_000


class IssueKeys(Command, frozen=True, kw_only=True):
    """Hand the keys of a vehicle out, for a booking or without one; `fuel` is in eighths."""

    vehicle: str
    at: str
    booking: str | None = None
    driver: str | None = None
    due: str | None = None
    odometer: int | None = None
    fuel: int | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the vehicle and write that they are out."""
        vehicle = resource_named(unit, self.vehicle)
        at = minute_of(self.at, "at")
        row = self._booking(unit, vehicle)
        driver = person_named(unit, self.driver) or _driver(unit, row)
        reason = None if self.override is None else clean_text(self.override, "override")
        _refuse_out_already(unit, vehicle)
        for away in unit.bookings.off_road(vehicle.id, Span(at, at + 1)):
            raise Refused("keys_off_road", vehicle=vehicle.name, reason=away.reason)
        due = self._due(row, at)
        refuse_unfit(unit, Asked(vehicle, Span(at, due or at + 1), driver, reason))
        odometer = _odometer(vehicle, self.odometer)
        unit.add(
            KeyIssue(
                id=unit.new_id(),
                vehicle_id=vehicle.id,
                booking_id=None if row is None else row.id,
                person_id=None if driver is None else driver.id,
                issued_by=unit.actor,
                out_minute=at,
                due_minute=due,
                odometer_out=odometer,
                fuel_out=_fuel(self.fuel),
            )
        )
        _read(unit, vehicle, odometer)
        return f"Issue the keys of {vehicle.name} at {clock(at)}"

    def _booking(self, unit: Unit, vehicle: Vehicle) -> Booking | None:
        if self.booking is None:
            return None
        row = booking_named(unit, self.booking)
        refuse_cancelled(row)
        if row.vehicle_id != vehicle.id:
            other = unit.get(Vehicle, row.vehicle_id).name
            raise Refused(
                "wrong_booking_for_vehicle", booking=row.reference, vehicle=other, field="booking"
            )
        return row

    def _due(self, row: Booking | None, at: int) -> int | None:
        """When they are due back: as told, or at the end of the booking."""
        ends = None if row is None else row.end_minute
        due = minute_of(self.due, "due") if self.due else ends
        if due is not None and due <= at:
            raise Refused("ends_before_start", field="due")
        return due


class ReturnVehicle(Command, frozen=True, kw_only=True):
    """Take the keys of a vehicle back. Damage that is `grounding` takes it off the road."""

    vehicle: str
    at: str
    odometer: int | None = None
    fuel: int | None = None
    damage: str | None = None
    grounding: bool = False

    def run(self, unit: Unit) -> str:
        """Write that they are back; tell a late return, and what a defect breaks."""
        vehicle = resource_named(unit, self.vehicle)
        at = minute_of(self.at, "at")
        out = unit.bookings.keys_out(vehicle.id)
        if not out:
            raise Refused("keys_not_out", vehicle=vehicle.name, field="vehicle")
        issue = out[0]
        if at < issue.out_minute:
            raise Refused("keys_back_before_out", out=clock(issue.out_minute), field="at")
        damage = None if self.damage is None else clean_text(self.damage, "damage")
        if self.grounding and damage is None:
            raise Refused("empty_text", field="damage")
        odometer = _odometer(vehicle, self.odometer)
        unit.change(
            issue,
            back_minute=at,
            odometer_back=odometer,
            fuel_back=_fuel(self.fuel),
            damage=damage,
        )
        _read(unit, vehicle, odometer)
        _tell_late(unit, vehicle, issue, at)
        if self.grounding and damage is not None:
            _ground(unit, vehicle, at, damage)
        return f"Return {vehicle.name} at {clock(at)}"


def _driver(unit: Unit, row: Booking | None) -> Person | None:
    return None if row is None or row.driver_id is None else unit.get(Person, row.driver_id)


def _refuse_out_already(unit: Unit, vehicle: Vehicle) -> None:
    out = unit.bookings.keys_out(vehicle.id)
    if len(out) >= vehicle.amount:
        issue = out[-1]
        who = issue.issued_by
        if issue.person_id is not None:
            who = unit.get(Person, issue.person_id).name
        raise Refused(
            "keys_out_already",
            vehicle=vehicle.name,
            since=clock(issue.out_minute),
            who=who,
            field="vehicle",
        )


def _odometer(vehicle: Vehicle, value: int | None) -> int | None:
    """A reading. Raises Refused `odometer_went_back` or `odometer_jumped`."""
    last = vehicle.odometer
    if value is None:
        return None
    if value < (last or 0):
        raise Refused("odometer_went_back", value=value, last=last or 0, field="odometer")
    if last is not None and value - last > LONGEST_TRIP:
        raise Refused("odometer_jumped", value=value, miles=value - last, field="odometer")
    return value


def _read(unit: Unit, vehicle: Vehicle, odometer: int | None) -> None:
    if odometer is not None and odometer != vehicle.odometer:
        unit.change(vehicle, odometer=odometer)


def _fuel(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= FULL:
        raise Refused("bad_fuel", value=value, field="fuel")
    return value


def _tell_late(unit: Unit, vehicle: Vehicle, issue: KeyIssue, at: int) -> None:
    """Note a late return, and a booking that has begun meanwhile."""
    if issue.due_minute is None or at <= issue.due_minute:
        return
    late = at - issue.due_minute
    unit.note("returned_late", vehicle=vehicle.name, minutes=late, late=length_words(late))
    for row in broken_by(unit, vehicle, Span(issue.due_minute, at)):
        if row.id != issue.booking_id and row.start_minute >= issue.due_minute:
            start = clock(row.start_minute)
            unit.note(
                "next_booking_waits", reference=row.reference, vehicle=vehicle.name, start=start
            )


def _ground(unit: Unit, vehicle: Vehicle, at: int, damage: str) -> None:
    """Open an off-road period, unless there is one."""
    if not unit.bookings.off_road(vehicle.id, Span(at)):
        unit.add(
            OffRoad(
                id=unit.new_id(),
                vehicle_id=vehicle.id,
                reason="defect",
                start_minute=at,
                note=damage,
            )
        )
    broken = len(broken_by(unit, vehicle, Span(at)))
    unit.note("defect_grounded", vehicle=vehicle.name, damage=damage, broken=broken)
