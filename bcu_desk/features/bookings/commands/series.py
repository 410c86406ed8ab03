"""Bookings that repeat: make a series, change it or cancel it in part, add a date back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bcu_desk.domain.fleet import Series, Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.features.bookings.commands.making import Made, make_booking, person_named
from bcu_desk.features.bookings.rules.checks import Asked
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.features.bookings.rules.series import (
    Occurrence,
    Rule,
    occurrences,
    read_rule,
    refuse_self_overlap,
)
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.sentences import sentence
from bcu_desk.work.unit import Unit

REFUSE, SKIP = "refuse", "skip"


class BookSeries(Command, frozen=True, kw_only=True):
    """Book a resource again and again by an RFC 5545 rule in London wall time.

    `on_clash` is refuse (all or nothing) or skip (leave out what can't be); `skip` are days of the
    rule that are left out from the start. The rule must end: it has COUNT or UNTIL.
    """

    vehicle: str
    borough: str
    start: str
    end: str
    purpose: str
    repeat: str
    driver: str | None = None
    override: str | None = None
    on_clash: str = REFUSE
    amount: int = 1
    skip: tuple[str, ...] = ()

    def run(self, unit: Unit) -> str:
        """Check every date and write the series with its bookings."""
        if self.on_clash not in (REFUSE, SKIP):
            raise Refused("bad_on_clash", value=self.on_clash[:40], field="on_clash")
        rule = read_rule(self.repeat, self.start, self.end)
        dates = occurrences(rule)
        vehicle = resource_named(unit, self.vehicle)
        turn = 0 if self.override else unit.get(VehicleKind, vehicle.kind_id).turn_round_minutes
        refuse_self_overlap(dates, turn)
        left_out = days_to_skip(self.skip, dates)
        series = unit.add(self._series(unit, vehicle, rule, left_out))
        wanted = [item for item in dates if item.day not in left_out]
        skipped = self._book(unit, series, vehicle, wanted)
        if len(skipped) == len(wanted):
            raise Refused("series_all_taken", dates=len(dates), field="repeat")
        tell(unit, wanted, skipped)
        unit.change(series, skipped=day_list({*left_out, *skipped}))
        count = len(wanted) - len(skipped)
        times = "once" if count == 1 else f"{count} times"
        return f"Book {vehicle.name} {times} from {long_day(dates[0].day)}"

    def _series(self, unit: Unit, vehicle: Vehicle, rule: Rule, left_out: set[date]) -> Series:
        driver = person_named(unit, self.driver)
        return Series(
            id=unit.new_id(),
            vehicle_id=vehicle.id,
            borough_id=borough_named(unit, self.borough).id,
            driver_id=None if driver is None else driver.id,
            booked_by=unit.actor,
            purpose=clean_text(self.purpose, "purpose"),
            amount=self.amount,
            rule=rule.text,
            first_start=self.start,
            first_end=self.end,
            skipped=day_list(left_out),
        )

    def _book(
        self, unit: Unit, series: Series, vehicle: Vehicle, dates: list[Occurrence]
    ) -> list[date]:
        """Book the dates; those left out for a clash."""
        reason = None if self.override is None else clean_text(self.override, "override")
        failed = book_dates(unit, Dates(series, vehicle, reason), dates)
        if failed and self.on_clash == REFUSE:
            first = failed[0]
            raise Refused(
                "series_clash",
                count=len(failed),
                dates=len(dates),
                day=first.day.isoformat(),
                days=tuple(item.day.isoformat() for item in failed),
                why=first.why,
                because=first.code,
                field="repeat",
            )
        return [item.day for item in failed]


@dataclass(frozen=True, slots=True)
class Failed:
    """A date that can't be booked, and why."""

    day: date
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A series, the resource its dates are booked of, and a reason to override."""

    series: Series
    vehicle: Vehicle
    reason: str | None = None


def book_dates(unit: Unit, dates: Dates, wanted: Iterable[Occurrence]) -> list[Failed]:
    """Book every date that can be; tell the others."""
    failed = []
    for item in wanted:
        try:
            book_date(unit, dates, item)
        except Refused as refused:
            why = sentence(refused.code, refused.facts)
            failed.append(Failed(item.day, refused.code, why))
    return failed


def book_date(unit: Unit, dates: Dates, item: Occurrence) -> None:
    """Book one date of a series. Raises Refused, `time_never` where there is no such hour."""
    series = dates.series
    if item.span is None:
        told = f"{long_day(item.day)} {series.first_start[11:]}"
        raise Refused("time_never", value=series.first_start, told=told, field="start")
    driver = None if series.driver_id is None else unit.get(Person, series.driver_id)
    asked = Asked(
        dates.vehicle,
        item.span,
        driver,
        dates.reason,
        borough_id=series.borough_id,
        amount=series.amount,
    )
    made = Made(
        series.borough_id, series.purpose, series_id=series.id, occurrence=item.day.isoformat()
    )
    make_booking(unit, asked, made)


def days_to_skip(told: Iterable[str], dates: Iterable[Occurrence]) -> set[date]:
    """Days as they were typed. Raises Refused `bad_day_to_skip` for one that is no date."""
    days = {item.day for item in dates}
    wanted = {day_of(text, "skip") for text in told}
    for day in sorted(wanted - days):
        raise Refused("bad_day_to_skip", day=day.isoformat(), field="skip")
    return wanted


def day_list(days: Iterable[date]) -> str:
    """Days as a series keeps them."""
    return " ".join(sorted(day.isoformat() for day in days))


def tell(unit: Unit, dates: list[Occurrence], skipped: list[date]) -> None:
    """Note a series of one, and the dates that were left out."""
    if len(dates) == 1:
        unit.note("series_of_one", day=dates[0].day.isoformat())
    if skipped:
        days = tuple(day.isoformat() for day in skipped)
        unit.note("series_dates_skipped", count=len(days), dates=len(dates), days=days)


def with_rule(series: Series, **parts: str | None) -> Series:
    """A series whose rule has other parts; None takes one out."""
    rule = read_rule(series.rule, series.first_start, series.first_end)
    kept = {**rule.parts, **parts}
    known = {name: value for name, value in kept.items() if value is not None}
    return replace(series, rule=Rule(known, rule.first, rule.length).text)
