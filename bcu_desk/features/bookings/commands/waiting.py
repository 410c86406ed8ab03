"""Wait for a kind of resource, take what is held, or leave the list."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.fleet import Vehicle, VehicleKind, Waiting
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.making import Made, checked, make_booking, person_named
from bcu_desk.features.bookings.rules.booking import clock, told_span
from bcu_desk.features.bookings.rules.checks import Asked, span_given
from bcu_desk.features.bookings.rules.waiting import (
    BOOKED,
    EXPIRED,
    HELD,
    LEFT,
    REFUSED,
    WAITING,
    hold_for_the_next,
    status_at,
)
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit


class JoinWaitingList(Command, frozen=True, kw_only=True):
    """Wait for a kind of resource for a time, at one base or any.

    `at` is the time that counts as now, as for all of the waiting list; the clock's if none.
    """

    kind: str
    borough: str
    start: str
    end: str
    purpose: str
    base: str | None = None
    driver: str | None = None
    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Write it at the end of the list, unless something is free."""
        kind = kind_named(unit, self.kind)
        row = replace(_asked(unit, self, kind), asked_minute=_now(unit, self.at))
        _refuse_needless(unit, row, row.minutes)
        unit.add(row)
        return f"Wait for the kind {kind.title}, {told_span(row.minutes)}"


class RecordRefusal(Command, frozen=True, kw_only=True):
    """Write down that somebody asked for a kind of resource and could not have any.

    It books nothing and holds nothing: `unmet` and the charts of use count it.
    """

    kind: str
    borough: str
    start: str
    end: str
    purpose: str
    base: str | None = None
    driver: str | None = None

    def run(self, unit: Unit) -> str:
        """Write it beside the waiting list, with who asked and when."""
        kind = kind_named(unit, self.kind)
        row = replace(_asked(unit, self, kind), status=REFUSED)
        unit.add(row)
        borough = unit.get(Borough, row.borough_id)
        return f"Record that {borough.name} had no {kind.title}, {told_span(row.minutes)}"


class TakeHeld(Command, frozen=True, kw_only=True):
    """Book what is held for somebody who waits; `waiting` is the number on the list."""

    waiting: int
    override: str | None = None
    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Check it and book it."""
        row = waiting_numbered(unit, self.waiting)
        status = status_at(row, _now(unit, self.at))
        if row.status == HELD and status == EXPIRED:
            until = clock(row.hold_until or 0)
            raise Refused("hold_is_over", number=row.id, until=until, field="waiting")
        if row.vehicle_id is None or status != HELD:
            raise Refused("waiting_is_over", number=row.id, status=status, field="waiting")
        unit.change(row, status=BOOKED)
        vehicle = unit.get(Vehicle, row.vehicle_id)
        driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
        reason = None if self.override is None else clean_text(self.override, "override")
        asked = Asked(vehicle, row.minutes, driver, reason, borough_id=row.borough_id)
        make_booking(unit, asked, Made(row.borough_id, row.purpose))
        return f"Book {vehicle.name} that was held, {told_span(row.minutes)}"


class LeaveWaitingList(Command, frozen=True, kw_only=True):
    """Wait no longer; what was held goes to the next in line."""

    waiting: int
    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Mark it as left, and pass a hold on."""
        row, now = waiting_numbered(unit, self.waiting), _now(unit, self.at)
        status = status_at(row, now)
        if status not in (WAITING, HELD):
            raise Refused("waiting_is_over", number=row.id, status=status, field="waiting")
        unit.change(row, status=LEFT)
        if row.vehicle_id is not None:
            hold_for_the_next(unit, unit.get(Vehicle, row.vehicle_id), row.minutes, now)
        return f"Leave the waiting list, {told_span(row.minutes)}"


class PassOnHolds(Command, frozen=True, kw_only=True):
    """End the holds whose time is over; what was held goes to the next in line."""

    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Write who waited too long."""
        now = _now(unit, self.at)
        over = [
            row
            for row in (*unit.every(Waiting, status=HELD), *unit.every(Waiting, status=WAITING))
            if status_at(row, now) == EXPIRED
        ]
        for row in over:
            unit.change(row, status=EXPIRED)
        for row in over:
            if row.vehicle_id is not None:
                hold_for_the_next(unit, unit.get(Vehicle, row.vehicle_id), row.minutes, now)
        return f"Pass on {len(over)} of the waiting list"


def _asked(unit: Unit, wish: JoinWaitingList | RecordRefusal, kind: VehicleKind) -> Waiting:
    """What somebody asks for, now, as a row of the waiting list."""
    base = None if wish.base is None else base_named(unit, wish.base)
    span = span_given(wish.start, wish.end)
    return Waiting(
        id=unit.new_id(),
        kind_id=kind.id,
        borough_id=borough_named(unit, wish.borough).id,
        base_id=None if base is None else base.id,
        driver_id=_id(person_named(unit, wish.driver)),
        start_minute=span.start,
        end_minute=span.end or span.start,
        purpose=clean_text(wish.purpose, "purpose"),
        asked_by=unit.actor,
        asked_minute=unit.clock.minute(),
    )


def kind_named(unit: Unit, code: str) -> VehicleKind:
    """A kind by its code. Raises Refused `unknown_vehicle_kind`."""
    found = unit.every(VehicleKind, code=code)
    if not found:
        raise Refused("unknown_vehicle_kind", value=code[:60], field="kind")
    return found[0]


def base_named(unit: Unit, told_as: str) -> Base:
    """A base by its code or name. Raises Refused `unknown_base`."""
    for row in unit.every(Base):
        if told_as.casefold() in (row.code.casefold(), row.name.casefold()):
            return row
    raise Refused("unknown_base", value=told_as[:60], field="base")


def waiting_numbered(unit: Unit, number: int) -> Waiting:
    """Somebody who waits, by number. Raises Refused `nobody_waits`."""
    found = unit.every(Waiting, id=number)
    if not found:
        raise Refused("nobody_waits", value=number, field="waiting")
    return found[0]


def _refuse_needless(unit: Unit, row: Waiting, span: MinuteSpan) -> None:
    """Raise Refused `no_need_to_wait` where something of the kind is free for it."""
    driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
    for vehicle in unit.every(Vehicle, kind_id=row.kind_id):
        if row.base_id not in (None, vehicle.base_id):
            continue
        try:
            checked(unit, Asked(vehicle, span, driver, borough_id=row.borough_id))
        except Refused:
            continue
        base = unit.get(Base, vehicle.base_id).name
        raise Refused("no_need_to_wait", vehicle=vehicle.name, base=base, field="kind")


def _now(unit: Unit, at: str | None) -> int:
    return unit.clock.minute() if at is None else minute_of(at, "at")


def _id(person: Person | None) -> int | None:
    return None if person is None else person.id
