"""Clashes that desks settled apart, neither having seen the other's decision.

All of it follows from the rows and the feeds, so that every desk finds the same. It stays open
until somebody settles it who has seen all of the decisions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import msgspec
from sqlalchemy import Connection, select

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.domain.merge.rows import RowChange, merged
from bcu_desk.domain.merge.settlements import Decision, Part, differing
from bcu_desk.store.books import feed_item, feed_step, step
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem, RowKey
from bcu_desk.store.exchange.unseen.sorts import DESK, SORTS
from bcu_desk.store.tables import settlement

ABOUT: Mapping[str, tuple[str, ...]] = {
    **{word: one.about for word, one in SORTS.items() if word == one.noun and word != DESK},
    "booking": (*SORTS["booking"].about, "state"),
}
_CANCELLED = "cancelled"
# Cancelled bookings that lay over one another, each changed by another desk.
_BOTH_CANCELLED = """
SELECT one.id, two.id FROM booking AS one JOIN booking AS two
  ON two.vehicle_id = one.vehicle_id AND two.state = 'cancelled' AND two.id <> one.id
  AND two.start_minute >= one.start_minute AND two.start_minute < one.end_minute
  AND (two.start_minute > one.start_minute OR two.id > one.id)
WHERE one.state = 'cancelled'
  AND EXISTS (SELECT 1 FROM feed_item AS a JOIN feed_item AS b ON b.desk <> a.desk
    WHERE a.noun = 'booking' AND a.row = one.id AND a.kind = 'update'
      AND b.noun = 'booking' AND b.row = two.id AND b.kind = 'update')"""
_CANCELLED_BY_SEVERAL = """
SELECT row FROM feed_item WHERE noun = 'booking'
  AND row IN (SELECT id FROM booking WHERE state = 'cancelled')
GROUP BY row HAVING count(DISTINCT desk) > 1"""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and what its step says of itself: who, when (UTC text), in words."""

    decision: Decision
    actor: str
    wall: str
    label: str

    @property
    def desk(self) -> int:
        """The number of the desk that decided so."""
        return self.decision.dot.desk


@dataclass(frozen=True, slots=True)
class Apart:
    """A clash, by its id, of these rows of a noun, that desks settled in different ways."""

    clash: str
    noun: str
    rows: tuple[int, ...]
    decisions: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of clashes that were settled: their settlements, what was done to each row."""

    settled: Mapping[str, Sequence[Decision]]
    changes: Mapping[RowKey, Sequence[RowChange]]
    seen: Contexts


def clash_name(noun: str, rows: Iterable[int]) -> str:
    """A clash's id, by the word it is known under and its rows: the same on every desk."""
    return msgspec.json.encode([str(noun), *sorted(rows)]).decode()


def members_of(clash: str) -> tuple[str, tuple[int, ...]]:
    """The noun of a clash's rows, and their ids."""
    name, *rows = json.loads(clash)
    return SORTS[name].noun if name in SORTS else name, tuple(rows)


def settled_apart(connection: Connection) -> Iterator[Apart]:
    """Every clash that desks settled in ways that do not go together, in order of their ids."""
    choices = _choices(connection)
    if not choices and len({one.desk for one, _ in feed.held(connection)}) < 2:
        return
    unsettled = _given_up(connection)
    if choices or unsettled:
        found = _found(connection, choices, unsettled)
        for clash in sorted({clash for clash, _ in choices.values()} | set(unsettled)):
            decisions = _apart(connection, clash, found)
            if decisions:
                told = tuple(Decided(one, *_told(connection, one.dot)) for one in decisions)
                yield Apart(clash, *members_of(clash), told)


def steps_rows(connection: Connection, noun: str, decision: Decision) -> Iterator[FeedItem]:
    """What a decision's step wrote of a noun for this clash, its settlement coming last."""
    if not decision.choice:
        return
    dot = decision.dot
    for item in reversed(_step_until(connection, dot)):
        if item.noun == "settlement" and item.dot != dot:
            return  # another clash that was settled in the same step
        if item.noun == noun:
            yield item


