"""A desk whose file was copied or put back goes on under a new incarnation.

Its old numbers may have left it with other changes than the file now holds. Under a new
incarnation it tells nothing twice: what it had sealed stays as it was, what it had numbered and
not sealed is numbered anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator

from msgspec import structs
from sqlalchemy import ColumnElement, Connection, ScalarSelect, delete, func, select, update

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item, feed_step, log_state, segment
from bcu_desk.store.create import first_number
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem

_ROOM, _ROOMS = 1 << 20, 1 << 12  # of the 2^40 numbers that a desk has


def stands_behind(connection: Connection, mark: tuple[int, int]) -> bool:
    """Whether the file tells less of its own feed than has left the desk: incarnation, number."""
    own = feed.own_feed(connection)
    return (own.incarnation, _sealed(connection, own)) < mark


def sealed_upto(connection: Connection) -> int:
    """The last number of the own feed that is sealed: more has not left the desk."""
    return _sealed(connection, feed.own_feed(connection))


def leave_room(connection: Connection) -> None:
    """Number rows from far beyond on: a file that was put back may have numbered others since.

    How far is drawn, as what became of the file cannot be known where it was lost. It is beyond
    whatever row of this desk is known.
    """
    far = _ROOM * (1 + secrets.randbelow(_ROOMS))
    known = func.max(log_state.c.next_number, _last_row(feed.own_feed(connection).desk))
    connection.execute(update(log_state).values(next_number=known + far))


def _last_row(desk: int) -> ScalarSelect[int]:
    """The highest number of a row that a desk is known to have made."""
    own = feed_item.c.row.between(first_number(desk), first_number(desk + 1) - 1)
    return select(func.coalesce(func.max(feed_item.c.row), 0)).where(own).scalar_subquery()


def begin_anew(connection: Connection, incarnation: int) -> int:
    """Go on under a new incarnation; returns how many changes were numbered anew."""
    old = feed.own_feed(connection)
    sealed = _sealed(connection, old)
    said = feed.contexts(connection).seen_at(Dot(*old, sealed + 1))
    loose = tuple(feed.items(connection, old, sealed + 1))
    clock = loose[0].clock if loose else feed.latest_clock(connection)
    facts.keep_fact(connection, feed.INCARNATION, str(incarnation))
    _drop(connection, old, sealed)
    fresh = FeedId(old.desk, incarnation)
    first = FeedItem(Dot(*fresh, 1), 0, clock, feed.MERGE, "", 0, _seen(said, old, sealed))
    feed.add(connection, (first, *_anew(loose, fresh, (old, sealed))))
    _move_steps(connection, old, incarnation)
    leave_room(connection)
    return sum(one.kind != feed.MERGE for one in loose)


def _drop(connection: Connection, old: FeedId, sealed: int) -> None:
    """Take what was never sealed out of the old feed."""
    connection.execute(delete(feed_item).where(_is(old), feed_item.c.number > sealed))


def _anew(loose: Iterable[FeedItem], fresh: FeedId, end: tuple[FeedId, int]) -> Iterator[FeedItem]:
    """What was never sealed, under new numbers; what was seen at each stays as it was."""
    for number, one in enumerate(loose, start=2):
        cells = one.cells if one.kind != feed.MERGE else _seen(one.seen(), *end)
        yield structs.replace(one, dot=Dot(*fresh, number), cells=cells)


def _seen(known: Knowledge, old: FeedId, sealed: int) -> dict[str, Value]:
    """What a merge entry tells: of the old feed, what was sealed."""
    return {"seen": feed.told_of(Knowledge({**known.upto, old: sealed}))}


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
