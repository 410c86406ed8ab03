"""Gestures on superintendents: dedicate, lead, swap, and waive a breach of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import (
    SUPERINTENDENT,
    CoreFunction,
    Dedication,
    FunctionLead,
    ModelRule,
    Post,
    Posting,
    Standing,
    Waiver,
)
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span, gaps
from bcu_desk.domain.times import long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.postings import (
    days_asked,
    end_on,
    last_told,
    person_told,
    refuse_out_of_force,
    refuse_out_of_service,
    refuse_rank,
)
from bcu_desk.work.unit import Unit

D = TypeVar("D", bound=Dated)
C = TypeVar("C", Dedication, FunctionLead)


class Dedicate(Command, frozen=True, kw_only=True):
    """Dedicate a superintendent's post to a borough from a day, to a day where it ends.

    `replace` ends, for those days, what was there: other posts' dedications to the borough and
    the post's own to other boroughs. Without it they are kept and told.
    """

    post: str
    borough: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    replace: bool = False

    def run(self, unit: Unit) -> str:
        """Check post, borough and days, and write the dedication."""
        post = superintendents_post(unit, self.post)
        borough = borough_named(unit, self.borough)
        days = days_asked(self.from_day, self.to_day)
        refuse_out_of_force(post, days)
        _refuse_other_bcu(unit, post, borough, days)
        here = _overlapping(unit.every(Dedication, borough_id=borough.id), days)
        own = _overlapping(unit.every(Dedication, post_id=post.id), days)
        _refuse_again(post, borough.name, [row for row in own if row in here])
        others = [row for row in own if row not in here]
        if self.replace:
            _cut_all(unit, (*here, *others), days)
        else:
            _tell_posts(unit, here, borough.name, "borough_held_twice")
            if others:
                names = tuple(unit.get(Borough, row.borough_id).name for row in others)
                unit.note("post_of_two_boroughs", post=post.title, boroughs=names)
        unit.add(
            Dedication(
                id=unit.new_id(),
                post_id=post.id,
                borough_id=borough.id,
                from_day=self.from_day,
                to_day=self.to_day,
            )
        )
        return f"Dedicate {post.title} to {borough.name}"


class EndDedication(Command, frozen=True, kw_only=True):
    """End a post's dedication to a borough; `on` is the first day without."""

    post: str
    borough: str
    on: date

    def run(self, unit: Unit) -> str:
        """Cut the dedication that holds that day."""
        post = superintendents_post(unit, self.post)
        borough = borough_named(unit, self.borough)
        rows = unit.every(Dedication, post_id=post.id, borough_id=borough.id)
        _end(unit, post, borough.name, rows, self.on)
        return f"End the dedication of {post.title} to {borough.name} on {long_day(self.on)}"


class Lead(Command, frozen=True, kw_only=True):
    """Let a superintendent's post lead a core function across its BCU from a day.

    `replace` ends, for those days, what was there: other posts' leads of the function in the BCU
    and the post's own of other functions. Without it they are kept and told.
    """

    post: str
    function: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    replace: bool = False

    def run(self, unit: Unit) -> str:
        """Check post, function and days, and write the lead."""
        post = superintendents_post(unit, self.post)
        function = unit.named(CoreFunction, code=self.function, field="function")
        days = days_asked(self.from_day, self.to_day)
        refuse_out_of_force(post, days)
        _refuse_function(function, days)
        of_bcu = {row.id for row in unit.every(Post, bcu_id=post.bcu_id)}
        every = unit.every(FunctionLead, function_id=function.id)
        here = _overlapping([row for row in every if row.post_id in of_bcu], days)
        own = _overlapping(unit.every(FunctionLead, post_id=post.id), days)
        _refuse_again(post, function.title, [row for row in own if row in here])
        others = [row for row in own if row not in here]
        if self.replace:
            _cut_all(unit, (*here, *others), days)
        else:
            _tell_posts(unit, here, function.title, "function_led_twice")
            if others:
                names = tuple(unit.get(CoreFunction, row.function_id).title for row in others)
                unit.note("post_of_two_functions", post=post.title, functions=names)
        unit.add(
            FunctionLead(
                id=unit.new_id(),
                post_id=post.id,
                function_id=function.id,
                from_day=self.from_day,
                to_day=self.to_day,
            )
        )
        return f"Let {post.title} lead {function.title}"


