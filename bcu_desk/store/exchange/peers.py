"""What is known of other desks' knowledge, from what they have said in their feeds and files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, Span, common
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item
from bcu_desk.store.exchange import feed

_HEARD, _WHEN, _ASKED = "heard_from_", "heard_at_", "asked_by_"
_PROGRAM = "program_of_"


def hear(connection: Connection, sender: FeedId, knows: Knowledge, made: str) -> None:
    """Note what a desk said in a file that it knows, and when.

    Within an incarnation it never knows less than before; under a new one it may, since its file
    was put back from a copy.
    """
    told = facts.facts(connection)
    number = sender.desk
    incarnation, before = _heard(told, number)
    if sender.incarnation >= incarnation:
        now = knows if sender.incarnation > incarnation else before.joined(knows)
        said = f"{sender.incarnation} {feed.told_of(now)}"
        facts.keep_fact(connection, f"{_HEARD}{number}", said)
    if made > told.get(f"{_WHEN}{number}", ""):
        facts.keep_fact(connection, f"{_WHEN}{number}", made)


def last_heard(connection: Connection, number: int) -> str | None:
    """When a desk made the last file that came from it, as UTC text."""
    return facts.facts(connection).get(f"{_WHEN}{number}")


def note_program(connection: Connection, number: int, version: str) -> None:
    """Note which version of the program a desk used last."""
    facts.keep_fact(connection, f"{_PROGRAM}{number}", version)


def program_of(connection: Connection, number: int) -> str | None:
    """The version of the program in a desk's last file, or None."""
    return facts.facts(connection).get(f"{_PROGRAM}{number}")


def knowledge_of(connection: Connection, number: int) -> Knowledge:
    """What a desk has said that it knows: in its files, and in its feeds that came any way."""
    incarnation, told = _heard(facts.facts(connection), number)
    feeds = [(one, last) for one, last in feed.held(connection) if one.desk == number]
    if not feeds:
        return told
    latest, last = feeds[-1]
    said = feed.contexts(connection).last_seen(latest).raised(latest, last)
    return said if latest.incarnation > incarnation else told.joined(said)


def _heard(told: Mapping[str, str], number: int) -> tuple[int, Knowledge]:
    """Under which incarnation a desk was heard last, and what it said that it knows."""
    incarnation, _, said = told.get(f"{_HEARD}{number}", "0 []").partition(" ")
    return int(incarnation), feed.known_of(said)


def known_by(connection: Connection, desks: Iterable[GroupDesk]) -> Knowledge:
    """What every one of these desks is known to hold."""
    return common(knowledge_of(connection, one.id) for one in desks)


def gaps(connection: Connection) -> tuple[Span, ...]:
    """What others are known to hold and this desk does not."""
    known = Knowledge()
    for name, told in facts.facts(connection).items():
        if name.startswith(_HEARD):
            known = known.joined(feed.known_of(told.partition(" ")[2]))
    contexts = feed.contexts(connection)
    held = feed.held(connection)
    for feed_id, _ in held:
        known = known.joined(contexts.last_seen(feed_id))
    return held.missing(known)


def count_changes(connection: Connection, of: FeedId, first: int) -> int:
    """How many changes of a feed are held from a number on, without word of what was taken in."""
    mine = (feed_item.c.desk == of.desk) & (feed_item.c.incarnation == of.incarnation)
    made = mine & (feed_item.c.number >= first) & (feed_item.c.kind != feed.MERGE)
    return connection.scalar(select(func.count()).where(made)) or 0


def note_request(connection: Connection, number: int, spans: Iterable[Span]) -> None:
    """Note what a desk has asked for."""
    told = json.dumps([[*span.feed, span.first, span.last] for span in spans])
    facts.keep_fact(connection, f"{_ASKED}{number}", told)


def asked_by(connection: Connection, number: int) -> tuple[Span, ...]:
    """What a desk has asked for, is not known to have got since, and this desk holds."""
    told = json.loads(facts.facts(connection).get(f"{_ASKED}{number}", "[]"))
    known, held = knowledge_of(connection, number), feed.held(connection)
    spans = (Span(FeedId(desk, inc), first, last) for desk, inc, first, last in told)
    still = (span._replace(first=max(span.first, known.of(span.feed) + 1)) for span in spans)
    return tuple(one for one in still if one.first <= one.last and held.of(one.feed) >= one.first)
