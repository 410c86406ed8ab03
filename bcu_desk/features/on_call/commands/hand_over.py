"""Set when a BCU hands over to day and to night."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bcu_desk.domain.people import OnCallTimes
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


class SetHandOver(Command, frozen=True, kw_only=True):
    """Set when a BCU hands over to day and to night, from a day on; times as `07:00`."""

    bcu: str
    day: str
    night: str
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """Write the times; those set before end on that day."""
        bcu = unit.named(Bcu, code=self.bcu, field="bcu")
        morning, evening = _minutes(self.day, "day"), _minutes(self.night, "night")
        if morning >= evening:
            raise Refused("night_before_day", day=self.day, night=self.night, field="night")
        for row in unit.every(OnCallTimes, bcu_id=bcu.id):
            if row.from_day >= self.from_day:
                unit.remove(row)
            elif row.to_day is None or row.to_day > self.from_day:
                unit.change(row, to_day=self.from_day)
        unit.add(
            OnCallTimes(
                id=unit.new_id(),
                bcu_id=bcu.id,
                day_minute=morning,
                night_minute=evening,
                from_day=self.from_day,
            )
        )
        told = f"{self.day} and {self.night} from {long_day(self.from_day)}"
        return f"{bcu.name} hands over at {told}"


def _minutes(told: str, field: str) -> int:
    """Minutes after midnight of a time of the day."""
    if not _TIME.fullmatch(told):
        raise Refused("bad_hand_over", value=told[:20], field=field)
    return int(told[:2]) * 60 + int(told[3:])
