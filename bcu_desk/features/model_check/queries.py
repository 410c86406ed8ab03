"""Questions of the model check: what would break, and which rules are in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from bcu_desk.domain.assignments import ModelRule, Post, Posting
from bcu_desk.domain.model_check.check import rule_number
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.scope import checked
from bcu_desk.domain.model_check.what_if import Break, if_away, if_ended, new_breaks
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span, last_day
from bcu_desk.domain.times import long_day
from bcu_desk.features.model_check.rules import away_message, away_step
from bcu_desk.store.model_facts import model_facts
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import breach_words
from bcu_desk.work.command import Query
from bcu_desk.work.postings import days_asked
from bcu_desk.work.view import View


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
        person = _person(reader, self.person)
        facts, codes = _facts_about(reader, person.id, days)
        if not codes:
            return ()
        after = checked(if_away(facts, person.id, days), days, codes)
        found = new_breaks(checked(facts, days, codes), after)
        return tuple(
            _row(item, away_message(item.breach, person), away_step(item.breach, person))
            for item in found
        )


class IfEnded(Query, frozen=True, kw_only=True):
    """What breaks if the posting of a post's holder ends on a day, judged for a year from it."""

    post: str
    on: date

    def rows(self, reader: Reader, view: View) -> tuple[BreakRow, ...]:
        """What would be new first, then what gets worse, each by first day."""
        del view
        post, posting = _held(reader, self.post, self.on)
        days = Span(self.on, _year_after(self.on))
        facts, codes = _facts_about(reader, posting.person_id, Span(self.on))
        codes = codes or tuple(row.code for row in facts.bcus if row.id == post.bcu_id)
        after = checked(if_ended(facts, posting.id, Span(self.on)), days, codes)
        found = new_breaks(checked(facts, days, codes), after)
        return tuple(_row(item, *breach_words(item.breach)) for item in found)


def _year_after(on: date) -> date:
    """The same day a year later; 1 March for 29 February."""
    leap = (on.month, on.day) == (2, 29)
    return date(on.year + 1, 3, 1) if leap else on.replace(year=on.year + 1)


def _row(item: Break, message: str, next_step: str) -> BreakRow:
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
        message=message,
        next_step=next_step,
        waived_until=found.waived_until,
    )


def _person(reader: Reader, collar: str) -> Person:
    for row in reader.every(Person):
        if row.collar == collar:
            return row
    raise Refused("unknown_person", value=collar[:60], field="person")


def _held(reader: Reader, code: str, on: date) -> tuple[Post, Posting]:
    """A post by its code, with the posting that holds it on a day."""
    posts = [row for row in reader.every(Post) if row.code == code]
    if not posts:
        raise Refused("unknown_post", value=code[:60], field="post")
    for row in reader.every(Posting):
        if row.post_id == posts[0].id and row.on(on):
            return posts[0], row
    raise Refused("post_vacant", post=posts[0].title, on=long_day(on), field="on")


def _facts_about(
    reader: Reader, person_id: int, days: DaySpan
) -> tuple[ModelFacts, tuple[str, ...]]:
    """The facts that judge the BCUs in which a person holds a post, and their codes."""
    bcu_of = {row.id: row.bcu_id for row in reader.every(Post)}
    theirs = (row for row in reader.every(Posting) if row.person_id == person_id)
    bcus = {bcu_of[row.post_id] for row in theirs if row.days.overlaps(days)}
    facts = model_facts(reader, days)
    return facts, tuple(row.code for row in facts.bcus if row.id in bcus)


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
        """R1 to R13, each by its first day."""
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
