"""Move the day on which a holder ends or starts; the neighbour that meets it goes along."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from bcu_desk.domain.assignments import CoreFunction, Dedication, FunctionLead, Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.plans.edges import Record, Side, held_at, moves_of
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.postings import (
    person_told,
    post_told,
    refuse_out_of_force,
    refuse_out_of_service,
)
from bcu_desk.work.unit import Unit

Line = Posting | Dedication | FunctionLead


class MoveEdge(Command, frozen=True, kw_only=True):
    """Change, from a day on, when a holder or a charge of a post ends or starts.

    `on` is the edge as it is: the first day without for an end, the first day for a start; `to`
    where it shall be. `thing` is the borough or core function of a dedication or lead. With
    `follow` the neighbour that meets the edge, or is in the way, moves too. Days that are over
    are refused: `correct_edge` puts those right.
    """

    post: str
    on: date
    to: date
    side: Side = Side.END
    record: Record = Record.POSTING
    thing: str = ""
    follow: bool = True

    def run(self, unit: Unit) -> str:
        """Check the new days and write them."""
        post = unit.named(Post, code=self.post, field="post")
        self._refuse_past(unit)
        mine, every, name = self._lines(unit, post)
        held = held_at(mine, self.side, self.on)
        if held is None:
            raise Refused("no_such_edge", post=post.title, on=long_day(self.on), field="on")
        if self.to == self.on:
            raise Refused("edge_not_moved", on=long_day(self.on), field="to")
        moves = moves_of(held, every, self.side, self.to, follow=self.follow)
        # What gets shorter makes room first: no two rows may share a day at any time.
        for row, days in sorted(moves, key=lambda move: move[1].within(move[0].days) != move[1]):
            _check(unit, row, days)
            unit.change(row, from_day=days.start, to_day=days.end)
        who = name or person_told(unit.get(Person, _person_of(held)))
        return self._label(who, post)

    def _lines(self, unit: Unit, post: Post) -> tuple[tuple[Line, ...], tuple[Line, ...], str]:
        """The post's own rows, all rows of the lane, and the name of borough or function."""
        if self.record is Record.POSTING:
            rows = unit.every(Posting, post_id=post.id)
            return rows, rows, ""
        if self.record is Record.DEDICATION:
            borough = borough_named(unit, self.thing)
            held = unit.every(Dedication, borough_id=borough.id)
            return tuple(row for row in held if row.post_id == post.id), held, borough.name
        function = unit.named(CoreFunction, code=self.thing, field="thing")
        of_bcu = {row.id for row in unit.every(Post, bcu_id=post.bcu_id)}
        led = tuple(
            row
            for row in unit.every(FunctionLead, function_id=function.id)
            if row.post_id in of_bcu
        )
        return tuple(row for row in led if row.post_id == post.id), led, function.title

    def _refuse_past(self, unit: Unit) -> None:
        first = min(self.on, self.to)
        if not self.corrects and first < unit.today:
            today = long_day(unit.today)
            raise Refused("change_of_the_past", day=long_day(first), today=today, field="to")

    def _label(self, who: str, post: Post) -> str:
        return edge_label(who, post_told(post), self.side, self.to, correct=self.corrects)


class CorrectEdge(MoveEdge, frozen=True, kw_only=True):
    """Put right when a holder or a charge of a post ended or started, on any day.

    The fields are those of `move_edge`.
    """

    corrects: ClassVar[bool] = True


def edge_label(who: str, post: str, side: Side, to: date, *, correct: bool) -> str:
    """The name of the step, as it is told before the drop and by undo."""
    verb = "Correct" if correct else "Change"
    day = to - timedelta(days=1) if side is Side.END else to
    return f"{verb} the {side.value} of {who} in {post} to {long_day(day)}"


def _person_of(row: Line) -> int:
    if not isinstance(row, Posting):
        raise TypeError(f"{row!r} names no person")
    return row.person_id


def _check(unit: Unit, row: Line, days: DaySpan) -> None:
    """The new days lie within the post's own and the person's service."""
    refuse_out_of_force(unit.get(Post, row.post_id), days)
    if isinstance(row, Posting):
        refuse_out_of_service(unit.get(Person, row.person_id), days)
