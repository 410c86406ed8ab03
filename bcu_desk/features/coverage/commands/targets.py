"""Wards' targets: how many DWOs and PCSOs a ward should have, from a day."""

from __future__ import annotations

from datetime import date

import msgspec

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, WARD_PCSO, Target
from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan
from bcu_desk.work.command import Command
from bcu_desk.work.places import ward_named
from bcu_desk.work.postings import days_asked
from bcu_desk.work.unit import Unit

MOST = 99
NAMES = {WARD_OFFICER: "DWO", WARD_PCSO: "PCSO", UPLIFT: "DWO beyond its base"}


class SetTarget(Command, frozen=True, kw_only=True):
    """Set what a ward is promised from a day, to a day where it ends.

    `dwo` and `pcso` are base targets; `uplift` is how many DWOs a test site promises beyond the
    base, kept apart from it.
    """

    ward: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    dwo: int | None = None
    pcso: int | None = None
    uplift: int | None = None

    def run(self, unit: Unit) -> str:
        """Write the new target in place of what the ward had on those days."""
        days = days_asked(self.from_day, self.to_day)
        ward = ward_named(unit, self.ward, self.from_day)
        given = ((WARD_OFFICER, self.dwo), (WARD_PCSO, self.pcso), (UPLIFT, self.uplift))
        wanted = [(kind, amount) for kind, amount in given if amount is not None]
        if not wanted:
            raise Refused("no_target_given", field="dwo")
        for kind, amount in wanted:
            _set_target(unit, ward, kind, amount, days)
        told = [f"{amount} {NAMES[kind]}" for kind, amount in wanted if amount or kind != UPLIFT]
        told = told or ["its base"]
        return f"Set the target of {ward.name} to {' and '.join(told)}"


def _set_target(unit: Unit, ward: Ward, kind: str, amount: int, days: DaySpan) -> None:
    """Write a ward's own target of a kind; what it had on those days goes."""
    if not 0 <= amount <= MOST:
        field = "uplift" if kind == UPLIFT else kind
        raise Refused("odd_target", value=amount, most=MOST, field=field)
    for row in unit.every(Target, ward_id=ward.id, kind=kind):
        if row.days.overlaps(days):
            unit.remove(row)
            for part in row.days.without(days):
                _add_target(unit, ward, kind, row.amount, part)
    if amount or kind != UPLIFT:  # no uplift is none, not one of nought
        _add_target(unit, ward, kind, amount, days)


def _add_target(unit: Unit, ward: Ward, kind: str, amount: int, days: DaySpan) -> None:
    unit.add(
        Target(
            id=unit.new_id(),
            kind=kind,
            amount=amount,
            ward_id=ward.id,
            from_day=days.start,
            to_day=days.end,
        )
    )
