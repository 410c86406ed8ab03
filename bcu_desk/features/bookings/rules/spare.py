"""How many of a kind stay free at a base, and how many are to."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.clashes import busy
from bcu_desk.domain.dated import value_on
from bcu_desk.domain.fleet import SpareMinimum, Vehicle
from bcu_desk.domain.spans import MinuteSpan, counted
from bcu_desk.features.bookings.rules.booking import days_of
from bcu_desk.work.unit import Unit


@dataclass(frozen=True, slots=True)
class Spare:
    """The least that is to stay free of a kind at a base, and what would be left."""

    least: int
    left: int

    @property
    def kept(self) -> bool:
        """Whether enough stays free."""
        return not self.least or self.left >= self.least


def spare_without(
    unit: Unit, vehicle: Vehicle, span: MinuteSpan, own_id: int | None = None
) -> Spare:
    """What stays free at a vehicle's base while it is booked; `own_id` is a booking that moves."""
    limits = unit.every(SpareMinimum, kind_id=vehicle.kind_id, base_id=vehicle.base_id)
    day = days_of(span).start
    said = value_on(limits, day)
    least = said.amount if said is not None else 0
    return Spare(least, _least_free(unit, vehicle, span, own_id) if least else 0)


def _least_free(unit: Unit, vehicle: Vehicle, span: MinuteSpan, own_id: int | None) -> int:
    """How many others of the kind at the base are free at the worst minute of a span."""
    day = days_of(span).start
    rivals = [
        row
        for row in unit.every(Vehicle, kind_id=vehicle.kind_id, base_id=vehicle.base_id)
        if row.id != vehicle.id and row.on(day)
    ]
    taken: list[MinuteSpan] = []
    for row in rivals:
        near = unit.bookings.near(row.id, span)
        taken.extend(busy(near, unit.bookings.off_road(row.id, span), 0, own_id))
    used = max(count for _, count in counted(taken, span))
    return len(rivals) - used
