"""Letting old changes go that every desk has seen and that later ones have replaced.

What remains says the same: for each cell the writes that stand, for each row its insert, and what
every desk had seen. The log of this desk stays whole; segments keep their signed heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from bcu_desk.domain.desks import ACTIVE
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, common
from bcu_desk.domain.merge.registers import siblings
from bcu_desk.domain.merge.rows import RowChange, merged
from bcu_desk.store.books import feed_item, segment
from bcu_desk.store.exchange import feed, peers
from bcu_desk.store.exchange.feed import RowKey
from bcu_desk.store.exchange.roster import NOUN, roster
from bcu_desk.store.exchange.sealed.segments import Segment

KEPT_DAYS = 90
_DAY_MS = 86_400_000
_CLOCK_BITS = 16


@dataclass(frozen=True, slots=True)
class LetGo:
    """How many changes and segments were let go of."""

    changes: int
    segments: int


def horizon(connection: Connection) -> Knowledge:
    """What every active desk is known to hold; a desk never heard from holds it back."""
    own = feed.own_feed(connection).desk
    desks = [one.id for one in roster(connection).values() if one.status == ACTIVE]
    others = [peers.knowledge_of(connection, number) for number in desks if number != own]
    return common([*others, feed.held(connection)])


def let_go(connection: Connection, now_ms: int, days: int = KEPT_DAYS) -> LetGo:
    """Let go of what is below the horizon and older than so many days."""
    latest = (now_ms - days * _DAY_MS) << _CLOCK_BITS
    seen_by_all = horizon(connection)
    cuts: dict[FeedId, int] = {}
    count = 0
    for feed_id, last in seen_by_all:
        cut, segments = _let_segments_go(connection, feed_id, last, latest)
        count += segments
        if segments:
            cuts[feed_id] = cut
    return LetGo(_let_changes_go(connection, cuts) if cuts else 0, count)


def _let_segments_go(
    connection: Connection, feed_id: FeedId, seen: int, latest: int
) -> tuple[int, int]:
    """Empty a feed's oldest segments; the last number that is covered, and how many they are."""
    place = (segment.c.desk == feed_id.desk) & (segment.c.incarnation == feed_id.incarnation)
    found = connection.execute(
        select(segment.c.first, segment.c.last, segment.c.head)
        .where(place, segment.c.payload != b"", segment.c.last <= seen)
        .order_by(segment.c.first)
    ).all()
    cut = count = 0
    for row in found:
        if Segment(row.head, b"", b"").header.last_clock >= latest:
            break
        at = place & (segment.c.first == row.first)
        connection.execute(update(segment).where(at).values(payload=b""))
        cut, count = row.last, count + 1
    return cut, count


def _let_changes_go(connection: Connection, cuts: dict[FeedId, int]) -> int:
    contexts = feed.contexts(connection)
    old = Knowledge(cuts)
    keys = tuple(_touched(connection, cuts))
    gone: list[Dot] = []
    for key, changes in feed.changes(connection, keys, contexts).items():
        if key[0] != NOUN:
            gone += [dot for dot in _replaced(changes, old) if old.knows(dot)]
    last = {Dot(*feed_id, number) for feed_id, number in feed.held(connection)}
    chosen = [dot for dot in gone if dot not in last]  # the last tells how far a feed goes
    for dot in chosen:
        at = (feed_item.c.desk == dot.desk) & (feed_item.c.incarnation == dot.incarnation)
        connection.execute(delete(feed_item).where(at, feed_item.c.number == dot.number))
    return len(chosen)


def _touched(connection: Connection, cuts: dict[FeedId, int]) -> Iterator[RowKey]:
    keys: dict[RowKey, None] = {}
    for feed_id, cut in cuts.items():
        place = (feed_item.c.desk == feed_id.desk) & (
            feed_item.c.incarnation == feed_id.incarnation
        )
        found = select(feed_item.c.noun, feed_item.c.row).where(
            place, feed_item.c.number <= cut, feed_item.c.kind != feed.MERGE
        )
        keys |= {(row.noun, row.row): None for row in connection.execute(found)}
    return iter(keys)


def _replaced(changes: Sequence[RowChange], old: Knowledge) -> set[Dot]:
    """The changes of a row that say nothing any more.

    Of a row that is gone its delete stays: a desk that was withdrawn, and whose changes the lead
    lets count after all, may have gone on with the row, which is then put back as it was.
    """
    every = {one.dot for one in changes}
    state = merged(changes)
    if not state.stands and not state.open_end and all(old.knows(dot) for dot in every):
        return every - _ends(changes)
    return every - _standing(changes)


def _ends(changes: Iterable[RowChange]) -> set[Dot]:
    """Those that say whether the row stands."""
    return {one.dot for one in siblings(one.write(int(one.kind != "delete")) for one in changes)}


def _standing(changes: Iterable[RowChange]) -> set[Dot]:
    """Inserts, the writes of each cell that stand, and those that say whether the row does."""
    every = list(changes)
    kept = {one.dot for one in every if one.kind == "insert"}
    kept |= _ends(every)
    cells = {name for one in every for name in one.cells if one.kind != "delete"}
    for name in cells:
        writes = (
            one.write(one.cells[name])
            for one in every
            if one.kind != "delete" and name in one.cells
        )
        kept |= {one.dot for one in siblings(writes)}
    return kept
