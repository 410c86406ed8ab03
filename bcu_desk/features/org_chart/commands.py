"""Gestures on posts and people: appoint, end, move, make and close posts, add people, correct."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from bcu_desk.domain.assignments import (
    CoreFunction,
    Post,
    Posting,
    ReportingLine,
    Standing,
)
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.ranks import RankFit, rank_fit
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import day_of, long_day
from bcu_desk.domain.words import clean_text
from bcu_desk.features.org_chart.rules.reporting import Placed, why_not_under
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit


class Appoint(Command, frozen=True, kw_only=True):
    """Put a person in a post from a day, to a day where it ends.

    `replace` ends the previous holder the same day; without it a holder in the way is refused.
    `move` ends the person's other posts that day; without it they are kept and told.
    """

    post: str
    person: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    standing: Standing = Standing.SUBSTANTIVE
    replace: bool = False
    move: bool = False

    def run(self, unit: Unit) -> str:
        """Check post, rank and days, and write the posting."""
        post = unit.named(Post, code=self.post, field="post")
        person = unit.named(Person, collar=self.person, field="person")
        days = Span(self.from_day, self.to_day)
        _refuse_out_of_force(post, days)
        _refuse_out_of_service(person, days)
        _refuse_rank(unit, post, person, self.standing)
        _make_room(unit, post, days, replace=self.replace)
        _leave_others(unit, person, days, move=self.move)
        if self.standing is not Standing.SUBSTANTIVE and self.to_day is None:
            unit.note("acting_without_end", person=_told(person), standing=self.standing.value)
        unit.add(
            Posting(
                id=unit.new_id(),
                post_id=post.id,
                person_id=person.id,
                standing=self.standing,
                from_day=self.from_day,
                to_day=self.to_day,
            )
        )
        return f"Appoint {_told(person)} to {post.title}"


class EndPosting(Command, frozen=True, kw_only=True):
    """End the posting of a post's holder; `on` is the first day without."""

    post: str
    on: date

    def run(self, unit: Unit) -> str:
        """Cut the posting that holds that day or the day before."""
        post = unit.named(Post, code=self.post, field="post")
        held = [row for row in unit.every(Posting, post_id=post.id) if row.on(self.on)]
        if not held:
            raise Refused("post_vacant", post=post.title, on=long_day(self.on), field="on")
        person = unit.get(Person, held[0].person_id)
        end_on(unit, held[0], self.on)
        return f"End {_told(person)} in {post.title} on {long_day(self.on)}"


class MovePost(Command, frozen=True, kw_only=True):
    """Put a post under another from a day (today where none is given)."""

    post: str
    under: str
    from_day: date | None = msgspec.field(name="from", default=None)
    position: int | None = None

    def run(self, unit: Unit) -> str:
        """Check the new place and write the line."""
        post = unit.named(Post, code=self.post, field="post")
        under = unit.named(Post, code=self.under, field="under")
        from_day = self.from_day or max(unit.today, post.from_day)
        _refuse_place(unit, post, under, from_day)
        lines = [row for row in unit.every(ReportingLine, under_id=under.id) if row.on(from_day)]
        place = len(lines) if self.position is None else max(0, self.position)
        for row in unit.every(ReportingLine, post_id=post.id):
            if row.on(from_day):
                end_on(unit, row, from_day)
            elif row.from_day > from_day:
                unit.remove(row)
        for row in lines:
            if row.position >= place and row.post_id != post.id:
                unit.change(row, position=row.position + 1)
        unit.add(
            ReportingLine(
                id=unit.new_id(),
                post_id=post.id,
                under_id=under.id,
                position=place,
                from_day=from_day,
                to_day=post.to_day,
            )
        )
        return f"Move {post.title} under {under.title}"


