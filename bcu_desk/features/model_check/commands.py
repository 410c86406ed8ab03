"""Change a rule of the model from a day, or switch it off for some days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import msgspec

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.postings import days_asked, last_told
from bcu_desk.work.unit import Unit

HIGHEST_BOUND = 1_000_000
LONGEST = 1_000


class ChangeRule(Command, frozen=True, kw_only=True):
    """Read a rule otherwise from a day on, or to before another; what is not told stays as it is.

    `off` switches it off on these days. Before and after them it stays as it was.
    """

    rule: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    bound: int | None = None
    severity: Literal["breach", "notice"] | None = None
    sentence: str | None = None
    reading: str | None = None
    off: bool = False

    def run(self, unit: Unit) -> str:
        """Cut the days out of the rule as it is, and write it as it is to be."""
        days = days_asked(self.from_day, self.to_day)
        rows = unit.every(ModelRule, code=self.rule)
        if not rows:
            raise Refused("unknown_rule", value=self.rule[:60], field="rule")
        touched = [row for row in rows if row.days.overlaps(days)]
        if self.off and not touched:
            raise Refused("rule_off_already", rule=self.rule, on=long_day(days.start), field="from")
        model = max(rows, key=lambda row: (row.from_day <= days.start, row.from_day))
        changed = self._changed(model)
        if not self.off:
            self._refuse_same(model, changed, days)
        _cut(unit, touched, days)
        if not self.off:
            row = replace(changed, id=unit.new_id(), from_day=days.start, to_day=days.end)
            unit.add(row)
        told = "Switch off" if self.off else "Change"
        return f"{told} {self.rule} from {long_day(days.start)} {last_told(days.end)}"

    def _changed(self, row: ModelRule) -> ModelRule:
        if self.bound is not None and not 0 <= self.bound <= HIGHEST_BOUND:
            raise Refused("odd_bound", value=self.bound, field="bound")
        sentence = _cleaned(self.sentence, "sentence")
        reading = _cleaned(self.reading, "reading")
        return replace(
            row,
            bound=row.bound if self.bound is None else self.bound,
            severity=self.severity or row.severity,
            sentence=sentence or row.sentence,
            reading=reading or row.reading,
        )

    def _refuse_same(self, model: ModelRule, changed: ModelRule, days: DaySpan) -> None:
        """Raise Refused `rule_unchanged` where it is read so on all of the days already."""
        if changed == model and not days.without(model.days):
            raise Refused("rule_unchanged", rule=self.rule, field="bound")


def _cleaned(told: str | None, field: str) -> str | None:
    return None if told is None else clean_text(told, field, LONGEST)


def _cut(unit: Unit, rows: list[ModelRule], days: DaySpan) -> None:
    """Take some days out of a rule's rows."""
    for row in rows:
        parts = row.days.without(days)
        if not parts:
            unit.remove(row)
            continue
        unit.change(row, from_day=parts[0].start, to_day=parts[0].end)
        for part in parts[1:]:
            unit.add(replace(row, id=unit.new_id(), from_day=part.start, to_day=part.end))