class EndLead(Command, frozen=True, kw_only=True):
    """End a post's lead of a core function; `on` is the first day without."""

    post: str
    function: str
    on: date

    def run(self, unit: Unit) -> str:
        """Cut the lead that holds that day."""
        post = superintendents_post(unit, self.post)
        function = unit.named(CoreFunction, code=self.function, field="function")
        rows = unit.every(FunctionLead, post_id=post.id, function_id=function.id)
        _end(unit, post, function.title, rows, self.on)
        return f"End the lead of {function.title} by {post.title} on {long_day(self.on)}"


class Swap(Command, frozen=True, kw_only=True):
    """Swap the holders of two posts from a day; each takes the rest of the other's days.

    Their standing goes with them; boroughs and functions stay with the posts.
    """

    post: str
    other: str = msgspec.field(name="with")
    from_day: date = msgspec.field(name="from")

    def run(self, unit: Unit) -> str:
        """End both postings and write them crosswise."""
        one = unit.named(Post, code=self.post, field="post")
        two = unit.named(Post, code=self.other, field="with")
        if one.id == two.id:
            raise Refused("swap_with_itself", post=one.title, field="with")
        first, second = self._held(unit, one, "post"), self._held(unit, two, "with")
        if first.person_id == second.person_id:
            person = unit.get(Person, first.person_id)
            raise Refused("swap_of_one_person", person=person_told(person), field="with")
        moves = ((first, two, second), (second, one, first))
        for leaving, post, taken in moves:
            self._check(unit, leaving, post, taken)
        end_on(unit, first, self.from_day)
        end_on(unit, second, self.from_day)
        for leaving, post, taken in moves:
            unit.add(
                Posting(
                    id=unit.new_id(),
                    post_id=post.id,
                    person_id=leaving.person_id,
                    standing=leaving.standing,
                    from_day=self.from_day,
                    to_day=taken.to_day,
                )
            )
        return f"Swap the holders of {one.title} and {two.title}"

    def _held(self, unit: Unit, post: Post, field: str) -> Posting:
        for row in unit.every(Posting, post_id=post.id):
            if row.on(self.from_day):
                return row
        raise Refused("swap_of_vacant", post=post.title, on=long_day(self.from_day), field=field)

    def _check(self, unit: Unit, leaving: Posting, post: Post, taken: Posting) -> None:
        person = unit.get(Person, leaving.person_id)
        refuse_out_of_service(person, Span(self.from_day))
        refuse_rank(unit, post, person, leaving.standing)
        if leaving.standing is not Standing.SUBSTANTIVE and taken.to_day is None:
            told = person_told(person)
            unit.note("acting_without_end", person=told, standing=leaving.standing.value)


class Waive(Command, frozen=True, kw_only=True):
    """Tolerate a breach of a rule by a subject; `until` is the day from which it counts again.

    It stays listed, as waived. Without `from` it is waived from the day the rule came into force.
    """

    rule: str
    subject: str
    until: date
    reason: str
    from_day: date | None = msgspec.field(name="from", default=None)

    def run(self, unit: Unit) -> str:
        """Write the waiver in place of what was waived on those days."""
        in_force = [row.from_day for row in unit.every(ModelRule, code=self.rule)]
        if not in_force:
            raise Refused("unknown_rule", value=self.rule[:60], field="rule")
        first = self.from_day or min(in_force)
        if self.until <= first:
            raise Refused(
                "waived_too_short", until=long_day(self.until), first=long_day(first), field="until"
            )
        name = _subject_name(unit, self.rule, self.subject)
        reason = clean_text(self.reason, "reason")
        rows = unit.every(Waiver, rule=self.rule, subject=self.subject)
        days = Span(first, self.until)
        _cut_all(unit, _overlapping(rows, days), days)
        unit.add(
            Waiver(
                id=unit.new_id(),
                rule=self.rule,
                subject=self.subject,
                reason=reason,
                from_day=first,
                to_day=self.until,
            )
        )
        return f"Waive {self.rule} for {name} until {long_day(self.until)}"


def superintendents_post(unit: Unit, code: str) -> Post:
    """A superintendent's post by its code; another kind of post is refused."""
    post = unit.named(Post, code=code, field="post")
    if post.kind != SUPERINTENDENT:
        raise Refused("not_a_superintendents_post", post=post.title, field="post")
    return post


