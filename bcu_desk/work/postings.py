"""Putting people in posts: the gestures that several pages offer, and their rules."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.ranks import RankFit, rank_fit
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit


class Appoint(Command, frozen=True, kw_only=True):
    """Put a person in a post from a day, to a day where it ends.

    `replace` ends the previous holder the same day; without it a holder in the way is refused.
    `back` lets a holder who makes room come back when the new one ends, as after leave. `move` ends
    the person's other posts that day; without it they are kept and told.
    """

    post: str
    person: str
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)
    standing: Standing = Standing.SUBSTANTIVE
    replace: bool = False
    move: bool = False
    back: bool = False

    def run(self, unit: Unit) -> str:
        """Check post, rank and days, and write the posting."""
        post = unit.named(Post, code=self.post, field="post")
        person = unit.named(Person, collar=self.person, field="person")
        days = days_asked(self.from_day, self.to_day)
        refuse_out_of_force(post, days)
        refuse_out_of_service(person, days)
        refuse_rank(unit, post, person, self.standing)
        _make_room(unit, post, days, replace=self.replace, back=self.back)
        _leave_others(unit, person, days, move=self.move)
        if self.standing is not Standing.SUBSTANTIVE and self.to_day is None:
            unit.note(
                "acting_without_end", person=person_told(person), standing=self.standing.value
            )
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
        return f"Appoint {person_told(person)} to {post_told(post)}"


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
        return f"End {person_told(person)} in {post_told(post)} on {long_day(self.on)}"


class ExtendPosting(Command, frozen=True, kw_only=True):
    """Let a post's holder stay longer; `to` is the first day without, none for no end.

    `on` is a day on which they hold it, today unless told. `push` lets a next holder in the way
    start later; without it they are refused.
    """

    post: str
    to_day: date | None = msgspec.field(name="to")
    on: date | None = None
    push: bool = False

    def run(self, unit: Unit) -> str:
        """Check the new end and write it."""
        post = unit.named(Post, code=self.post, field="post")
        row = _held_on(unit, post, self.on or unit.today)
        person = unit.get(Person, row.person_id)
        if row.to_day is None or (self.to_day is not None and self.to_day <= row.to_day):
            raise Refused(
                "extended_no_longer",
                person=person_told(person),
                last=last_told(row.to_day),
                field="to",
            )
        days = Span(row.from_day, self.to_day)
        refuse_out_of_force(post, days)
        _push_next(unit, post, row, days, push=self.push)
        if row.standing is not Standing.SUBSTANTIVE and self.to_day is None:
            told = person_told(person)
            unit.note("acting_without_end", person=told, standing=row.standing.value)
        unit.change(row, to_day=self.to_day)
        return f"Extend {person_told(person)} in {post_told(post)} {last_told(self.to_day)}"


def days_asked(from_day: date, to_day: date | None) -> DaySpan:
    """The days asked for; an end that is not after the start is refused beside its field."""
    if to_day is not None and to_day <= from_day:
        raise Refused("empty_span", start=long_day(from_day), end=long_day(to_day), field="to")
    return Span(from_day, to_day)


def end_on(unit: Unit, row: Dated, day: date) -> None:
    """End a posting, line or the like on a day; one that would start then or later goes."""
    if row.from_day < day:
        unit.change(row, to_day=day)
    else:
        unit.remove(row)


def last_told(to_day: date | None) -> str:
    """How days go on in a sentence: `to` their last day, or `on` without an end."""
    return "on" if to_day is None else f"to {long_day(to_day - timedelta(days=1))}"


def person_told(person: Person) -> str:
    """A person as sentences name them: name and collar number."""
    return f"{person.name} {person.collar}"


def post_told(post: Post) -> str:
    """A post as steps name it: title and code, for every BCU has posts of the same title."""
    return f"{post.title} ({post.code})"


def refuse_out_of_force(post: Post, days: DaySpan) -> None:
    """Refuse days on some of which a post is not in force."""
    if not post.on(days.start) or (
        post.to_day is not None and (days.end is None or post.to_day < days.end)
    ):
        start = long_day(post.from_day)
        end = last_told(post.to_day)
        raise Refused("post_not_in_force", post=post.title, start=start, end=end, field="from")


def refuse_out_of_service(person: Person, days: DaySpan) -> None:
    """Refuse a person who is not in service on the first of the days."""
    if not person.on(days.start):
        raise Refused(
            "not_in_service", person=person_told(person), on=long_day(days.start), field="from"
        )


def refuse_rank(unit: Unit, post: Post, person: Person, standing: Standing) -> None:
    """Refuse a lower rank that would hold a post without acting or temporary rank."""
    own, wanted = unit.get(Rank, person.rank_id), unit.get(Rank, post.rank_id)
    if rank_fit(own, wanted) is RankFit.LOWER and standing is Standing.SUBSTANTIVE:
        raise Refused(
            "rank_too_low",
            person=person_told(person),
            own=own.code,
            wanted=wanted.code,
            post=post.title,
            field="standing",
        )


def _make_room(unit: Unit, post: Post, days: DaySpan, *, replace: bool, back: bool = False) -> None:
    """Refuse a holder in the way, or end them the day the new one starts.

    One who comes `back` has another posting for the days that are left after it.
    """
    for row in sorted(unit.every(Posting, post_id=post.id), key=lambda row: row.from_day):
        if not row.days.overlaps(days):
            continue
        if not replace:
            raise _held(unit, post, row, "from", since=days.start)
        end_on(unit, row, days.start)
        if back and days.end is not None and (row.to_day is None or days.end < row.to_day):
            unit.add(dataclasses.replace(row, id=unit.new_id(), from_day=days.end))


def _held(unit: Unit, post: Post, row: Posting, field: str, *, since: date | None) -> Refused:
    """Why not: somebody holds the post.

    `free_from` is the first day after that on which nobody does; `busy_from` is told where a day
    since then is free.
    """
    room = since is None or since < row.from_day
    free = row.to_day
    rows = {other.from_day: other for other in unit.every(Posting, post_id=post.id)}
    while free is not None and free in rows:
        free = rows[free].to_day
    return Refused(
        "post_held",
        post=post.title,
        holder=person_told(unit.get(Person, row.person_id)),
        holder_from=long_day(row.from_day),
        holder_to=last_told(row.to_day),
        busy_from=row.from_day.isoformat() if room else "",
        free_from="" if free is None else free.isoformat(),
        field=field,
    )


def _held_on(unit: Unit, post: Post, on: date) -> Posting:
    """The posting of the day. Raises Refused where the post is vacant."""
    held = next((row for row in unit.every(Posting, post_id=post.id) if row.on(on)), None)
    if held is None:
        raise Refused("post_vacant", post=post.title, on=long_day(on), field="on")
    return held


def _push_next(unit: Unit, post: Post, row: Posting, days: DaySpan, *, push: bool) -> None:
    """Let later holders start when the one who stays leaves, or refuse them in the way."""
    for other in unit.every(Posting, post_id=post.id):
        if other.id == row.id or not other.days.overlaps(days):
            continue
        if push and days.end is not None and (other.to_day is None or days.end < other.to_day):
            unit.change(other, from_day=days.end)
            continue
        raise _held(unit, post, other, "to", since=row.to_day)


def _leave_others(unit: Unit, person: Person, days: DaySpan, *, move: bool) -> None:
    """End the person's other postings, or tell of them."""
    kept = []
    for row in unit.every(Posting, person_id=person.id):
        if not row.days.overlaps(days):
            continue
        if move:
            end_on(unit, row, days.start)
        else:
            kept.append(post_told(unit.get(Post, row.post_id)))
    if kept:
        unit.note("person_in_two_posts", person=person_told(person), posts=tuple(kept))