def _choices(connection: Connection) -> dict[int, tuple[str, str]]:
    """The clash and the choice of every settlement, by its row."""
    found = connection.execute(select(settlement.c.id, settlement.c.clash, settlement.c.choice))
    return {row.id: (row.clash, row.choice) for row in found if members_of(row.clash)[0] in ABOUT}


def _given_up(connection: Connection) -> tuple[str, ...]:
    """Ids of cancelled bookings that two desks may have given up or changed apart."""
    both = connection.exec_driver_sql(_BOTH_CANCELLED).all()
    several = connection.exec_driver_sql(_CANCELLED_BY_SEVERAL).all()
    return tuple(clash_name("booking", rows) for rows in (*both, *several))


def _found(
    connection: Connection, choices: Mapping[int, tuple[str, str]], more: Iterable[str]
) -> _Found:
    clashes = {clash for clash, _ in choices.values()} | set(more)
    keys = {("settlement", row) for row in choices}
    for noun, rows in map(members_of, clashes):
        keys |= {(noun, row) for row in rows}
    seen = feed.contexts(connection)
    changes = feed.changes(connection, tuple(sorted(keys)), seen)
    settled: dict[str, list[Decision]] = {}
    for row, (clash, choice) in choices.items():
        for one in changes["settlement", row]:
            if one.kind == "insert":
                settled.setdefault(clash, []).append(Decision(one.dot, one.clock, choice, ()))
    return _Found(settled, changes, seen)


def _apart(connection: Connection, clash: str, found: _Found) -> tuple[Decision, ...]:
    noun, rows = members_of(clash)
    settled = found.settled.get(clash, ())
    changes = [change for row in rows for change in _changes(noun, row, found)]
    if settled and _any_apart(settled, changes, found.seen):
        whole = [replace(one, parts=_parts(connection, noun, one)) for one in settled]
        told = differing(whole, changes, found.seen)
        if told:
            return told
    if noun != "booking":
        return ()
    pair = _cancelled_apart(rows, found) if len(rows) > 1 else _moved_apart(changes, found)
    if len(rows) == 1 and any(_settled_so(connection, one, rows[0], found) for one in pair):
        return ()  # told of the clash that was settled so
    known = (
        all(one.knew(other, found.seen) for other in pair)
        for one in (*settled, *_wider(clash, rows, found))
    )
    return () if any(known) else pair


def _wider(clash: str, rows: Sequence[int], found: _Found) -> Iterator[Decision]:
    """Settlements of other clashes that these rows are among, too."""
    for name, settled in found.settled.items():
        if name != clash and set(rows) <= set(members_of(name)[1]):
            yield from settled


def _settled_so(connection: Connection, one: Decision, row: int, found: _Found) -> bool:
    """Whether a change of a row is a part of the settlement of a clash."""
    return any(
        item.dot == one.dot
        for name, settled in found.settled.items()
        for other in settled
        if row in members_of(name)[1] and other.dot.feed == one.dot.feed
        for item in steps_rows(connection, "booking", other)
    )


def _any_apart(settled: Sequence[Decision], changes: Sequence[Decision], seen: Contexts) -> bool:
    """Whether there is any decision that had not seen another, nor was seen by it."""
    return len({one.choice for one in settled}) > 1 or any(
        not (one.knew(other, seen) or other.knew(one, seen)) for one in settled for other in changes
    )


def _changes(noun: str, row: int, found: _Found) -> Iterator[Decision]:
    """What was done to a row, as far as it matters to a clash."""
    for one in found.changes[noun, row]:
        cells = {name: one.cells[name] for name in ABOUT[noun] if name in one.cells}
        if one.kind == "delete" or (one.kind == "update" and cells):
            yield Decision(one.dot, one.clock, "", (Part(row, one.kind, cells),))


def _parts(connection: Connection, noun: str, decision: Decision) -> tuple[Part, ...]:
    return tuple(
        Part(one.row, one.kind, {n: one.cells[n] for n in ABOUT[noun] if n in one.cells})
        for one in steps_rows(connection, noun, decision)
    )


