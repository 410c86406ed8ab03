"""What is shared: vehicles, rooms, kit and people on loan; their bookings, keys, loans and limits.

All four sorts are rows of one noun, `Vehicle`, whose kind tells the sort.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bcu_desk.domain.dated import Dated, Timed
from bcu_desk.domain.spans import MinuteSpan, Span


class Sort(StrEnum):
    """The four sorts of shared resources."""

    VEHICLE = "vehicle"
    ROOM = "room"
    KIT = "kit"
    PERSON = "person"


class BookingState(StrEnum):
    """Where a booking stands; only a confirmed one keeps others out."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleKind(Dated):
    """A kind of resource, the authority its user needs (or none), its turn-round in minutes."""

    code: str
    title: str
    sort: Sort = Sort.VEHICLE
    authority_id: int | None = None
    endorsement_id: int | None = None
    turn_round_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle(Dated):
    """A shared resource in service: a vehicle by registration, others by a code and a title.

    `amount` is how many alike there are (a pool); `marked` and `cage` are 1 or 0. A person on
    loan is told by `person_id`.
    """

    registration: str
    title: str | None = None
    kind_id: int
    base_id: int
    person_id: int | None = None
    amount: int = 1
    marked: int
    cage: int = 0
    seats: int
    odometer: int | None = None
    next_service_day: date | None = None
    next_service_miles: int | None = None
    mot_day: date | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.registration


@dataclass(frozen=True, slots=True, kw_only=True)
class OffRoad:
    """A vehicle off the road (VOR) for the UTC minutes [start, end), open while not back."""

    id: int
    vehicle_id: int
    reason: str
    start_minute: int
    end_minute: int | None = None
    note: str | None = None

    @property
    def minutes(self) -> MinuteSpan:
        """The minutes it is off the road."""
        return Span(self.start_minute, self.end_minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Bookings that repeat by an RFC 5545 rule in London wall time.

    `first_start` and `first_end` are wall times of the first; `skipped` the days left out,
    ISO text with blanks between.
    """

    id: int
    vehicle_id: int
    borough_id: int
    driver_id: int | None = None
    booked_by: str
    purpose: str
    amount: int = 1
    rule: str
    first_start: str
    first_end: str
    skipped: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking(Timed):
    """A resource booked for a borough; of a pool, `amount` of it.

    `priority` 0 is routine. One that gave way to a more urgent one is pending and names that in
    `displaced_by`. `occurrence` is the wall day of its series that it stands for.
    """

    reference: str
    vehicle_id: int
    borough_id: int
    driver_id: int | None = None
    booked_by: str
    purpose: str
    state: BookingState
    override_reason: str | None = None
    amount: int = 1
    priority: int = 0
    displaced_by: str | None = None
    series_id: int | None = None
    occurrence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIssue:
    """Keys out, and in again: times in UTC minutes, miles, and fuel in eighths of a tank."""

    id: int
    vehicle_id: int
    booking_id: int | None = None
    person_id: int | None = None
    issued_by: str
    out_minute: int
    due_minute: int | None = None
    back_minute: int | None = None
    odometer_out: int | None = None
    odometer_back: int | None = None
    fuel_out: int | None = None
    fuel_back: int | None = None
    damage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A resource lent to a borough until it is due; open while it is not back."""

    id: int
    vehicle_id: int
    borough_id: int
    lent_by: str
    out_minute: int
    due_minute: int
    back_minute: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Timed):
    """Somebody waiting for a kind of resource; held for them from when one came free.

    `status` is waiting, held, booked, expired, left, or refused: told at once that there is none.
    """

    kind_id: int
    borough_id: int
    base_id: int | None = None
    driver_id: int | None = None
    purpose: str
    asked_by: str
    asked_minute: int
    status: str = "waiting"
    vehicle_id: int | None = None
    hold_until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpareMinimum(Dated):
    """How many of a kind are to be left free at a base at any time."""

    kind_id: int
    base_id: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Dated):
    """How many hours of a kind a borough has in a week, Monday to Sunday."""

    kind_id: int
    borough_id: int
    hours_a_week: int
