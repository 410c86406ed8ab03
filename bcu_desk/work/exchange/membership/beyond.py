"""What a desk said beyond the last change that counted when it was withdrawn.

Whoever withdrew it had not seen that; another desk had, and may have built on it. Of a retired
desk the lead lets it count as soon as it comes. Of a revoked one it waits until the lead says so.
"""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.roster import Roster, roster
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.exchange.upkeep.listing import raise_cut
from bcu_desk.store.session import Connection
from bcu_desk.work.changes import Done
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.membership.group import RaiseCut
from bcu_desk.work.exchange.reading import Reading
from bcu_desk.work.exchange.received import Beyond, Received


def set_aside(connection: Connection, desk: Desk, reading: Reading) -> tuple[Segment, ...]:
    """Keep what waits for the lead's word; as the lead, say what counts of retired desks."""
    reading.let_held_count()
    for number, upto in sorted(reading.raised.items()):
        label = f"Changes of {reading.roster[number].name} up to {upto.number} count"
        head = StepHead("do", "RaiseCut", label, desk.actor, desk.clock.wall())
        cut = number, upto.incarnation, upto.number
        raise_cut(connection, head, cut, desk.clock.millisecond())
    feed.number_own(connection)
    aside = reading.set_aside()
    held.keep_waiting(connection, aside)
    return aside


def with_beyond(told: Received, beyond: tuple[Beyond, ...]) -> Received:
    """What is told of files, with that; what is here and only waits is not missing."""
    waits = {one.desk: range(one.first, one.last + 1) for one in beyond if not one.taken}
    missing = (span for span in told.missing if not _lies_in(span, waits.get(span.feed.desk)))
    return replace(told, missing=tuple(missing), beyond=beyond)


def _lies_in(span: Span, waits: range | None) -> bool:
    return waits is not None and span.first in waits and span.last in waits


def waiting_beyond(connection: Connection, desks: Roster) -> dict[int, Span]:
    """What waits for the lead's word of desks that were withdrawn, by their numbers.

    At the lead itself that is also what it took in before it heard that they were: others wait.
    """
    found = _held_beyond(connection, desks)
    for one in held.all_waiting(connection):
        header = one.header
        listed = desks.get(header.desk)
        if listed is None or listed.takes(header.incarnation, header.last):
            continue
        before = found.get(header.desk, Span(header.feed, header.first, header.last))
        feed_id = max(before.feed, header.feed)
        span = Span(feed_id, min(before.first, header.first), max(before.last, header.last))
        found[header.desk] = span
    return found


def _held_beyond(connection: Connection, desks: Roster) -> dict[int, Span]:
    """What the lead holds of desks that were withdrawn, beyond what counts."""
    found: dict[int, Span] = {}
    if desks.lead == feed.own_feed(connection).desk:
        for feed_id, last in feed.held(connection):
            listed = desks.get(feed_id.desk)
            if listed is not None and not listed.takes(feed_id.incarnation, last):
                same = feed_id.incarnation == listed.last_incarnation
                first = (listed.last_number or 0) + 1 if same else 1
                found[feed_id.desk] = Span(feed_id, first, last)
    return found


def let_count(desk: Desk, number: int) -> Done:
    """As the lead, let what waits of a withdrawn desk count. Raises Refused `nothing_beyond`."""
    with desk.reader() as reader:
        waits = waiting_beyond(reader.connection, roster(reader.connection)).get(number)
        names = {one.id: one.name for one in reader.every(GroupDesk)}
    if waits is None:
        raise Refused("nothing_beyond", desk=names.get(number, f"desk {number:02d}"))
    upto = {"last_incarnation": waits.feed.incarnation, "last_number": waits.last}
    return desk.do(RaiseCut(number=number, **upto))
