"""Wards that fell below their promise since two desks each took somebody, neither knowing it.

All of it follows from the rows and the feeds, so that every desk finds the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, Target
from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.domain.merge.registers import Value, Write, siblings
from bcu_desk.domain.merge.ward_gaps import Coming, Leaving, Team, beyond_the_promise
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.store.books import feed_item, op
from bcu_desk.store.exchange import feed
from bcu_desk.store.rows import every
from bcu_desk.store.tables import person, post, posting, target, ward

_TO_DAY = tuple(posting.c.keys()).index("to_day")
_ENDS = """
SELECT post.ward_id, post.kind, item.row, posting.person_id, posting.to_day,
  item.desk, item.incarnation, item.number, item.clock, item.tx
FROM feed_item AS item JOIN posting ON posting.id = item.row JOIN post ON post.id = posting.post_id
WHERE item.noun = 'posting' AND item.kind = 'update' AND post.ward_id IS NOT NULL
  AND post.kind IN ('dwo', 'pcso') AND posting.to_day = json_extract(item.cells, '$.to_day')
ORDER BY post.ward_id, post.kind, item.row, item.clock, item.desk"""


@dataclass(frozen=True, slots=True)
class Taking:
    """A posting whose end was brought forward, and by which desk.

    `until` is the day to which it would have lasted (None: no end), `instead` the postings that
    the person got in the same step; `desk` and `clock` are those of the change.
    """

    row: int
    until: date | None
    desk: int
    clock: int
    instead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A ward below its promise: a taking that stands for now, and one that is one too many."""

    ward: int
    stands: Taking
    displaced: Taking


Lost = tuple[Leaving, Taking]


def ward_gaps(connection: Connection, home_of: Callable[[int], int]) -> Iterator[Gap]:
    """Every such gap, ward by ward: what the ward's home desk took stands, then the earlier."""
    written = connection.exec_driver_sql(_ENDS).all()
    by_ward = groupby(written, lambda row: (row.ward_id, row.kind))
    told_of = {of: list(rows) for of, rows in by_ward}
    asked = {of: told for of, told in told_of.items() if len({row.desk for row in told}) > 1}
    if not asked:
        return
    seen = feed.contexts(connection)  # of every desk: once for all wards
    for (number, kind), told in asked.items():
        home = home_of(number)
        lost = sorted(_lost(connection, told, seen), key=lambda one: _order(one[1], home))
        team = _team(connection, number, kind, tuple(leaving for leaving, _ in lost))
        of_row = {taking.row: taking for _, taking in lost}
        for one, other in beyond_the_promise(team, seen):
            yield Gap(number, of_row[one.row], of_row[other.row])


def _order(one: Taking, home: int) -> tuple[bool, int, int, int]:
    return one.desk != home, one.clock, one.desk, one.row


def _lost(connection: Connection, ends: Iterable[Row[Any]], seen: Contexts) -> Iterator[Lost]:
    """The postings that end before they would have ended, the earliest change telling of each."""
    for number, rows in groupby(ends, lambda row: row.row):
        told = list(rows)
        first, day = told[0], date.fromisoformat(told[0].to_day)
        until = _until(connection, first, seen)
        if until is not None and until <= day:
            continue
        dots = tuple(Dot(one.desk, one.incarnation, one.number) for one in told)
        instead = _instead(connection, first)
        taking = Taking(number, until, first.desk, first.clock, instead)
        yield Leaving(number, Span(day, until), dots), taking


def _until(connection: Connection, end: Row[Any], seen: Contexts) -> date | None:
    """To which day a posting lasted for the desk that ended it, before it did."""
    dot = Dot(end.desk, end.incarnation, end.number)
    (changes,) = feed.changes(connection, (("posting", end.row),), seen).values()
    writes = [
        Write(one.dot, one.clock, seen.seen_at(one.dot), one.cells["to_day"])
        for one in changes
        if "to_day" in one.cells and one.kind != "delete"
    ]
    known = [one for one in writes if one.dot != dot and seen.seen_at(dot).knows(one.dot)]
    if known:
        said = siblings(known)[0].value
    else:
        said = _at_first(connection, end.row, {one.value for one in writes})
    return None if said is None else date.fromisoformat(str(said))


def _at_first(connection: Connection, row: int, told: Container[Value]) -> Value:
    """The end of a posting before any feed told of it, by the log of this desk."""
    found = connection.execute(
        select(op.c.before, op.c.mask)
        .where(op.c.noun == "posting", op.c.row == row, op.c.kind == "update")
        .order_by(op.c.seq.desc())
    )
    for one in found:
        before: Value = json.loads(one.before)[_TO_DAY]
        if one.mask >> _TO_DAY & 1 and (before is None or before not in told):
            return before
    return None


def _instead(connection: Connection, end: Row[Any]) -> tuple[int, ...]:
    """The postings that a person got in the step which ended this one, as far as they stand."""
    asked = (
        select(posting.c.id)
        .join(feed_item, feed_item.c.row == posting.c.id)
        .where(feed_item.c.noun == "posting", feed_item.c.kind == "insert")
        .where(feed_item.c.desk == end.desk, feed_item.c.incarnation == end.incarnation)
        .where(feed_item.c.tx == end.tx, posting.c.person_id == end.person_id)
        .order_by(posting.c.id)
    )
    return tuple(connection.scalars(asked))


def _team(connection: Connection, number: int, kind: str, leavings: tuple[Leaving, ...]) -> Team:
    here = (post.c.ward_id == number) & (post.c.kind == kind)
    held = connection.execute(
        select(posting, post.c.from_day.label("made"), post.c.to_day.label("closed"))
        .add_columns(person.c.from_day.label("joined"), person.c.to_day.label("left"))
        .join(post, post.c.id == posting.c.post_id)
        .join(person, person.c.id == posting.c.person_id)
        .where(here)
    ).all()
    days = {row.id: _days(row) for row in held}
    posted = tuple((found, row.person_id) for row in held if (found := days[row.id]) is not None)
    targets = tuple(one for one in _targets(connection, number) if one.kind in (kind, UPLIFT))
    if kind != WARD_OFFICER:
        targets = tuple(one for one in targets if one.kind == kind)
    return Team(posted, targets, leavings, tuple(_comings(connection, days)))


def _days(row: Row[Any]) -> DaySpan | None:
    """The days on which posting, post and person's service all last."""
    start = max(row.from_day, row.made, row.joined)
    end = min((day for day in (row.to_day, row.closed, row.left) if day is not None), default=None)
    if end is not None and end <= start:
        return None
    return Span(date.fromisoformat(start), None if end is None else date.fromisoformat(end))


def _comings(connection: Connection, days: Mapping[int, DaySpan | None]) -> Iterator[Coming]:
    """The postings of a ward that feeds brought."""
    asked = select(feed_item).where(feed_item.c.noun == "posting", feed_item.c.kind == "insert")
    for row in connection.execute(asked.where(feed_item.c.row.in_(days))):
        found = days[row.row]
        if found is not None:
            yield Coming(Dot(row.desk, row.incarnation, row.number), found)


def _targets(connection: Connection, number: int) -> Sequence[Target]:
    """What is promised to a ward: by itself, by its borough, to all."""
    borough = connection.scalar(select(ward.c.borough_id).where(ward.c.id == number))
    everywhere = target.c.ward_id.is_(None) & target.c.borough_id.is_(None)
    of_borough = target.c.ward_id.is_(None) & (target.c.borough_id == borough)
    return every(connection, Target, or_(everywhere, of_borough, target.c.ward_id == number))
