"""Rule R12: no vehicle confirmed for two bookings at once, none booked while off the road."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Protocol, TypeVar

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.clashes import overbooked
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach
from bcu_desk.domain.model_check.world import World, grouped
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import in_london


class _Lasting(Protocol):
    @property
    def start_minute(self) -> int:
        """Its first UTC minute."""

    @property
    def minutes(self) -> MinuteSpan:
        """Its UTC minutes."""


L = TypeVar("L", bound=_Lasting)


def nothing_booked_twice(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R12: no confirmed double booking, none booked while off the road; pair by pair."""
    confirmed = (row for row in world.facts.bookings if row.state == BookingState.CONFIRMED)
    bookings = grouped((row.vehicle_id, row) for row in confirmed)
    off_roads = grouped((row.vehicle_id, row) for row in world.facts.off_roads)
    bases = {row.id: row.borough_id for row in world.facts.bases}
    for vehicle in world.facts.vehicles:
        booked = bookings.get(vehicle.id, ())
        for shared, finding in _clashes(booked, off_roads.get(vehicle.id, ()), vehicle.amount):
            days = _days(shared).within(period)
            if days is not None:
                bcu = world.bcu_of_borough(bases[vehicle.base_id], days.start)
                yield breach(rule, _subject(vehicle, bcu), days, finding)


def _clashes(
    bookings: tuple[Booking, ...], off_roads: tuple[OffRoad, ...], amount: int
) -> Iterator[tuple[MinuteSpan, Finding]]:
    for one, other, shared in _pairs(bookings) if amount == 1 else _too_many(bookings, amount):
        told = (("reference", one.reference), ("other", other.reference), *_times(shared))
        yield shared, Finding("twice", told)
    for booking in bookings:
        for off in off_roads:
            hours = booking.minutes.within(off.minutes)
            if hours is not None:
                told = (("reference", booking.reference), ("reason", off.reason), *_times(hours))
                yield hours, Finding("off_road", told)


def _too_many(
    bookings: Iterable[Booking], amount: int
) -> Iterator[tuple[Booking, Booking, MinuteSpan]]:
    """Each booking that a pool can't hold, with one in its way, and the minutes they share."""
    ordered = sorted(bookings, key=lambda one: (one.start_minute, one.id))
    for one, other in overbooked(ordered, amount):
        shared = one.minutes.within(other.minutes)
        assert shared is not None
        yield one, other, shared


def _pairs(found: Iterable[L]) -> Iterator[tuple[L, L, MinuteSpan]]:
    """Each two that overlap, with the minutes they share."""
    running: list[L] = []
    for item in sorted(found, key=lambda one: one.start_minute):
        running = [one for one in running if one.minutes.overlaps(item.minutes)]
        for one in running:
            shared = one.minutes.within(item.minutes)
            assert shared is not None
            yield one, item, shared
        running.append(item)


def _times(shared: MinuteSpan) -> tuple[tuple[str, str | int], ...]:
    end = shared.end
    assert end is not None
    return (("start", f"{in_london(shared.start):%H:%M}"), ("end", f"{in_london(end):%H:%M}"))


def _days(shared: MinuteSpan) -> DaySpan:
    """The London days on which the minutes lie."""
    end = shared.end
    assert end is not None
    last = in_london(end - 1).date()
    return Span(in_london(shared.start).date(), last + timedelta(days=1))


def _subject(vehicle: Vehicle, bcu: str) -> Subject:
    return Subject(bcu, vehicle.registration, vehicle.registration)
