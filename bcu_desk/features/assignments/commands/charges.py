"""Dedicate a superintendent's post to a borough, let one lead a core function, and end either."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import (
    SUPERINTENDENT,
    CoreFunction,
    Dedication,
    FunctionLead,
    Post,
)
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span, gaps
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.commands.cutting import cut_all, overlapping
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.postings import days_asked, last_told, post_told, refuse_out_of_force
from bcu_desk.work.unit import Unit

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
        here = overlapping(unit.every(Dedication, borough_id=borough.id), days)
        own = overlapping(unit.every(Dedication, post_id=post.id), days)
        _refuse_again(post, borough.name, [row for row in own if row in here])
        others = [row for row in own if row not in here]
        if self.replace:
            cut_all(unit, (*here, *others), days)
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
        return f"Dedicate {post_told(post)} to {borough.name}"


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
        return f"End the dedication of {post_told(post)} to {borough.name} on {long_day(self.on)}"


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
        here = overlapping([row for row in every if row.post_id in of_bcu], days)
        own = overlapping(unit.every(FunctionLead, post_id=post.id), days)
        _refuse_again(post, function.title, [row for row in own if row in here])
        others = [row for row in own if row not in here]
        if self.replace:
            cut_all(unit, (*here, *others), days)
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
        return f"Let {post_told(post)} lead {function.title}"


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
        return f"End the lead of {function.title} by {post_told(post)} on {long_day(self.on)}"


def superintendents_post(unit: Unit, code: str) -> Post:
    """A superintendent's post by its code; another kind of post is refused."""
    post = unit.named(Post, code=code, field="post")
    if post.kind != SUPERINTENDENT:
        raise Refused("not_a_superintendents_post", post=post.title, field="post")
    return post


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
            busy_from=row.from_day.isoformat(),
            free_from="" if row.to_day is None else row.to_day.isoformat(),
            field="from",
        )


def _tell_posts(unit: Unit, here: list[C], name: str, code: str) -> None:
    if here:
        posts = tuple(post_told(unit.get(Post, row.post_id)) for row in here)
        unit.note(code, name=name, posts=posts)


def _end(unit: Unit, post: Post, name: str, rows: Iterable[C], on: date) -> None:
    """End the row that holds a day; one that starts on it is taken away."""
    for row in rows:
        if row.on(on):
            cut_all(unit, (row,), Span(on))
            return
    raise Refused("not_charged", post=post.title, name=name, on=long_day(on), field="on")
