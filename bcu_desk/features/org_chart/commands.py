"""Gestures on posts and people: move, make and close posts, add people, correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

import msgspec

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    Post,
    Posting,
    ReportingLine,
    Standing,
)
from bcu_desk.domain.dated import value_on
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import day_of, long_day
from bcu_desk.domain.words import clean_key, clean_text
from bcu_desk.features.org_chart.rules.ordering import Line, in_order, places_around
from bcu_desk.features.org_chart.rules.reporting import Placed, why_not_under
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named, ward_named
from bcu_desk.work.postings import (
    days_asked,
    end_on,
    last_told,
    person_told,
    post_told,
    refuse_out_of_force,
    refuse_rank,
)
from bcu_desk.work.unit import Unit


class MovePost(Command, frozen=True, kw_only=True):
    """Put a post under another from a day (today where none is given).

    `before` or `after` name a post it stands beside, under the same one; `position` counts from 0
    among those. Without any of them it comes last. A later move that is planned already stays.
    """

    post: str
    under: str | None = None
    from_day: date | None = msgspec.field(name="from", default=None)
    position: int | None = None
    before: str | None = None
    after: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the new place and write the line."""
        post = unit.named(Post, code=self.post, field="post")
        from_day = self.from_day or max(unit.today, post.from_day)
        under, told = self._place(unit, post, from_day)
        _refuse_place(unit, post, under, from_day)
        if not self._has_place() and _is_under(unit, post, under, from_day):
            raise Refused("under_already", post=post.title, under=under.title, field="under")
        own = self._make_way(unit, post, under, from_day)
        unit.add(
            ReportingLine(
                id=unit.new_id(),
                post_id=post.id,
                under_id=under.id,
                position=own,
                from_day=from_day,
                to_day=_leave_line(unit, post, from_day),
            )
        )
        return f"Move {post_told(post)} {told}"

    def _has_place(self) -> bool:
        return (self.position, self.before, self.after) != (None, None, None)

    def _place(self, unit: Unit, post: Post, on: date) -> tuple[Post, str]:
        """The post to stand under, and the place in words."""
        given = (("before", self.before), ("after", self.after), ("position", self.position))
        asked = [name for name, value in given if value is not None]
        if len(asked) > 1:
            raise Refused("places_clash", post=post.title, field=asked[1])
        under = None if self.under is None else unit.named(Post, code=self.under, field="under")
        if not asked or asked[0] == "position":
            if under is None:
                raise Refused("place_missing", post=post.title, field="under")
            return under, f"under {post_told(under)}"
        return self._beside(unit, under, on, asked[0])

    def _beside(self, unit: Unit, under: Post | None, on: date, side: str) -> tuple[Post, str]:
        beside = unit.named(Post, code=str(self.before or self.after), field=side)
        if beside.code == self.post:
            raise Refused("beside_itself", post=beside.title, field=side)
        line = _line_on(unit, beside, on)
        if line is None:
            raise Refused("beside_top", post=beside.title, on=long_day(on), field=side)
        above = unit.get(Post, line.under_id)
        if under is not None and under.id != above.id:
            raise Refused("beside_elsewhere", post=beside.title, above=above.title, field=side)
        return above, f"{side} {post_told(beside)}"

    def _make_way(self, unit: Unit, post: Post, under: Post, on: date) -> int:
        """The place among those under the post; others give way where they must."""
        rows = [
            row for row in unit.every(ReportingLine, under_id=under.id) if row.post_id != post.id
        ]
        codes = {row.post_id: unit.get(Post, row.post_id).code for row in rows}
        lines = [Line(row.id, row.position, codes[row.post_id]) for row in rows]
        now = {codes[row.post_id]: row.id for row in rows if row.on(on)}
        order = [line.id for line in in_order(lines)]
        own, changed = places_around(lines, self._at(order, now))
        for row in rows:
            if row.id in changed:
                unit.change(row, position=changed[row.id])
        return own

    def _at(self, order: Sequence[int], now: Mapping[str, int]) -> int:
        """Before which line in order the post goes."""
        if self.before is not None:
            return order.index(now[self.before])
        if self.after is not None:
            return order.index(now[self.after]) + 1
        in_force = [number for number, row in enumerate(order) if row in now.values()]
        if self.position is None or self.position >= len(in_force):
            return len(order)
        return in_force[max(0, self.position)]


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
            borough_id=None if self.borough is None else borough_named(unit, self.borough).id,
            ward_id=self._ward(unit),
            function_id=self._function(unit),
            from_day=self.from_day,
        )
        unit.add(post)
        if self.under is not None:
            under = unit.named(Post, code=self.under, field="under")
            _refuse_place(unit, post, under, self.from_day)
            lines = unit.every(ReportingLine, under_id=under.id)
            unit.add(
                ReportingLine(
                    id=unit.new_id(),
                    post_id=post.id,
                    under_id=under.id,
                    position=1 + max((line.position for line in lines), default=-1),
                    from_day=self.from_day,
                )
            )
        return f"Make the post {post_told(post)}"

    def _code(self, unit: Unit, bcu: Bcu) -> str:
        if self.code is None:
            # Of later desks by the desk too: what desks make apart gets codes that differ.
            desk = f"{unit.desk_number:02d}-" if unit.desk_number > 1 else ""
            return f"{bcu.code}-{desk}{unit.new_id() % 2**40}"
        code = clean_key(self.code, "code")
        if unit.every(Post, code=code):
            raise Refused("code_taken", value=code, field="code")
        return code

    def _ward(self, unit: Unit) -> int | None:
        return None if self.ward is None else ward_named(unit, self.ward, self.from_day).id

    def _function(self, unit: Unit) -> int | None:
        if self.function is None:
            return None
        return unit.named(CoreFunction, code=self.function, field="function").id


