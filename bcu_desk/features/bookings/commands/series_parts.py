"""Change or cancel part of a series: this one, this and the following, or all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bcu_desk.domain.fleet import Booking, BookingState, Series, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import day_of, in_london, long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.booking import (
    asked_again,
    booking_named,
    refuse_cancelled,
    refuse_other_sort,
)
from bcu_desk.features.bookings.commands.making import checked, give_way, person_named
from bcu_desk.features.bookings.commands.series import Dates, book_date, day_list, with_rule
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.features.bookings.rules.series import occurrences, read_rule, span_at, wall_given
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

THIS, FOLLOWING, ALL = "this", "following", "all"


class ChangeSeries(Command, frozen=True, kw_only=True):
    """Change a booking of a series: `this` one, this and the `following`, or `all`.

    `start` and `end` are this booking's new London wall times; the others shift alike. What is
    over or cancelled stays as it is.
    """

    booking: str
    which: str
    start: str | None = None
    end: str | None = None
    vehicle: str | None = None
    driver: str | None = None
    purpose: str | None = None
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check every booking concerned and write it; all or nothing."""
        row, series = series_of(unit, self.booking)
        refuse_cancelled(row)
        concerned = _concerned(unit, row, series, self.which)
        rows = [one for one in concerned if one.state is not BookingState.CANCELLED]
        times = self._times(row)
        change = self._change(unit, row)
        if self.which != THIS:
            series = _split(unit, row, series, self.which, times)
            series = unit.change(
                series,
                vehicle_id=(change.vehicle or unit.get(Vehicle, series.vehicle_id)).id,
                driver_id=change.driver.id if change.driver else series.driver_id,
                purpose=change.purpose or series.purpose,
            )
        # Out of each other's way: the last go first where all become later.
        for one in sorted(rows, key=lambda item: item.start_minute, reverse=times.later):
            _write(unit, one, times.of(one), series, change)
        return f"Change {len(rows)} of the series of {row.reference}"

    def _times(self, row: Booking) -> Times:
        """How far this booking moves in wall time, and how long it lasts then."""
        was, until = _wall(row.start_minute), _wall(row.end_minute)
        start = was if self.start is None else wall_given(self.start, "start")
        end = start + (until - was) if self.end is None else wall_given(self.end, "end")
        if end <= start:
            raise Refused("ends_before_start", field="end")
        if self.which != THIS and start.date() != was.date():
            raise Refused("series_keeps_its_days", field="start")
        return Times(start - was, end - start)

    def _change(self, unit: Unit, row: Booking) -> Change:
        named, was = self.vehicle, unit.get(Vehicle, row.vehicle_id)
        return Change(
            None if named is None else refuse_other_sort(unit, was, resource_named(unit, named)),
            person_named(unit, self.driver),
            None if self.purpose is None else clean_text(self.purpose, "purpose"),
            None if self.override is None else clean_text(self.override, "override"),
        )


