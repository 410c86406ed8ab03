"""Lend a resource to another borough, and have it back."""

from __future__ import annotations

from bcu_desk.domain.fleet import BookingState, Loan, Vehicle
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.rules.booking import clock
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit


class Lend(Command, frozen=True, kw_only=True):
    """Lend a resource to a borough from a time, with the time at which it is due back."""

    vehicle: str
    borough: str
    start: str
    due: str
    note: str | None = None

    def run(self, unit: Unit) -> str:
        """Write the loan; bookings for other boroughs meanwhile are told, not changed."""
        vehicle = resource_named(unit, self.vehicle)
        borough = borough_named(unit, self.borough)
        start, due = minute_of(self.start, "start"), minute_of(self.due, "due")
        if due <= start:
            raise Refused("bad_loan_times", field="due")
        if unit.get(Base, vehicle.base_id).borough_id == borough.id:
            raise Refused(
                "lent_to_its_own", vehicle=vehicle.name, borough=borough.name, field="borough"
            )
        _refuse_lent(unit, vehicle, start, due)
        unit.add(
            Loan(
                id=unit.new_id(),
                vehicle_id=vehicle.id,
                borough_id=borough.id,
                lent_by=unit.actor,
                out_minute=start,
                due_minute=due,
                note=None if self.note is None else clean_text(self.note, "note"),
            )
        )
        _tell_broken(unit, vehicle, borough, start, due)
        return f"Lend {vehicle.name} to {borough.name} until {clock(due)}"


class GiveBack(Command, frozen=True, kw_only=True):
    """Have a resource back that was lent."""

    vehicle: str
    at: str

    def run(self, unit: Unit) -> str:
        """End the loan that is open at the time."""
        vehicle = resource_named(unit, self.vehicle)
        at = minute_of(self.at, "at")
        found = [
            row
            for row in unit.every(Loan, vehicle_id=vehicle.id, back_minute=None)
            if row.out_minute < at
        ]
        if not found:
            raise Refused("not_lent", vehicle=vehicle.name, at=clock(at), field="vehicle")
        unit.change(found[0], back_minute=at)
        return f"Have {vehicle.name} back at {clock(at)}"


def _refuse_lent(unit: Unit, vehicle: Vehicle, start: int, due: int) -> None:
    """One loan at a time; one that is overdue and not back is still out."""
    overdue = [
        row
        for row in unit.every(Loan, vehicle_id=vehicle.id, back_minute=None)
        if row.out_minute < due
    ]
    for row in (*overdue, *unit.bookings.loans(vehicle.id, Span(start, due))):
        raise Refused(
            "lent_already",
            vehicle=vehicle.name,
            borough=unit.get(Borough, row.borough_id).name,
            until=clock(row.due_minute if row.back_minute is None else row.back_minute),
            field="vehicle",
        )


def _tell_broken(unit: Unit, vehicle: Vehicle, borough: Borough, start: int, due: int) -> None:
    broken = tuple(
        row.reference
        for row in unit.bookings.near(vehicle.id, Span(start, due))
        if row.state is BookingState.CONFIRMED and row.borough_id != borough.id
    )
    if broken:
        unit.note("loan_breaks_bookings", vehicle=vehicle.name, bookings=broken)