class ClosePost(Command, frozen=True, kw_only=True):
    """Close a post; `on` is the first day without it. Its holder must have left by then."""

    post: str
    on: date

    def run(self, unit: Unit) -> str:
        """End the post, its lines, and what a superintendent's post leads or is dedicated to."""
        post = unit.named(Post, code=self.post, field="post")
        self._refuse_in_use(unit, post)
        for kind in (ReportingLine, FunctionLead, Dedication):
            for row in unit.every(kind, post_id=post.id):
                if row.to_day is None or row.to_day > self.on:
                    end_on(unit, row, self.on)
        unit.change(post, to_day=self.on)
        return f"Close the post {post_told(post)} on {long_day(self.on)}"

    def _refuse_in_use(self, unit: Unit, post: Post) -> None:
        rest = Span(self.on)
        for posting in unit.every(Posting, post_id=post.id):
            if posting.days.overlaps(rest):
                person = unit.get(Person, posting.person_id)
                raise Refused(
                    "post_still_held", post=post.title, holder=person_told(person), field="on"
                )
        for line in unit.every(ReportingLine, under_id=post.id):
            if line.days.overlaps(rest):
                raise Refused("post_still_leads", post=post.title, field="on")
        if self.on <= post.from_day:
            raise Refused(
                "closes_before_start", post=post.title, start=long_day(post.from_day), field="on"
            )


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
        collar = clean_key(self.collar, "collar", 20)
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
        return f"Add {person_told(person)}"


def _refuse_place(unit: Unit, post: Post, under: Post, on: date) -> None:
    """Raise Refused where a post can't report to another from a day."""
    for each, field in ((post, "from"), (under, "under")):
        if not each.on(on):
            start = long_day(each.from_day)
            end = last_told(each.to_day)
            raise Refused("post_not_in_force", post=each.title, start=start, end=end, field=field)
    codes = {row.id: row.code for row in unit.every(Post)}
    over = {
        codes[row.post_id]: codes[row.under_id] for row in unit.every(ReportingLine) if row.on(on)
    }
    reason = why_not_under(_placed(unit, post), _placed(unit, under), over)
    if reason is not None:
        raise Refused(reason, post=post.title, under=under.title, field="under")


def _is_under(unit: Unit, post: Post, under: Post, on: date) -> bool:
    line = _line_on(unit, post, on)
    return line is not None and line.under_id == under.id


def _line_on(unit: Unit, post: Post, on: date) -> ReportingLine | None:
    return value_on(unit.every(ReportingLine, post_id=post.id), on)


def _leave_line(unit: Unit, post: Post, on: date) -> date | None:
    """End the line that a post has on a day; the day on which the next one begins, told."""
    later = [row for row in unit.every(ReportingLine, post_id=post.id) if row.from_day > on]
    now = _line_on(unit, post, on)
    if now is not None:
        end_on(unit, now, on)
    if not later:
        return post.to_day
    after = min(later, key=lambda row: row.from_day)
    under = unit.get(Post, after.under_id).title
    unit.note("later_move_stays", post=post.title, under=under, on=long_day(after.from_day))
    return after.from_day


def _placed(unit: Unit, post: Post) -> Placed:
    return Placed(post.code, str(post.bcu_id), unit.get(Rank, post.rank_id).grade)


class Correct(Command, frozen=True, kw_only=True):
    """Put a record right that was wrong from the start; a change from a day is another gesture.

    `record` is person, post or posting; `key` the collar number or post code; for a posting `on`
    is a day it holds. Person: collar, forename, surname. Post: title. Posting: from, to, standing.
    """

    corrects: ClassVar[bool] = True

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
            post = unit.change(post, title=_text(self.changes, "title"))
            return f"Correct the post {post_told(post)}"
        return self._posting(unit)

    def _person(self, unit: Unit) -> str:
        person = unit.named(Person, collar=self.key, field="key")
        fields = {name: _text(self.changes, name) for name in self.changes}
        if fields.get("collar", person.collar) != person.collar and unit.every(
            Person, collar=fields["collar"]
        ):
            raise Refused("collar_taken", value=fields["collar"], field="collar")
        unit.change(person, **fields)
        return f"Correct the record of {person_told(person)}"

    def _held(self, unit: Unit, post: Post) -> Posting:
        """The posting in a post on the day meant. Raises Refused `post_vacant`."""
        on = self.on or unit.today
        for row in unit.every(Posting, post_id=post.id):
            if row.on(on):
                return row
        raise Refused("post_vacant", post=post.title, on=long_day(on), field="on")

    def _posting(self, unit: Unit) -> str:
        post = unit.named(Post, code=self.key, field="key")
        row = self._held(unit, post)
        days = days_asked(self._from(row.from_day), self._to(row.to_day))
        refuse_out_of_force(post, days)
        for other in unit.every(Posting, post_id=post.id):
            if other.id != row.id and other.days.overlaps(days):
                raise Refused("guard_post_held", post=post.title, field="from")
        standing = self.changes.get("standing") or row.standing.value
        if standing not in set(Standing):
            raise Refused("bad_value", problem=f"“{standing}” is no standing", field="standing")
        refuse_rank(unit, post, unit.get(Person, row.person_id), Standing(standing))
        unit.change(row, from_day=days.start, to_day=days.end, standing=Standing(standing))
        return f"Correct the posting in {post_told(post)}"

    def _from(self, old: date) -> date:
        return day_of(_text(self.changes, "from"), "from") if "from" in self.changes else old

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
    """A new value; a collar number is held to what a new person's is."""
    text = changes[name] or ""
    return clean_key(text, name, 20) if name == "collar" else clean_text(text, name)
