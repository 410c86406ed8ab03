"""What each date of a series would give, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.features.bookings.rules.checks import (
    Asked,
    refuse_unfit,
    refuse_what_is_in_the_way,
)
from bcu_desk.features.bookings.rules.limits import refuse_the_last_spare
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.features.bookings.rules.series import (
    Occurrence,
    occurrences,
    read_rule,
    refuse_self_overlap,
)
from bcu_desk.features.bookings.rules.waiting import refuse_what_is_held
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.places import borough_named
from bcu_desk.work.sentences import sentence
from bcu_desk.work.unit import Unit
from bcu_desk.work.view import View

FREE = "free"


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of a series: `result` is free or the code of what is in the way, `why` in words.

    `minutes` are the true ones; `clocks` tells a night on which the clocks change.
    """

    day: str
    start: str | None
    end: str | None
    minutes: int
    clocks: bool
    result: str
    why: str
    free_vehicle: str | None


class SeriesPreview(Query, frozen=True, kw_only=True):
    """The dates of a series and what each would give; nothing is written."""

    vehicle: str
    borough: str
    start: str
    end: str
    repeat: str
    driver: str | None = None
    override: str | None = None
    amount: int = 1

    def rows(self, reader: Reader, view: View) -> tuple[DateRow, ...]:
        """In order. Raises Refused where the rule itself can't be."""
        del view
        unit = Unit(reader.connection, Clock())
        dates = occurrences(read_rule(self.repeat, self.start, self.end))
        vehicle = resource_named(unit, self.vehicle)
        turn = 0 if self.override else unit.get(VehicleKind, vehicle.kind_id).turn_round_minutes
        refuse_self_overlap(dates, turn)
        named = self.driver
        driver = None if named is None else unit.named(Person, collar=named, field="driver")
        borough = borough_named(unit, self.borough).id
        return tuple(self._row(unit, item, vehicle, driver, borough) for item in dates)

    def _row(
        self, unit: Unit, item: Occurrence, vehicle: Vehicle, driver: Person | None, borough: int
    ) -> DateRow:
        span = item.span
        if span is None or span.end is None:
            return DateRow(
                item.day.isoformat(), None, None, 0, True, "time_never", "No such hour", None
            )
        asked = Asked(vehicle, span, driver, self.override, borough_id=borough, amount=self.amount)
        refused = _refusal(unit, asked)
        facts = {} if refused is None else refused.facts
        other = facts.get("free_vehicle")
        offsets = {in_london(minute).utcoffset() for minute in (span.start, span.end)}
        return DateRow(
            day=item.day.isoformat(),
            start=utc_text(span.start),
            end=utc_text(span.end),
            minutes=span.end - span.start,
            clocks=len(offsets) > 1,
            result=FREE if refused is None else refused.code,
            why="" if refused is None else sentence(refused.code, facts),
            free_vehicle=other if isinstance(other, str) else None,
        )


def _refusal(unit: Unit, asked: Asked) -> Refused | None:
    try:
        refuse_what_is_in_the_way(unit, asked)
        refuse_unfit(unit, asked)
        refuse_the_last_spare(unit, asked)
        refuse_what_is_held(unit, asked)
    except Refused as refused:
        return refused
    return None