class CreatePost(Command, frozen=True, kw_only=True):
    """Make a post from a day; its code is made where none is given."""

    title: str
    kind: str
    rank: str
    bcu: str
    from_day: date = msgspec.field(name="from")
    code: str | None = None
    borough: str | None = None
    ward: str | None = None
    function: str | None = None
    under: str | None = None

    def run(self, unit: Unit) -> str:
        """Write the post and its reporting line."""
        bcu = unit.named(Bcu, code=self.bcu, field="bcu")
        code = self._code(unit, bcu)
        post = Post(
            id=unit.new_id(),
            code=code,
            title=clean_text(self.title, "title"),
            kind=clean_text(self.kind, "kind", 40),
            rank_id=unit.named(Rank, code=self.rank, field="rank").id,
            bcu_id=bcu.id,
            borough_id=None if self.borough is None else unit.named(Borough, code=self.borough).id,
            ward_id=None if self.ward is None else unit.named(Ward, code=self.ward).id,
            function_id=self._function(unit),
            from_day=self.from_day,
        )
        unit.add(post)
        if self.under is not None:
            under = unit.named(Post, code=self.under, field="under")
            _refuse_place(unit, post, under, self.from_day)
            count = len(unit.every(ReportingLine, under_id=under.id))
            unit.add(
                ReportingLine(
                    id=unit.new_id(),
                    post_id=post.id,
                    under_id=under.id,
                    position=count,
                    from_day=self.from_day,
                )
            )
        return f"Make the post {post.title}"

    def _code(self, unit: Unit, bcu: Bcu) -> str:
        if self.code is None:
            return f"{bcu.code}-{unit.new_id() % 2**40}"
        code = clean_text(self.code, "code", 40)
        if unit.every(Post, code=code):
            raise Refused("code_taken", value=code, field="code")
        return code

    def _function(self, unit: Unit) -> int | None:
        if self.function is None:
            return None
        return unit.named(CoreFunction, code=self.function, field="function").id


class ClosePost(Command, frozen=True, kw_only=True):
    """Close a post; `on` is the first day without it. Its holder must have left by then."""

    post: str
    on: date

    def run(self, unit: Unit) -> str:
        """End the post and its lines."""
        post = unit.named(Post, code=self.post, field="post")
        rest = Span(self.on)
        for posting in unit.every(Posting, post_id=post.id):
            if posting.days.overlaps(rest):
                person = unit.get(Person, posting.person_id)
                raise Refused("post_still_held", post=post.title, holder=_told(person), field="on")
        for line in unit.every(ReportingLine, under_id=post.id):
            if line.days.overlaps(rest):
                raise Refused("post_still_leads", post=post.title, field="on")
        if self.on <= post.from_day:
            raise Refused(
                "closes_before_start", post=post.title, start=long_day(post.from_day), field="on"
            )
        for line in unit.every(ReportingLine, post_id=post.id):
            if line.days.overlaps(rest):
                end_on(unit, line, self.on)
        unit.change(post, to_day=self.on)
        return f"Close the post {post.title} on {long_day(self.on)}"


class AddPerson(Command, frozen=True, kw_only=True):
    """Add an officer or member of staff."""

    collar: str
    forename: str
    surname: str
    rank: str
    bcu: str | None = None
    from_day: date | None = msgspec.field(name="from", default=None)

    def run(self, unit: Unit) -> str:
        """Write the person."""
        collar = clean_text(self.collar, "collar", 20)
        if unit.every(Person, collar=collar):
            raise Refused("collar_taken", value=collar, field="collar")
        person = Person(
            id=unit.new_id(),
            collar=collar,
            forename=clean_text(self.forename, "forename", 80),
            surname=clean_text(self.surname, "surname", 80),
            rank_id=unit.named(Rank, code=self.rank, field="rank").id,
            bcu_id=None if self.bcu is None else unit.named(Bcu, code=self.bcu, field="bcu").id,
            from_day=self.from_day or unit.today,
        )
        unit.add(person)
        return f"Add {_told(person)}"


def end_on(unit: Unit, row: Posting | ReportingLine, day: date) -> None:
    """End a posting or line on a day; one that would start on it or later is taken away."""
    if row.from_day < day:
        unit.change(row, to_day=day)
    else:
        unit.remove(row)


def _told(person: Person) -> str:
    return f"{person.name} {person.collar}"


def _refuse_out_of_force(post: Post, days: DaySpan) -> None:
    if not post.on(days.start) or (
        post.to_day is not None and (days.end is None or post.to_day < days.end)
    ):
        start = long_day(post.from_day)
        end = "on" if post.to_day is None else f"to {long_day(post.to_day)}"
        raise Refused("post_not_in_force", post=post.title, start=start, end=end, field="from")


def _refuse_out_of_service(person: Person, days: DaySpan) -> None:
    if not person.on(days.start):
        raise Refused("not_in_service", person=_told(person), on=long_day(days.start), field="from")


def _refuse_rank(unit: Unit, post: Post, person: Person, standing: Standing) -> None:
    own, wanted = unit.get(Rank, person.rank_id), unit.get(Rank, post.rank_id)
    if rank_fit(own, wanted) is RankFit.LOWER and standing is Standing.SUBSTANTIVE:
        raise Refused(
            "rank_too_low",
            person=_told(person),
            own=own.code,
            wanted=wanted.code,
            post=post.title,
            field="standing",
        )


