"""How much of the time what is shared is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bcu_desk.domain.fleet import Booking, BookingState, Sort, Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, midnight
from bcu_desk.features.bookings.queries.bookings import bookings_in
from bcu_desk.features.bookings.queries.vehicles import off_roads_in
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

LONGEST = 366
HOUR = 60
IDLE, OVER_USED = 10, 85


class By(StrEnum):
    """What use is told of."""

    VEHICLE = "vehicle"
    KIND = "kind"
    BASE = "base"
    BOROUGH = "borough"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class UseRow:
    """Minutes booked and minutes there were, off-road time taken out; `percent` is whole.

    `lent` and `borrowed` are minutes booked across boroughs: for others, and from others.
    """

    of: str
    bookings: int
    booked_minutes: int
    minutes: int
    percent: int
    lent_minutes: int
    borrowed_minutes: int
    judged: str


@dataclass
class _Sum:
    bookings: int = 0
    booked: int = 0
    minutes: int = 0
    lent: int = 0
    borrowed: int = 0


class Use(Query, frozen=True, kw_only=True):
    """How much resources are used from a day to a day (four weeks up to the as-of day if none).

    `by` is vehicle, kind, base, borough (whose bookings they are) or hour of the day.
    """

    by: By = By.KIND
    from_day: date | None = None
    to_day: date | None = None
    sort: Sort = Sort.VEHICLE

    def rows(self, reader: Reader, view: View) -> tuple[UseRow, ...]:
        """The most used first; hours in their order. Raises Refused for odd days."""
        span = span_asked(view, self.from_day, self.to_day)
        sums = _sums(reader, yard(reader, view, (self.sort,)), span, self.by)
        rows = [_row(of, total) for of, total in sums.items()]
        if self.by is By.HOUR:
            return tuple(sorted(rows, key=lambda row: row.of))
        return tuple(sorted(rows, key=lambda row: (-row.percent, row.of)))


def span_asked(view: View, from_day: date | None, to_day: date | None) -> MinuteSpan:
    """The minutes from a day to a day; four weeks up to the as-of day. Raises Refused."""
    end = to_day or view.on
    first = from_day or end - timedelta(days=28)
    if not first < end:
        raise Refused("ends_before_start", field="to_day")
    if (end - first).days > LONGEST:
        raise Refused("booking_too_long", days=(end - first).days, longest=LONGEST, field="to_day")
    return Span(midnight(first), midnight(end))


def _sums(reader: Reader, place: Yard, span: MinuteSpan, by: By) -> dict[str, _Sum]:
    sums: dict[str, _Sum] = defaultdict(_Sum)
    vehicles = {row.id: row for row in place.vehicles}
    away: dict[int, int] = defaultdict(int)
    for off in off_roads_in(reader, span):
        away[off.vehicle_id] += _length(off.minutes.within(span))
    for vehicle in place.vehicles:
        minutes = max(0, _length(span) - away[vehicle.id]) * vehicle.amount
        for of, share in _owners(vehicle, place, by):
            sums[of].minutes += minutes // share
    for row in bookings_in(reader, span):
        if row.state is BookingState.CONFIRMED and row.vehicle_id in vehicles:
            _count(sums, row, vehicles[row.vehicle_id], place, (span, by))
    return sums


def _owners(vehicle: Vehicle, place: Yard, by: By) -> Iterator[tuple[str, int]]:
    """What a vehicle's time counts for; each hour of the day has a share of 24."""
    if by is By.HOUR:
        for hour in range(24):
            yield f"{hour:02d}", 24
        return
    base = place.bases[vehicle.base_id]
    yield (
        {
            By.VEHICLE: vehicle.registration,
            By.KIND: place.kinds[vehicle.kind_id].title,
            By.BASE: base.name,
        }.get(by, place.boroughs[base.borough_id].name),
        1,
    )


def _count(
    sums: dict[str, _Sum],
    row: Booking,
    vehicle: Vehicle,
    place: Yard,
    asked: tuple[MinuteSpan, By],
) -> None:
    span, by = asked
    part = row.minutes.within(span)
    booked = _length(part) * row.amount
    home = place.bases[vehicle.base_id].borough_id
    away = row.borough_id != home
    if by is By.HOUR and part is not None:
        for hour, minutes in _hours(part):
            sums[hour].booked += minutes * row.amount
            sums[hour].bookings += 1
        return
    of = next(_owners(vehicle, place, by))[0]
    if by is By.BOROUGH:
        of = place.boroughs[row.borough_id].name
    sums[of].bookings += 1
    sums[of].booked += booked
    if away and by is By.BOROUGH:
        sums[place.boroughs[home].name].lent += booked
        sums[of].borrowed += booked
    elif away:
        sums[of].lent += booked


def _hours(part: MinuteSpan) -> Iterator[tuple[str, int]]:
    """The minutes of a booking in each hour of London's day that it touches."""
    minute, end = part.start, part.end or part.start
    while minute < end:
        until = min(end, minute + HOUR - in_london(minute).minute)
        yield f"{in_london(minute).hour:02d}", until - minute
        minute = until


def _length(span: MinuteSpan | None) -> int:
    return 0 if span is None or span.end is None else span.end - span.start


def _row(of: str, total: _Sum) -> UseRow:
    percent = round(100 * total.booked / total.minutes) if total.minutes else 0
    judged = "idle" if percent < IDLE else "over-used" if percent > OVER_USED else ""
    return UseRow(
        of=of,
        bookings=total.bookings,
        booked_minutes=total.booked,
        minutes=total.minutes,
        percent=percent,
        lent_minutes=total.lent,
        borrowed_minutes=total.borrowed,
        judged=judged,
    )
