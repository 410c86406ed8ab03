"""The bookings that the check of what stays free at a base needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select

from bcu_desk.domain.clashes import FOREVER, crowded
from bcu_desk.domain.fleet import BookingState, OffRoad, SpareMinimum, Vehicle
from bcu_desk.domain.model_check.judges.spare import not_in_service
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import midnight
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import LONGEST_BOOKING, booking

Key = tuple[int, int]
"""A kind of vehicle at a base."""
Uses = dict[int, list[tuple[int, int, int]]]
"""By vehicle: from, to and the booking's id."""


def bookings_of_short_times(
    reader: Reader, period: DaySpan, vehicles: Collection[int] | None = None
) -> frozenset[int]:
    """Ids of confirmed bookings at the times of a period at which too few may stay free.

    Only some vehicles may be asked of. Where no base keeps a number free, nothing is read.
    """
    least = _least(reader, period)
    if not least:
        return frozenset()
    groups = _groups(reader, least, vehicles)
    minutes = Span(midnight(period.start), None if period.end is None else midnight(period.end))
    uses = _uses(reader, minutes, {row.id for own in groups.values() for row in own})
    away = _away(reader)
    return frozenset(
        number
        for key, own in groups.items()
        for number in _short(own, uses, away, minutes, len(own) - least[key])
    )


def _least(reader: Reader, period: DaySpan) -> dict[Key, int]:
    """The most that is to stay free on a day of a period."""
    least: dict[Key, int] = defaultdict(int)
    for row in reader.every(SpareMinimum):
        if row.days.overlaps(period):
            key = (row.kind_id, row.base_id)
            least[key] = max(least[key], row.amount)
    return least


def _groups(
    reader: Reader, least: Mapping[Key, int], vehicles: Collection[int] | None
) -> dict[Key, list[Vehicle]]:
    """The vehicles of which some are to stay free.

    Where there are fewer than are to be kept, no booking is told of, so those are left out.
    """
    groups: dict[Key, list[Vehicle]] = defaultdict(list)
    for vehicle in reader.every(Vehicle):
        key = (vehicle.kind_id, vehicle.base_id)
        if least.get(key) and (vehicles is None or vehicle.id in vehicles):
            groups[key].append(vehicle)
    return {key: own for key, own in groups.items() if len(own) >= least[key]}


def _uses(reader: Reader, minutes: MinuteSpan, vehicles: set[int]) -> Uses:
    """The confirmed bookings of some vehicles in some minutes."""
    if not vehicles:
        return {}
    end = FOREVER if minutes.end is None else minutes.end
    found: Uses = defaultdict(list)
    cells = (booking.c.vehicle_id, booking.c.start_minute, booking.c.end_minute, booking.c.id)
    wanted = (
        select(*cells)
        .where(booking.c.vehicle_id.in_(vehicles), booking.c.state == BookingState.CONFIRMED)
        .where(booking.c.start_minute < end, booking.c.end_minute > minutes.start)
        .where(booking.c.start_minute > minutes.start - LONGEST_BOOKING - 1)
    )
    for vehicle_id, first, last, number in reader.rows(wanted):
        found[vehicle_id].append((first, last, number))
    return found


def _away(reader: Reader) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in reader.every(OffRoad):
        end = FOREVER if row.end_minute is None else row.end_minute
        found[row.vehicle_id].append((row.start_minute, end))
    return found


def _short(
    own: list[Vehicle],
    uses: Uses,
    away: dict[int, list[tuple[int, int]]],
    minutes: MinuteSpan,
    most: int,
) -> set[int]:
    """The bookings at the times at which more than `most` of some vehicles can't be had."""
    booked = [use for vehicle in own for use in uses.get(vehicle.id, ())]
    spans = [*_gone(own, away, minutes), *((first, last) for first, last, _ in booked)]
    times = tuple(crowded(((*span, 1) for span in spans), most))
    return {number for first, last, number in booked if _meets(times, first, last)}


def _gone(
    own: list[Vehicle], away: dict[int, list[tuple[int, int]]], minutes: MinuteSpan
) -> Iterator[tuple[int, int]]:
    """When some vehicles are off the road or not in service."""
    for vehicle in own:
        yield from away.get(vehicle.id, ())
        for span in not_in_service(vehicle, minutes):
            yield span.start, FOREVER if span.end is None else span.end


def _meets(times: tuple[MinuteSpan, ...], first: int, last: int) -> bool:
    return any(span.start < last and first < (span.end or last) for span in times)
