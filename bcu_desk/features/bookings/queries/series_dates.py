"""The bookings that a series has now, and the days that it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.fleet import Booking, BookingState, Series
from bcu_desk.domain.times import day_of, in_london
from bcu_desk.store import tables
from bcu_desk.store.session import Reader


@dataclass(frozen=True, slots=True)
class SeriesDates:
    """The days still booked in a series, in order; those `from_here` begin no earlier."""

    days: tuple[date, ...]
    from_here: tuple[date, ...]
    left_out: tuple[date, ...]


def series_dates(reader: Reader, reference: str) -> SeriesDates:
    """The days of the series that a booking is of; none where it is of no series."""
    found = reader.every(Booking, tables.booking.c.reference == reference)
    if not found or found[0].series_id is None:
        return SeriesDates((), (), ())
    row = found[0]
    own = reader.every(Booking, tables.booking.c.series_id == row.series_id)
    rows = sorted(
        (one for one in own if one.state is not BookingState.CANCELLED),
        key=lambda one: one.start_minute,
    )
    series = reader.every(Series, tables.booking_series.c.id == row.series_id)[0]
    return SeriesDates(
        days=tuple(_day(one) for one in rows),
        from_here=tuple(_day(one) for one in rows if one.start_minute >= row.start_minute),
        left_out=tuple(day_of(text) for text in series.skipped.split()),
    )


def _day(row: Booking) -> date:
    return in_london(row.start_minute).date()
