"""A desk whose file was copied or put back goes on under a new incarnation.

Its old numbers may have left it with other changes than the file now holds. Under a new
incarnation it tells nothing twice: what it had sealed stays as it was, what it had numbered and
not sealed is numbered anew.
"""

from __future__ import annotations

import secrets

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item, feed_step, log_state, segment
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem

_ROOM, _ROOMS = 1 << 20, 1 << 12  # of the 2^40 numbers that a desk has


def stands_behind(connection: Connection, mark: tuple[int, int]) -> bool:
    """Whether the file tells less of its own feed than has left the desk: incarnation, number."""
    own = feed.own_feed(connection)
    return (own.incarnation, _sealed(connection, own)) < mark


def leave_room(connection: Connection) -> None:
    """Number rows from far beyond on: a file that was put back may have numbered others since.

    How far is drawn, as what became of the file cannot be known where it was lost.
    """
    far = _ROOM * (1 + secrets.randbelow(_ROOMS))
    connection.execute(update(log_state).values(next_number=log_state.c.next_number + far))


def begin_anew(connection: Connection, incarnation: int) -> int:
    """Go on under a new incarnation; returns how many changes were numbered anew."""
    old = feed.own_feed(connection)
    sealed = _sealed(connection, old)
    moved = _loose(connection, old, sealed)
    facts.keep_fact(connection, feed.INCARNATION, str(incarnation))
    clock = _first_clock(connection, old, sealed)
    _begin_with(connection, old, sealed, clock)
    for at, number in enumerate(moved, start=2):
        where = _is(old) & (feed_item.c.number == number)
        connection.execute(
            update(feed_item).where(where).values(incarnation=incarnation, number=at)
        )
    _move_steps(connection, old, incarnation)
    leave_room(connection)
    return len(moved)


def _loose(connection: Connection, old: FeedId, sealed: int) -> list[int]:
    """Numbers of the changes that were never sealed; merge entries among them are dropped."""
    merges = _is(old) & (feed_item.c.number > sealed) & (feed_item.c.kind == feed.MERGE)
    connection.execute(delete(feed_item).where(merges))
    found = select(feed_item.c.number).where(_is(old), feed_item.c.number > sealed)
    return list(connection.scalars(found.order_by(feed_item.c.number)))


def _first_clock(connection: Connection, old: FeedId, sealed: int) -> int:
    """A clock for the first entry: no later than what follows it."""
    mine = _is(old) & (feed_item.c.number > sealed)
    loose = connection.scalar(select(func.min(feed_item.c.clock)).where(mine))
    return loose or connection.scalar(select(log_state.c.hlc)) or 0


def _begin_with(connection: Connection, old: FeedId, sealed: int, clock: int) -> None:
    """The first entry says what the file holds: of the old feed, what was sealed."""
    upto = {**feed.held(connection).upto, old: sealed}
    told: dict[str, Value] = {"seen": feed.told_of(Knowledge(upto))}
    first = Dot(*feed.own_feed(connection), 1)
    feed.add(connection, (FeedItem(first, 0, clock, feed.MERGE, "", 0, told),))


def _move_steps(connection: Connection, old: FeedId, incarnation: int) -> None:
    kept = select(feed_item.c.tx).where(_is(old))
    loose = (
        (feed_step.c.desk == old.desk)
        & (feed_step.c.incarnation == old.incarnation)
        & feed_step.c.tx.not_in(kept)
    )
    connection.execute(update(feed_step).where(loose).values(incarnation=incarnation))


def _sealed(connection: Connection, own: FeedId) -> int:
    mine = (segment.c.desk == own.desk) & (segment.c.incarnation == own.incarnation)
    return connection.scalar(select(func.max(segment.c.last)).where(mine)) or 0


def _is(own: FeedId) -> ColumnElement[bool]:
    return (feed_item.c.desk == own.desk) & (feed_item.c.incarnation == own.incarnation)
