"""One import: changes of other desks taken in as one step, or nothing of them."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store import change_log
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, merging
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.sealed.segments import Transaction

NOTHING = Taken(0, {}, {}, {})
MOST_AT_ONCE = 100_000  # changes that are held in memory and taken in together
PART = 80_000  # of more than that, so many at a time
_STEP = ("tx", "actor", "command", "label", "reason", "wall")
_KEEP = (
    f"INSERT OR IGNORE INTO feed_step (desk, incarnation, {', '.join(_STEP)})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Items of one feed that came, with what their steps say of themselves."""

    feed: FeedId
    items: Collection[FeedItem]
    steps: tuple[Transaction, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How changes are taken in; `done` is told how many are, and what it raises ends the work.

    Without `log` nothing tells how to take them back: all must be rolled back.
    """

    log: bool = True
    done: Callable[[int], object] = int


def take(
    connection: Connection,
    arrived: Sequence[Arrived],
    head: StepHead,
    *,
    wall_ms: int,
    way: Way | None = None,
) -> Taken:
    """Take in what is new of what arrived, within the caller's transaction.

    `head` is of kind `merge`. What is known already is passed over. The stretches follow on
    what is held (`domain.merge.arrivals` has sorted them). Nothing new: no step, no trace.
    """
    how = way or Way()
    feed.number_own(connection)
    several = sum(len(part.items) for part in arrived) > MOST_AT_ONCE
    parts = _parts(feed.held(connection), arrived, PART if several else MOST_AT_ONCE)
    part = next(parts, None)
    if part is None:
        return NOTHING
    tx = change_log.open_step(connection, head, wall_ms=wall_ms)
    keep_steps(connection, arrived)
    taken = merging.take_in(connection, part, head.wall, log=how.log or several)
    how.done(taken.items)
    del part  # else a part is held while the next one is made
    while part := next(parts, None):
        taken = _joined(taken, merging.take_in(connection, part, head.wall))
        how.done(taken.items)
        del part
    if taken.data:
        feed.say_seen(connection, change_log.clock_of(connection, tx))
    if several:
        taken = _counted(connection, tx, taken)
    if not change_log.end_step(connection, tx, head.label):
        tx = 0  # nothing of it is shown, such as a write that another one outranks
    put_back(connection, head, wall_ms)
    return replace(taken, tx=tx)


def _parts(known: Knowledge, arrived: Sequence[Arrived], size: int) -> Iterator[list[FeedItem]]:
    """What is new, in parts that fit in memory; no change comes before one that its desk had seen.

    The clock sees to that: a change has a later one than whatever its desk had seen.
    """
    by_feed: dict[FeedId, list[Arrived]] = {}
    for part in arrived:
        by_feed.setdefault(part.feed, []).append(part)
    fresh = [_fresh(known.of(feed_id), parts) for feed_id, parts in by_feed.items()]
    in_order = fresh[0] if len(fresh) == 1 else heapq.merge(*fresh, key=lambda one: one.clock)
    while items := list(islice(in_order, size)):
        yield items
        del items


def _fresh(last: int, parts: Sequence[Arrived]) -> Iterator[FeedItem]:
    """The changes of a feed beyond a number, each once."""
    for part in parts:
        fresh = [one for one in part.items if one.dot.number > last]
        if fresh:
            last = fresh[-1].dot.number
            yield from fresh


def _joined(one: Taken, other: Taken) -> Taken:
    """Both parts' doings; rows are counted by the log at the end."""
    return replace(
        other,
        items=one.items + other.items,
        data=one.data + other.data,
    )


def _counted(connection: Connection, tx: int, taken: Taken) -> Taken:
    """What several parts did to the rows, by the log: a row may have been written in each."""
    new, changed, removed = Counter[str](), Counter[str](), Counter[str]()
    gone: list[feed.RowKey] = []
    for noun, ends in change_log.ends_of_rows(connection, tx):
        new[noun], changed[noun], removed[noun] = ends.new, ends.changed, len(ends.gone)
        gone += ((noun, row) for row in ends.gone)
    new, changed, removed = +new, +changed, +removed
    return replace(taken, new=new, changed=changed, removed=removed, gone=tuple(gone))


def put_back(connection: Connection, head: StepHead, wall_ms: int) -> None:
    """Put back, as an own step, rows that one desk deleted while another began to use them."""
    own = replace(head, kind="do", command="PutBack")
    tx = change_log.open_step(connection, own, wall_ms=wall_ms)
    back = merging.put_back_what_is_used(connection)
    change_log.close_step(connection, tx, f"Kept {len(back)} deleted rows that are still used")


def keep_steps(connection: Connection, arrived: Sequence[Arrived]) -> None:
    """Keep what the steps of changes say of themselves: who, what, why, when."""
    rows = [
        (*part.feed, *(getattr(one, name) for name in _STEP))
        for part in arrived
        for one in part.steps
    ]
    if rows:
        connection.exec_driver_sql(_KEEP, rows)
