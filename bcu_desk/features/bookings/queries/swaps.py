"""What a time off the road breaks, a swap for each that no other of them takes, what stays free."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Booking, BookingState, Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base
from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.queries.bookings import span_of
from bcu_desk.features.bookings.rules.booking import DAY, days_of
from bcu_desk.features.bookings.rules.checks import (
    Asked,
    refuse_unfit,
    refuse_what_is_in_the_way,
)
from bcu_desk.features.bookings.rules.instead import others
from bcu_desk.features.bookings.rules.limits import refuse_the_last_spare
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.unit import Unit

MOST_LISTED, MOST_TRIED = 60, 12
AHEAD = 7 * DAY  # for how long an open period is held against what stays free


@dataclass(frozen=True, slots=True)
class Swap:
    """A booking that is broken, and the vehicle that could take it over; None where none can."""

    reference: str
    start_minute: int
    end_minute: int
    who: str
    purpose: str
    vehicle: str | None
    name: str
    base: str


@dataclass(frozen=True, slots=True)
class Breakage:
    """The bookings that a time off the road breaks; `more` are not listed.

    `spare` are the facts of a spare minimum that is not kept any more, or None.
    """

    swaps: tuple[Swap, ...]
    more: int
    spare: dict[str, Fact] | None


def breakage(reader: Reader, vehicle: str, start: str, end: str | None) -> Breakage:
    """What would break; nothing is changed. Raises Refused for what is odd or unknown."""
    unit = Unit(reader.connection, Clock())
    gone = resource_named(unit, vehicle)
    first = minute_of(start, "start")
    span = Span(first) if end is None else span_of(first, minute_of(end, "end"))
    rows = sorted(
        (row for row in unit.bookings.near(gone.id, span) if row.state is BookingState.CONFIRMED),
        key=lambda row: row.start_minute,
    )
    bases = {row.id: row.name for row in unit.every(Base)}
    promised: list[tuple[int, MinuteSpan]] = []
    swaps = []
    for row in rows[:MOST_LISTED]:
        other = _other(unit, gone, row, promised)
        if other is not None:
            promised.append((other.id, row.minutes))
        swaps.append(_swap(unit, row, other, bases))
    return Breakage(tuple(swaps), max(0, len(rows) - MOST_LISTED), _spare(unit, gone, span))


def _other(
    unit: Unit, gone: Vehicle, row: Booking, promised: list[tuple[int, MinuteSpan]]
) -> Vehicle | None:
    """The nearest of the kind that could take a booking over and is promised to none yet."""
    turn = unit.get(VehicleKind, gone.kind_id).turn_round_minutes
    kept = Span(row.start_minute - turn, row.end_minute + turn)
    used = {number for number, span in promised if span.overlaps(kept)}
    driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
    day = days_of(row.minutes).start
    tried = [one for one in others(unit, gone) if one.on(day) and one.id not in used]
    for other in tried[:MOST_TRIED]:
        asked = Asked(other, row.minutes, driver, None, row.id, row.borough_id, row.amount)
        try:
            refuse_what_is_in_the_way(unit, asked)
            refuse_unfit(unit, asked)
        except Refused:
            continue
        return other
    return None


def _swap(unit: Unit, row: Booking, other: Vehicle | None, bases: dict[int, str]) -> Swap:
    driver = None if row.driver_id is None else unit.get(Person, row.driver_id)
    return Swap(
        reference=row.reference,
        start_minute=row.start_minute,
        end_minute=row.end_minute,
        who=row.booked_by if driver is None else driver.name,
        purpose=row.purpose,
        vehicle=None if other is None else other.registration,
        name="" if other is None else other.name,
        base="" if other is None else bases[other.base_id],
    )


def _spare(unit: Unit, gone: Vehicle, span: MinuteSpan) -> dict[str, Fact] | None:
    """The facts of a minimum that is not kept while a vehicle is gone."""
    end = span.start + AHEAD if span.end is None else min(span.end, span.start + AHEAD)
    try:
        refuse_the_last_spare(unit, Asked(gone, Span(span.start, end)))
    except Refused as refused:
        return dict(refused.facts)
    return None
