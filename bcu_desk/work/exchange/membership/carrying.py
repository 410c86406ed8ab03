"""What a desk that returns alone may hold of other desks: it goes along into its new file.

Its segments are signed by whoever made them, so they go on word for word. What counts is taken in
at once; what lies beyond the last change that counts of a desk that was withdrawn, or builds on
that, waits for the lead's word as it does elsewhere, and is sent on so that the lead hears of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.merge.arrivals import sort_out
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.roster import Roster, roster
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.opened import Opened


@dataclass(frozen=True, slots=True)
class Carried:
    """Of other desks, what a new file takes in from the old one, and what waits there."""

    taken: tuple[Opened, ...] = ()
    waiting: tuple[Segment, ...] = ()

    @property
    def changes(self) -> int:
        """How many changes people made, without word of what was taken in."""
        told = [one.segment for one in self.taken] + list(self.waiting)
        counted = [n for one in told for kind, n in one.header.counts.items() if kind != feed.MERGE]
        return sum(counted)


def carried(new: Connection, old: Connection, own: int) -> Carried:
    """What the old file of desk `own` holds of others, and the new one does not."""
    desks, known = roster(new), feed.held(new)
    found = _of_others(new, held.every(old), own, desks)
    counts = [one for one in found if takes(desks, one)]
    opened = {one.stretch(): one for one in (Opened.of(each, known, keep=True) for each in counts)}
    sorted_out = sort_out(known, opened)
    waits = [opened[one].segment for one in sorted_out.waiting]
    beyond = [one for one in found if not takes(desks, one)]
    return Carried(tuple(opened[one] for one in sorted_out.taken), (*beyond, *waits))


def takes(desks: Roster, one: Segment) -> bool:
    """Whether a segment counts by the list of desks; of a desk that is not listed none does."""
    header = one.header
    return header.desk in desks and desks[header.desk].takes(header.incarnation, header.last)


def to_pass_on(connection: Connection) -> tuple[Segment, ...]:
    """What waits here for the lead's word: it goes with every file, so that the lead hears of it.

    What waits only for changes that have not come yet is not among it: its desk sends it itself.
    """
    waits = held.all_waiting(connection)
    if not waits:
        return ()
    desks, known = roster(connection), feed.held(connection)
    found = (Opened.of(one, known, keep=False) for one in waits)
    return tuple(
        one.segment
        for one in found
        if not takes(desks, one.segment) or beyond_what_counts(desks, one.needs)
    )


def beyond_what_counts(desks: Roster, known: Knowledge) -> tuple[FeedId, ...]:
    """The feeds of withdrawn desks of which somebody knows more than counts."""
    listed = ((feed_id, last) for feed_id, last in known if feed_id.desk in desks)
    return tuple(at for at, last in listed if not desks[at.desk].takes(at.incarnation, last))


def _of_others(
    new: Connection, found: Iterable[Segment], own: int, desks: Roster
) -> tuple[Segment, ...]:
    """What is new there, of desks that are listed, rightly signed, and contradicts nothing held."""
    known, kept = feed.held(new), list[Segment]()
    for one in sorted(found, key=lambda each: (each.header.feed, each.header.first)):
        header = one.header
        there = header.last <= known.of(header.feed)
        if there or header.desk == own or header.desk not in desks:
            continue
        try:
            one.check(desks.signer(header.desk, header.incarnation))
            held.refuse_fork(
                new, (*(each for each in kept if each.header.feed == header.feed), one)
            )
        except Refused:
            continue  # no desk would take it: it stays in the old file
        kept.append(one)
    return tuple(kept)
