"""Set what stays free at a base, and a borough's hours of a kind in a week."""

from __future__ import annotations

from datetime import date

import msgspec

from bcu_desk.domain.fleet import Quota, SpareMinimum
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.waiting import base_named, kind_named
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit

MOST = 10_000


class SetSpareMinimum(Command, frozen=True, kw_only=True):
    """How many of a kind stay free at a base from a day on; 0 for none."""

    kind: str
    base: str
    amount: int
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """End what was before, and write it."""
        kind, base = kind_named(unit, self.kind), base_named(unit, self.base)
        amount = _checked(self.amount, "amount")
        _end(unit, unit.every(SpareMinimum, kind_id=kind.id, base_id=base.id), self.from_day)
        unit.add(
            SpareMinimum(
                id=unit.new_id(),
                kind_id=kind.id,
                base_id=base.id,
                amount=amount,
                from_day=self.from_day,
            )
        )
        return f"Keep {amount} of the kind {kind.title} free at {base.name}"


class SetQuota(Command, frozen=True, kw_only=True):
    """How many hours of a kind a borough has in a week, from a day on."""

    kind: str
    borough: str
    hours: int
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """End what was before, and write it."""
        kind, borough = kind_named(unit, self.kind), borough_named(unit, self.borough)
        hours = _checked(self.hours, "hours")
        _end(unit, unit.every(Quota, kind_id=kind.id, borough_id=borough.id), self.from_day)
        unit.add(
            Quota(
                id=unit.new_id(),
                kind_id=kind.id,
                borough_id=borough.id,
                hours_a_week=hours,
                from_day=self.from_day,
            )
        )
        return f"Give {borough.name} {hours} hours a week of the kind {kind.title}"


def _checked(value: int, field: str) -> int:
    if not 0 <= value <= MOST:
        raise Refused("bad_amount", value=value, field=field)
    return value


def _end(unit: Unit, rows: tuple[SpareMinimum, ...] | tuple[Quota, ...], day: date) -> None:
    """End rows the day before; what would begin then or later goes."""
    for row in rows:
        if row.from_day >= day:
            unit.remove(row)
        elif row.to_day is None or row.to_day > day:
            unit.change(row, to_day=day)
