"""The desks of the group, and who has whose changes up to where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bcu_desk import VERSION
from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store.books import feed_item
from bcu_desk.store.exchange import feed, peers
from bcu_desk.store.exchange.roster import keys_of, roster
from bcu_desk.store.session import Connection, Reader
from bcu_desk.work.command import Query
from bcu_desk.work.exchange.membership.beyond import waiting_beyond
from bcu_desk.work.exchange.membership.cards import spoken
from bcu_desk.work.exchange.membership.held_up import HeldUp, held_up
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk of the group. `they_have` is how many of this desk's changes it is known to hold.

    `we_have` is how many of its changes this desk holds; `last_heard` is UTC text or None; `words`
    are its keys' six words; `lacks` is how many changes that this desk holds it is not known to
    hold, by the number of the desk that made them: those of people, without word of what was taken
    in; `asks` what it has asked for and is held here;
    `holds` up to which change and minute it is known to hold each desk's changes (minute None where
    it holds none); `program` is the version that made its last file; `beyond` is which of its
    changes (first and last) wait until the lead lets them count, as it was withdrawn before them;
    `held_up` what else of its changes waits, as it builds on such changes of another desk.
    """

    number: int
    name: str
    role: str
    status: str
    this_desk: bool
    last_heard: str | None
    they_have: int
    we_have: int
    words: str
    last_number: int | None
    lacks: tuple[tuple[int, int], ...]
    asks: tuple[tuple[int, int, int], ...] = ()
    holds: tuple[tuple[int, int, int | None], ...] = ()
    program: str | None = None
    beyond: tuple[int, int] | None = None
    held_up: tuple[HeldUp, ...] = ()

    def lacking(self) -> int:
        """How many changes it may lack."""
        return sum(count for _, count in self.lacks)


class Desks(Query, frozen=True, kw_only=True):
    """The desks of the group, in order of their numbers."""

    def rows(self, reader: Reader, _view: View) -> tuple[DeskRow, ...]:
        """One row a desk; none where the file stands alone."""
        connection = reader.connection
        desks = reader.every(GroupDesk)
        if not desks:
            return ()
        own = feed.own_feed(connection)
        known = _with_own_to_come(connection)
        waits = waiting_beyond(connection, roster(connection))
        words_only, stuck = _words_only(connection), held_up(connection)
        return tuple(
            DeskRow(
                number=one.id,
                name=one.name,
                role=one.role,
                status=one.status,
                this_desk=one.id == own.desk,
                last_heard=peers.last_heard(connection, one.id),
                they_have=_of_desk(peers.knowledge_of(connection, one.id), own.desk),
                we_have=_of_desk(known, one.id),
                words=spoken(keys_of(one).fingerprint),
                last_number=one.last_number,
                lacks=()
                if one.id == own.desk
                else _lacks(known, peers.knowledge_of(connection, one.id), words_only),
                holds=_holds(connection, one.id, [other.id for other in desks], known),
                held_up=tuple(each for each in stuck if each.number == one.id),
                beyond=waits[one.id][1:] if one.id in waits else None,
                program=VERSION if one.id == own.desk else peers.program_of(connection, one.id),
                asks=tuple(
                    (span.feed.desk, span.first, span.last)
                    for span in peers.asked_by(connection, one.id)
                ),
            )
            for one in desks
        )


def _with_own_to_come(connection: Connection) -> Knowledge:
    """What this desk holds, with its own changes that get their numbers when it sends."""
    known = feed.held(connection)
    fresh = feed.not_numbered(connection)
    return known.raised(fresh[-1].dot.feed, fresh[-1].dot.number) if fresh else known


def _words_only(connection: Connection) -> Mapping[FeedId, Sequence[int]]:
    """The numbers, in each feed, that only say what was taken in: nobody made a change by them."""
    of_no_row = (feed_item.c.row == 0) & (feed_item.c.noun == "") & (feed_item.c.kind == feed.MERGE)
    numbers = feed_item.c.desk, feed_item.c.incarnation, feed_item.c.number
    found: dict[FeedId, list[int]] = {}
    for desk, incarnation, number in connection.execute(
        select(*numbers).where(of_no_row).order_by(*numbers)
    ):
        found.setdefault(FeedId(desk, incarnation), []).append(number)
    return found


def _lacks(
    known: Knowledge, theirs: Knowledge, words_only: Mapping[FeedId, Sequence[int]]
) -> tuple[tuple[int, int], ...]:
    found: dict[int, int] = {}
    for span in theirs.missing(known):
        words = words_only.get(span.feed, ())
        only = bisect_right(words, span.last) - bisect_left(words, span.first)
        changes = span.last - span.first + 1 - only
        if changes:
            found[span.feed.desk] = found.get(span.feed.desk, 0) + changes
    return tuple(sorted(found.items()))


def _holds(
    connection: Connection, number: int, desks: Sequence[int], known: Knowledge
) -> tuple[tuple[int, int, int | None], ...]:
    """Up to where a desk is known to hold each desk's changes; itself all that came from it."""
    own = feed.own_feed(connection).desk
    theirs = known if number == own else peers.knowledge_of(connection, number)
    found = []
    for other in desks:
        feeds = [(feed_id, last) for feed_id, last in theirs if feed_id.desk == other]
        minute = feed.minute_of(connection, *feeds[-1]) if feeds else None
        found.append((other, sum(last for _, last in feeds), minute))
    return tuple(found)


def _of_desk(known: Knowledge, number: int) -> int:
    return sum(last for feed_id, last in known if feed_id.desk == number)