def _cancelled_apart(rows: Sequence[int], found: _Found) -> tuple[Decision, ...]:
    """Two cancellings of bookings that clashed, each by a desk that would have kept the other."""
    first, second = (_cancelling(row, found) for row in rows)
    if first is None or second is None or _in_sight(first, second, found.seen):
        return ()
    if first.dot.desk == second.dot.desk:
        return ()
    kept = _was_confirmed(rows[1], first, found) and _was_confirmed(rows[0], second, found)
    return tuple(sorted((first, second), key=Decision.rank)) if kept else ()


def _moved_apart(changes: Sequence[Decision], found: _Found) -> tuple[Decision, ...]:
    """The cancelling of a booking, and its move by a desk that did not know of that."""
    cancelled = [one for one in changes if _says(one).get("state") == _CANCELLED]
    moved = [one for one in changes if "state" not in _says(one)]
    pairs = (
        (one, other)
        for one in cancelled
        for other in moved
        if not _in_sight(one, other, found.seen)
    )
    last = max(pairs, key=lambda pair: (pair[0].rank(), pair[1].rank()), default=())
    return tuple(sorted(last, key=Decision.rank))


def _says(one: Decision) -> Mapping[str, object]:
    return one.parts[0].cells


def _cancelling(row: int, found: _Found) -> Decision | None:
    said = [one for one in _changes("booking", row, found) if _says(one).get("state") == _CANCELLED]
    return max(said, key=Decision.rank, default=None)


def _in_sight(one: Decision, other: Decision, seen: Contexts) -> bool:
    return one.knew(other, seen) or other.knew(one, seen)


def _was_confirmed(row: int, decision: Decision, found: _Found) -> bool:
    """Whether a booking was there and confirmed for the desk that decided."""
    known = [one for one in found.changes["booking", row] if saw(decision, one, found.seen)]
    inserted = any(one.kind == "insert" for one in found.changes["booking", row])
    if not known:
        return not inserted
    return merged(known).cells.get("state", "confirmed") == "confirmed"


def saw(decision: Decision, change: RowChange, seen: Contexts) -> bool:
    """Whether a desk knew of a change when it had decided."""
    return seen.knew(decision.dot, change.dot.feed, change.dot.number)


def _step_until(connection: Connection, dot: Dot) -> list[FeedItem]:
    """The changes of a step up to one of them."""
    at = (feed_item.c.desk == dot.desk) & (feed_item.c.incarnation == dot.incarnation)
    tx = connection.scalar(select(feed_item.c.tx).where(at, feed_item.c.number == dot.number))
    if tx is None:
        fresh = feed.not_numbered(connection)
        of_dot = next((one.tx for one in fresh if one.dot == dot), None)
        return [one for one in fresh if one.tx == of_dot and one.dot.number <= dot.number]
    asked = (
        select(feed_item.c.number)
        .where(at, feed_item.c.number <= dot.number, feed_item.c.tx != tx)
        .order_by(feed_item.c.number.desc())
    )
    first = (connection.scalar(asked.limit(1)) or 0) + 1
    found = feed.items(connection, dot.feed, first)
    return list(takewhile(lambda one: one.dot.number <= dot.number, found))


def _told(connection: Connection, dot: Dot) -> tuple[str, str, str]:
    """Who made a change, when, and what their step was called."""
    at = (feed_item.c.desk == dot.desk) & (feed_item.c.incarnation == dot.incarnation)
    tx = connection.scalar(select(feed_item.c.tx).where(at, feed_item.c.number == dot.number))
    if tx is None:
        fresh = {one.dot: one.tx for one in feed.not_numbered(connection)}
        asked = select(step.c.actor, step.c.wall, step.c.label).where(step.c.tx == fresh.get(dot))
    else:
        asked = select(feed_step.c.actor, feed_step.c.wall, feed_step.c.label).where(
            feed_step.c.desk == dot.desk,
            feed_step.c.incarnation == dot.incarnation,
            feed_step.c.tx == tx,
        )
    found = connection.execute(asked).first()
    return (found.actor, found.wall, found.label) if found is not None else ("", "", "")
