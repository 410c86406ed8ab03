"""One import: changes of other desks taken in as one step, or nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select

from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.store import change_log
from bcu_desk.store.books import feed_step
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, merging
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.sealed.segments import Transaction

NOTHING = Taken(0, {}, {}, {}, (), 0)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Items of one feed that came, with what their steps say of themselves."""

    feed: FeedId
    items: tuple[FeedItem, ...]
    steps: tuple[Transaction, ...]


def take(
    connection: Connection, arrived: Sequence[Arrived], head: StepHead, *, wall_ms: int
) -> Taken:
    """Take in what is new of what arrived, within the caller's transaction.

    `head` is of kind `merge`. What is known already is passed over. The stretches follow on
    what is held (`domain.merge.arrivals` has sorted them). Nothing new: no step, no trace.
    """
    feed.number_own(connection)
    known = feed.held(connection)
    fresh = [one for part in arrived for one in part.items if not known.knows(one.dot)]
    if not fresh:
        return NOTHING
    tx = change_log.open_step(connection, head, wall_ms=wall_ms)
    keep_steps(connection, arrived)
    taken = merging.take_in(connection, fresh, head.wall)
    if any(one.kind != feed.MERGE for one in fresh):
        feed.say_seen(connection, change_log.clock_of(connection, tx))
    if not change_log.end_step(connection, tx, head.label):
        tx = 0  # nothing of it is shown, such as a write that another one outranks
    _put_back(connection, head, wall_ms)
    return replace(taken, tx=tx)


def _put_back(connection: Connection, head: StepHead, wall_ms: int) -> None:
    own = replace(head, kind="do", command="PutBack")
    tx = change_log.open_step(connection, own, wall_ms=wall_ms)
    back = merging.put_back_what_is_used(connection)
    change_log.close_step(connection, tx, f"Kept {len(back)} deleted rows that are still used")


def keep_steps(connection: Connection, arrived: Sequence[Arrived]) -> None:
    """Keep what the steps of changes say of themselves: who, what, why, when."""
    for part in arrived:
        mine = (feed_step.c.desk == part.feed.desk) & (
            feed_step.c.incarnation == part.feed.incarnation
        )
        known = set(connection.scalars(select(feed_step.c.tx).where(mine)))
        rows = [
            {"desk": part.feed.desk, "incarnation": part.feed.incarnation}
            | {name: getattr(one, name) for name in one.__struct_fields__}
            for one in part.steps
            if one.tx not in known
        ]
        if rows:
            connection.execute(insert(feed_step), rows)