@dataclass(frozen=True, slots=True)
class Times:
    """How bookings of a series move in wall time, and how long they last then."""

    shift: timedelta
    length: timedelta

    @property
    def later(self) -> bool:
        """Whether they become later."""
        return self.shift > timedelta(0)

    def of(self, row: Booking) -> MinuteSpan:
        """A booking's new minutes. Raises Refused `time_never` where there are none."""
        wall = _wall(row.start_minute) + self.shift
        span = span_at(wall, self.length)
        if span is None:
            told = f"{long_day(wall.date())} {wall:%H:%M}"
            raise Refused("time_never", value=_told(wall), told=told, field="start")
        return span


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes different; None stays."""

    vehicle: Vehicle | None
    driver: Person | None
    purpose: str | None
    reason: str | None


def _write(unit: Unit, one: Booking, span: MinuteSpan, series: Series, change: Change) -> None:
    """Check one booking at its new time and place, and write it."""
    vehicle = change.vehicle or unit.get(Vehicle, one.vehicle_id)
    driver = change.driver
    if driver is None and one.driver_id is not None:
        driver = unit.get(Person, one.driver_id)
    if one.state is BookingState.CONFIRMED:
        asked = asked_again(one, vehicle, driver, span, change.reason)
        give_way(unit, checked(unit, asked), one.reference)
    unit.change(
        one,
        vehicle_id=vehicle.id,
        driver_id=None if driver is None else driver.id,
        purpose=change.purpose or one.purpose,
        start_minute=span.start,
        end_minute=span.end,
        series_id=series.id,
        override_reason=change.reason or one.override_reason,
    )


class CancelSeries(Command, frozen=True, kw_only=True):
    """Cancel a booking of a series: `this` one, this and the `following`, or `all`."""

    booking: str
    which: str

    def run(self, unit: Unit) -> str:
        """Mark them cancelled; one that is left out can be added back."""
        row, series = series_of(unit, self.booking)
        rows = [
            one
            for one in _concerned(unit, row, series, self.which)
            if one.state is not BookingState.CANCELLED
        ]
        for one in rows:
            unit.change(one, state=BookingState.CANCELLED)
        days = {day_of(text) for text in series.skipped.split()}
        days |= {day_of(one.occurrence) for one in rows if one.occurrence is not None}
        unit.change(series, skipped=day_list(days))
        return f"Cancel {len(rows)} of the series of {row.reference}"


class AddBack(Command, frozen=True, kw_only=True):
    """Book a date of a series that was left out; the series is told by any of its bookings."""

    booking: str
    day: str
    override: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the date and book it."""
        row, series = series_of(unit, self.booking)
        day = day_of(self.day)
        rule = read_rule(series.rule, series.first_start, series.first_end)
        left_out = {day_of(text) for text in series.skipped.split()}
        found = [item for item in occurrences(rule) if item.day == day and day in left_out]
        if not found:
            raise Refused(
                "not_a_date_of_series", day=day.isoformat(), booking=row.reference, field="day"
            )
        reason = None if self.override is None else clean_text(self.override, "override")
        vehicle = unit.get(Vehicle, series.vehicle_id)
        book_date(unit, Dates(series, vehicle, reason), found[0])
        unit.change(series, skipped=day_list(left_out - {day}))
        return f"Add {long_day(day)} back to the series of {row.reference}"


def series_of(unit: Unit, reference: str) -> tuple[Booking, Series]:
    """A booking and its series. Raises Refused `not_in_series`."""
    row = booking_named(unit, reference)
    if row.series_id is None:
        raise Refused("not_in_series", booking=reference, field="booking")
    return row, unit.get(Series, row.series_id)


def _concerned(unit: Unit, row: Booking, series: Series, which: str) -> list[Booking]:
    if which not in (THIS, FOLLOWING, ALL):
        raise Refused("bad_which", value=which[:40], field="which")
    if which == THIS:
        return [row]
    found = unit.bookings.of_series(series.id)
    return [one for one in found if which == ALL or one.start_minute >= row.start_minute]


def _split(unit: Unit, row: Booking, series: Series, which: str, times: Times) -> Series:
    """The series that the bookings concerned are of then: itself, or a new one from a day on."""
    rule = read_rule(series.rule, series.first_start, series.first_end)
    day = day_of(row.occurrence or in_london(row.start_minute).date().isoformat())
    dates = occurrences(rule)
    left = sum(item.day >= day for item in dates)
    if which == ALL or left == len(dates):
        first = rule.first + times.shift
        return unit.change(series, first_start=_told(first), first_end=_told(first + times.length))
    first = datetime.combine(day, rule.first.time()) + times.shift
    skipped = {day_of(text) for text in series.skipped.split()}
    made = unit.add(
        replace(
            series,
            id=unit.new_id(),
            booked_by=unit.actor,
            rule=with_rule(series, COUNT=str(left), UNTIL=None).rule,
            first_start=_told(first),
            first_end=_told(first + times.length),
            skipped=day_list(one for one in skipped if one >= day),
        )
    )
    until = (day - timedelta(days=1)).strftime("%Y%m%d")
    before = with_rule(series, COUNT=None, UNTIL=until).rule
    unit.change(series, rule=before, skipped=day_list(one for one in skipped if one < day))
    return made


def _wall(minute: int) -> datetime:
    return in_london(minute).replace(tzinfo=None)


def _told(wall: datetime) -> str:
    return f"{wall:%Y-%m-%dT%H:%M}"