def borough_named(unit: Unit, told_as: str) -> Borough:
    """A borough by its GSS code or its name."""
    for row in unit.every(Borough):
        if told_as in (row.code, row.name):
            return row
    raise Refused("unknown_borough", value=told_as[:60], field="borough")


def _refuse_other_bcu(unit: Unit, post: Post, borough: Borough, days: DaySpan) -> None:
    lines = unit.every(BoroughInBcu, borough_id=borough.id, bcu_id=post.bcu_id)
    if gaps([row.days for row in lines], days):
        bcu = unit.get(Bcu, post.bcu_id)
        raise Refused(
            "borough_of_other_bcu",
            borough=borough.name,
            post=post.title,
            bcu=bcu.name,
            field="borough",
        )


def _refuse_function(function: CoreFunction, days: DaySpan) -> None:
    if days.without(function.days):
        raise Refused(
            "function_not_in_force",
            function=function.title,
            start=long_day(function.from_day),
            end=last_told(function.to_day),
            field="function",
        )


def _refuse_again(post: Post, name: str, same: list[C]) -> None:
    for row in same:
        raise Refused(
            "charged_already",
            post=post.title,
            name=name,
            start=long_day(row.from_day),
            end=last_told(row.to_day),
            field="from",
        )


def _tell_posts(unit: Unit, here: list[C], name: str, code: str) -> None:
    if here:
        posts = tuple(unit.get(Post, row.post_id).title for row in here)
        unit.note(code, name=name, posts=posts)


def _overlapping(rows: Iterable[D], days: DaySpan) -> list[D]:
    return [row for row in rows if row.days.overlaps(days)]


def _cut_all(unit: Unit, rows: Iterable[D], days: DaySpan) -> None:
    """Take some days out of dated rows."""
    for row in rows:
        parts = row.days.without(days)
        if not parts:
            unit.remove(row)
            continue
        unit.change(row, from_day=parts[0].start, to_day=parts[0].end)
        for part in parts[1:]:
            unit.add(replace(row, id=unit.new_id(), from_day=part.start, to_day=part.end))


def _end(unit: Unit, post: Post, name: str, rows: Iterable[D], on: date) -> None:
    """End the row that holds a day; one that starts on it is taken away."""
    for row in rows:
        if row.on(on):
            _cut_all(unit, (row,), Span(on))
            return
    raise Refused("not_charged", post=post.title, name=name, on=long_day(on), field="on")


def _subject_name(unit: Unit, rule: str, subject: str) -> str:
    """What a rule's subject is called; one that is unknown is refused."""
    found = _NAMES.get(rule, _person_or_thing)(unit, subject)
    if not found:
        raise Refused("unknown_subject", value=subject[:60], rule=rule, field="subject")
    return found


def _bcu(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Bcu, code=subject)), "")


def _led(unit: Unit, subject: str) -> str:
    bcu, _, code = subject.partition("/")
    titles = [row.title for row in unit.every(CoreFunction, code=code)]
    return f"{titles[0]} in {bcu}" if titles and _bcu(unit, bcu) else ""


def _person(unit: Unit, subject: str) -> str:
    return next((person_told(row) for row in unit.every(Person, collar=subject)), "")


def _borough(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Borough, code=subject)), "")


def _ward(unit: Unit, subject: str) -> str:
    return next((row.name for row in unit.every(Ward, code=subject)), "")


def _post(unit: Unit, subject: str) -> str:
    return next((row.title for row in unit.every(Post, code=subject)), "")


def _vehicle(unit: Unit, subject: str) -> str:
    found = unit.every(Vehicle, registration=subject)
    return found[0].registration if found else ""


def _person_or_thing(unit: Unit, subject: str) -> str:
    """For a rule that is not known here: any key that people use."""
    makers = (_bcu, _led, _person, _borough, _ward, _post, _vehicle)
    return next((name for maker in makers if (name := maker(unit, subject))), "")


_NAMES = {
    "R1": _bcu,
    "R2": _bcu,
    "R3": _led,
    "R4": _person,
    "R5": _borough,
    "R6": _person,
    "R7": _ward,
    "R8": _person,
    "R9": _post,
    "R10": _post,
    "R11": _borough,
    "R12": _vehicle,
    "R13": _ward,
}
