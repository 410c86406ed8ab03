"""Questions of the model check: what would break, and which rules are in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.model_check.check import rule_number
from bcu_desk.domain.model_check.what_if import Break
from bcu_desk.domain.spans import last_day
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import BreachWords
from bcu_desk.work.command import Query
from bcu_desk.work.postings import days_asked
from bcu_desk.work.view import View
from bcu_desk.work.what_if import WhatIf, what_if_away, what_if_ended


@dataclass(frozen=True, slots=True)
class BreakRow:
    """A rule that would not be met; `effect` is new, or worse where it is not met anyway."""

    rule: str
    bcu: str
    subject: str
    subject_name: str
    first_day: date
    last_day: date | None
    severity: str
    effect: str
    message: str
    next_step: str
    waived_until: date | None


class IfAway(Query, frozen=True, kw_only=True):
    """What breaks if a person is away on some days (`to` is the day they are back).

    Somebody away keeps the post and is not there: rules that ask for somebody in post (R1, R2,
    R3, R5, R7, R11) are judged without them. Acting cover in the post counts.
    """

    person: str
    from_day: date = msgspec.field(name="from")
    to_day: date = msgspec.field(name="to")

    def rows(self, reader: Reader, view: View) -> tuple[BreakRow, ...]:
        """What would be new first, then what gets worse, each by first day."""
        del view
        days = days_asked(self.from_day, self.to_day)
        return _rows(what_if_away(reader, self.person, days))


class IfEnded(Query, frozen=True, kw_only=True):
    """What breaks if the posting of a post's holder ends on a day, judged for a year from it."""

    post: str
    on: date

    def rows(self, reader: Reader, view: View) -> tuple[BreakRow, ...]:
        """What would be new first, then what gets worse, each by first day."""
        del view
        return _rows(what_if_ended(reader, self.post, self.on))


def _rows(found: WhatIf) -> tuple[BreakRow, ...]:
    return tuple(_row(item, found.words_of(item.breach)) for item in found.breaks)


def _row(item: Break, words: BreachWords) -> BreakRow:
    found = item.breach
    return BreakRow(
        rule=found.rule,
        bcu=found.bcu,
        subject=found.subject,
        subject_name=found.subject_name,
        first_day=found.days.start,
        last_day=last_day(found.days),
        severity=found.severity,
        effect="worse" if item.worse else "new",
        message=words.message,
        next_step=words.next_step,
        waived_until=found.waived_until,
    )


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the model for the days given: what was announced, and how it is read here."""

    code: str
    title: str
    severity: str
    bound: int | None
    sentence: str
    reading: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to")


class Rules(Query, frozen=True, kw_only=True):
    """The rules of the model in force on the day, or all that ever were or will be."""

    ever: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[RuleRow, ...]:
        """R1 to R14, each by its first day."""
        found = (row for row in reader.every(ModelRule) if self.ever or row.on(view.on))
        return tuple(_rule(row) for row in _ordered(found))


def _ordered(found: Iterable[ModelRule]) -> list[ModelRule]:
    return sorted(found, key=lambda row: (rule_number(row.code), row.from_day))


def _rule(row: ModelRule) -> RuleRow:
    return RuleRow(
        code=row.code,
        title=row.title,
        severity=row.severity,
        bound=row.bound,
        sentence=row.sentence,
        reading=row.reading,
        from_day=row.from_day,
        to_day=row.to_day,
    )
