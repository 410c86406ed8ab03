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

_PLACES = {name: at for at, name in enumerate(posting.c.keys())}
_CHANGE = "item.cells, item.desk, item.incarnation, item.number, item.clock, item.tx"
# What was said of postings that stand, and of those that were removed (their last image tells).
_WRITTEN = f"""
SELECT post.ward_id, post.kind, item.kind AS done, item.row, posting.person_id,
  posting.from_day, posting.to_day, {_CHANGE}
FROM feed_item AS item JOIN posting ON posting.id = item.row JOIN post ON post.id = posting.post_id
WHERE item.noun = 'posting' AND item.kind = 'update' AND post.ward_id IS NOT NULL
  AND post.kind IN ('dwo', 'pcso')
UNION ALL
SELECT post.ward_id, post.kind, item.kind, item.row, json_extract(item.cells, '$.person_id'),
  json_extract(item.cells, '$.from_day'), json_extract(item.cells, '$.to_day'), {_CHANGE}
FROM feed_item AS item JOIN post ON post.id = json_extract(item.cells, '$.post_id')
WHERE item.noun = 'posting' AND item.kind = 'delete' AND post.ward_id IS NOT NULL
  AND post.kind IN ('dwo', 'pcso') AND NOT EXISTS (SELECT 1 FROM posting WHERE id = item.row)
ORDER BY 1, 2, 4, item.clock, item.desk"""
ENDS, BEGINS_LATER, REMOVED = "ends", "begins_later", "removed"


@dataclass(frozen=True, slots=True)
class Taking:
    """A posting that lost days, by the change that says so, and which desk made it.

    It `ends` sooner, `begins_later`, or was `removed`: `how`. `since` and `until` are the days
    from which and to which it would have lasted (None: no end), `day` the first that it is without
    or, where it begins later, on which it begins; `instead` are the postings that the person got
    in the same step, `cells` what a removed one said last.
    """

    row: int
    since: date
    until: date | None
    desk: int
    clock: int
    instead: tuple[int, ...]
    how: str
    day: date
    person: int
    cells: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A ward below its promise: a taking that stands for now, and one that is one too many."""

    ward: int
    stands: Taking
    displaced: Taking


Lost = tuple[Leaving, Taking]


def ward_gaps(connection: Connection, home_of: Callable[[int], int]) -> Iterator[Gap]:
    """Every such gap, ward by ward: what the ward's home desk took stands, then the earlier."""
    written = connection.exec_driver_sql(_WRITTEN).all()
    by_ward = groupby(written, lambda row: (row.ward_id, row.kind))
    told_of = {of: list(rows) for of, rows in by_ward}
    asked = {of: told for of, told in told_of.items() if len({row.desk for row in told}) > 1}
    if not asked:
        return
    seen = feed.contexts(connection)  # of every desk: once for all wards
    for (number, kind), told in asked.items():
        home = home_of(number)
        lost = sorted(_lost(connection, told, seen), key=lambda one: _order(one[1], home))
        team = _team(connection, (number, kind), lost)
        of_row = {taking.row: taking for _, taking in lost}
        for one, other in beyond_the_promise(team, seen):
            yield Gap(number, of_row[one.row], of_row[other.row])


def _order(one: Taking, home: int) -> tuple[bool, int, int, int]:
    return one.desk != home, one.clock, one.desk, one.row