def _make_room(unit: Unit, post: Post, days: DaySpan, *, replace: bool) -> None:
    """Refuse a holder in the way, or end them the day the new one starts."""
    for row in unit.every(Posting, post_id=post.id):
        if not row.days.overlaps(days):
            continue
        person = unit.get(Person, row.person_id)
        if not replace:
            raise Refused(
                "post_held",
                post=post.title,
                holder=_told(person),
                holder_from=long_day(row.from_day),
                holder_to="no end" if row.to_day is None else long_day(row.to_day),
                free_from="" if row.to_day is None else row.to_day.isoformat(),
                field="from",
            )
        end_on(unit, row, days.start)


def _leave_others(unit: Unit, person: Person, days: DaySpan, *, move: bool) -> None:
    """End the person's other postings, or tell of them."""
    kept = []
    for row in unit.every(Posting, person_id=person.id):
        if not row.days.overlaps(days):
            continue
        if move:
            end_on(unit, row, days.start)
        else:
            kept.append(unit.get(Post, row.post_id).title)
    if kept:
        unit.note("person_in_two_posts", person=_told(person), posts=tuple(kept))


def _refuse_place(unit: Unit, post: Post, under: Post, on: date) -> None:
    """Raise Refused where a post can't report to another."""
    codes = {row.id: row.code for row in unit.every(Post)}
    over = {
        codes[row.post_id]: codes[row.under_id] for row in unit.every(ReportingLine) if row.on(on)
    }
    reason = why_not_under(_placed(unit, post), _placed(unit, under), over)
    if reason is not None:
        raise Refused(reason, post=post.title, under=under.title, field="under")


def _placed(unit: Unit, post: Post) -> Placed:
    return Placed(post.code, str(post.bcu_id), unit.get(Rank, post.rank_id).grade)


class Correct(Command, frozen=True, kw_only=True):
    """Put a record right that was wrong from the start; a change from a day is another gesture.

    `record` is person, post or posting; `key` the collar number or post code; for a posting `on`
    is a day it holds. Person: collar, forename, surname. Post: title. Posting: from, to, standing.
    """

    record: Literal["person", "post", "posting"]
    key: str
    changes: dict[str, str | None]
    on: date | None = None

    def run(self, unit: Unit) -> str:
        """Check and write the new values."""
        if not self.changes:
            raise Refused("nothing_to_correct", field="changes")
        known = CORRECTABLE[self.record]
        for name in self.changes:
            if name not in known:
                raise Refused("not_correctable", field=name, record=self.record, known=known)
        if self.record == "person":
            return self._person(unit)
        if self.record == "post":
            post = unit.named(Post, code=self.key, field="key")
            unit.change(post, title=_text(self.changes, "title"))
            return f"Correct the post {post.code}"
        return self._posting(unit)

    def _person(self, unit: Unit) -> str:
        person = unit.named(Person, collar=self.key, field="key")
        fields = {name: _text(self.changes, name) for name in self.changes}
        if fields.get("collar", person.collar) != person.collar and unit.every(
            Person, collar=fields["collar"]
        ):
            raise Refused("collar_taken", value=fields["collar"], field="collar")
        unit.change(person, **fields)
        return f"Correct the record of {_told(person)}"

    def _posting(self, unit: Unit) -> str:
        post = unit.named(Post, code=self.key, field="key")
        on = self.on or unit.today
        held = [row for row in unit.every(Posting, post_id=post.id) if row.on(on)]
        if not held:
            raise Refused("post_vacant", post=post.title, on=long_day(on), field="on")
        row = held[0]
        days = Span(
            day_of(_text(self.changes, "from"), "from") if "from" in self.changes else row.from_day,
            self._to(row.to_day),
        )
        _refuse_out_of_force(post, days)
        for other in unit.every(Posting, post_id=post.id):
            if other.id != row.id and other.days.overlaps(days):
                raise Refused("guard_post_held", post=post.title, field="from")
        standing = self.changes.get("standing") or row.standing.value
        if standing not in set(Standing):
            raise Refused("bad_value", problem=f"“{standing}” is no standing", field="standing")
        unit.change(row, from_day=days.start, to_day=days.end, standing=Standing(standing))
        return f"Correct the posting in {post.title}"

    def _to(self, old: date | None) -> date | None:
        if "to" not in self.changes:
            return old
        told = self.changes["to"]
        return None if told is None else day_of(told, "to")


CORRECTABLE = {
    "person": ("collar", "forename", "surname"),
    "post": ("title",),
    "posting": ("from", "to", "standing"),
}


def _text(changes: dict[str, str | None], name: str) -> str:
    return clean_text(changes[name] or "", name)
