"""Whose changes wait because they build on what a withdrawn desk said beyond what counts.

The desk that made them holds what they build on, and so can tell by itself, once it has heard that
the other was withdrawn. Of a retired desk the lead lets that count as soon as it comes, so nobody
need be told; of any other it waits for the lead's word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bcu_desk.domain.desks import RETIRED
from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.store.exchange import feed, held, peers
from bcu_desk.store.exchange.roster import Roster, roster
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.membership.carrying import beyond_what_counts, takes
from bcu_desk.work.exchange.opened import Opened


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Changes of a desk that wait, as they build on changes `first` to `last` of the desk `on`.

    `number` is the desk; `name` and `status` are those of the desk `on`.
    """

    number: int
    changes: int
    on: int
    name: str
    status: str
    first: int
    last: int


def held_up(connection: Connection) -> tuple[HeldUp, ...]:
    """What waits for the lead's word of desks that are not to blame, by their numbers."""
    desks, known = roster(connection), feed.held(connection)
    counts = Counter[tuple[int, int]]()
    upto: dict[int, FeedId] = {}
    ends: dict[FeedId, int] = {}
    for maker, changes, seen in (
        *_of_held(connection, desks, known),
        *_of_waiting(connection, desks),
    ):
        for on in _undecided(desks, seen):
            counts[maker, on.desk] += changes
            upto[on.desk] = max(on, upto.get(on.desk, on))
            ends[on] = max(seen.of(on), ends.get(on, 0))
    return tuple(
        _told(desks, maker, changes, (upto[on], ends[upto[on]]))
        for (maker, on), changes in sorted(counts.items())
        if changes
    )


def _told(desks: Roster, maker: int, changes: int, upto: tuple[FeedId, int]) -> HeldUp:
    (of, last), listed = upto, desks[upto[0].desk]
    same = of.incarnation == listed.last_incarnation
    first = (listed.last_number or 0) + 1 if same else 1
    return HeldUp(maker, changes, of.desk, listed.name, listed.status, first, last)


def _undecided(desks: Roster, known: Knowledge) -> tuple[FeedId, ...]:
    """The feeds beyond what counts that only the lead's word lets count."""
    found = beyond_what_counts(desks, known)
    return tuple(one for one in found if desks[one.desk].status != RETIRED)


def _of_held(
    connection: Connection, desks: Roster, known: Knowledge
) -> Iterator[tuple[int, int, Knowledge]]:
    """Of feeds that are held: the desk, how many changes, and what they build on."""
    undecided = _undecided(desks, known)
    contexts = feed.contexts(connection) if undecided else Contexts()
    own = feed.own_feed(connection)
    for on in undecided:
        listed = desks[on.desk]
        same = on.incarnation == listed.last_incarnation
        seen = (on, (listed.last_number or 0) + 1 if same else 1)
        for made, last in known:
            if made.desk == on.desk or made.desk not in desks or not desks[made.desk].active:
                continue
            first = _first_that_knew(contexts, (made, last), seen)
            changes = peers.count_changes(connection, made, first)
            if made == own and first <= last + 1:
                changes += len(feed.not_numbered(connection))
            yield made.desk, changes, Knowledge({on: known.of(on)})


def _first_that_knew(contexts: Contexts, of: tuple[FeedId, int], seen: tuple[FeedId, int]) -> int:
    """The number of the first change of a feed whose desk had seen another's."""
    made, last = of
    numbers = range(1, last + 2)
    at = bisect_left(numbers, 1, key=lambda number: contexts.knew(Dot(*made, number), *seen))
    return at + 1


def _of_waiting(connection: Connection, desks: Roster) -> Iterator[tuple[int, int, Knowledge]]:
    """The same of what waits here."""
    for one in held.all_waiting(connection):
        if takes(desks, one) and desks[one.header.desk].active:
            counts = one.header.counts
            changes = sum(n for kind, n in counts.items() if kind != feed.MERGE)
            yield one.header.desk, changes, Opened.of(one, Knowledge(), keep=False).needs