def _lost(connection: Connection, told: Iterable[Row[Any]], seen: Contexts) -> Iterator[Lost]:
    """The postings that lost days, each by the earliest change that took some from it."""
    for _, rows in groupby(told, lambda row: row.row):
        changes = list(rows)
        found = ((one, _loss(connection, one, seen)) for one in changes)
        first, loss = next(((one, loss) for one, loss in found if loss is not None), (None, None))
        if first is None or loss is None:
            continue
        how, before = loss
        alike = [one for one in changes if one.done == "delete" or _says(one, how, first)]
        dots = tuple(Dot(one.desk, one.incarnation, one.number) for one in alike)
        day = _day(first.to_day if how == ENDS else first.from_day)
        taking = Taking(
            row=first.row,
            since=before.start,
            until=before.end,
            desk=first.desk,
            clock=first.clock,
            instead=_instead(connection, first),
            how=how,
            day=day,
            person=first.person_id,
            cells=tuple(json.loads(first.cells).items()) if how == REMOVED else (),
        )
        yield Leaving(first.row, _days_lost(how, before, day), dots), taking


def _days_lost(how: str, before: DaySpan, day: date) -> DaySpan:
    """The days that a posting lost, of those that it had; all, where it was removed."""
    if how == ENDS:
        return Span(max(day, before.start), before.end)
    return Span(before.start, day) if how == BEGINS_LATER else before


def _says(one: Row[Any], how: str, first: Row[Any]) -> bool:
    """Whether a change says of a posting's end, or of its beginning, what another did."""
    name = "to_day" if how == ENDS else "from_day"
    told, as_first = json.loads(one.cells), json.loads(first.cells)
    return name in told and told[name] == as_first[name]


def _loss(connection: Connection, one: Row[Any], seen: Contexts) -> tuple[str, DaySpan] | None:
    """How a change took days from a posting, as it stands; and its days for whoever made it."""
    told = json.loads(one.cells)
    if one.done == "delete":
        return REMOVED, _span(told["from_day"], told["to_day"])
    before = {name: _before(connection, one, name, seen) for name in ("from_day", "to_day")}
    old = _span(before["from_day"], before["to_day"])
    if told.get("to_day", "") == one.to_day is not None and _sooner(one.to_day, before["to_day"]):
        return ENDS, old
    if told.get("from_day") == one.from_day and str(before["from_day"]) < one.from_day:
        return BEGINS_LATER, old
    return None


def _sooner(day: str, before: Value) -> bool:
    return before is None or day < str(before)


def _span(start: Value, end: Value) -> DaySpan:
    return Span(date.fromisoformat(str(start)), None if end is None else _day(end))


def _day(told: Value) -> date:
    return date.fromisoformat(str(told))


def _before(connection: Connection, change: Row[Any], name: str, seen: Contexts) -> Value:
    """What a posting said in a cell for the desk that changed it, before it did."""
    dot = Dot(change.desk, change.incarnation, change.number)
    (changes,) = feed.changes(connection, (("posting", change.row),), seen).values()
    writes = [
        Write(one.dot, one.clock, seen.seen_at(one.dot), one.cells[name])
        for one in changes
        if name in one.cells and one.kind != "delete"
    ]
    known = [one for one in writes if one.dot != dot and seen.seen_at(dot).knows(one.dot)]
    if known:
        return siblings(known)[0].value
    return _at_first(connection, change, name, {one.value for one in writes})


def _at_first(connection: Connection, change: Row[Any], name: str, told: Container[Value]) -> Value:
    """A cell before any feed told of it, by the log of this desk; else it is as it was."""
    found = connection.execute(
        select(op.c.before, op.c.mask)
        .where(op.c.noun == "posting", op.c.row == change.row, op.c.kind == "update")
        .order_by(op.c.seq.desc())
    )
    place = _PLACES[name]
    for one in found:
        before: Value = json.loads(one.before)[place]
        if one.mask >> place & 1 and (before is None or before not in told):
            return before
    said: Value = json.loads(change.cells).get(name, getattr(change, name))
    return said


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


def _team(connection: Connection, of: tuple[int, str], lost: Sequence[Lost]) -> Team:
    number, kind = of
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
    before = {
        one.row: _span(str(one.since), str(one.until) if one.until else None) for _, one in lost
    }
    comings = tuple(_comings(connection, {**days, **before}))
    return Team(posted, targets, tuple(leaving for leaving, _ in lost), comings)


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
