"""Vehicles, when they are off the road, and their bookings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bcu_desk.domain.dated import Dated, Timed
from bcu_desk.domain.spans import MinuteSpan, Span


class BookingState(StrEnum):
    """Where a booking stands; only a confirmed one keeps others out."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleKind(Dated):
    """A kind of vehicle, the authority its driver needs, and its turn-round in minutes."""

    code: str
    title: str
    authority_id: int
    endorsement_id: int | None = None
    turn_round_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle(Dated):
    """A vehicle in service, by registration; `marked` is 1 or 0."""

    registration: str
    kind_id: int
    base_id: int
    marked: int
    seats: int


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
class Booking(Timed):
    """A vehicle booked for a borough."""

    reference: str
    vehicle_id: int
    borough_id: int
    driver_id: int | None = None
    booked_by: str
    purpose: str
    state: BookingState
    override_reason: str | None = None
