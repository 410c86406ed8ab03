"""What is known of other desks' knowledge, from what they have said in their feeds and files."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import Knowledge, common
from bcu_desk.store import facts
from bcu_desk.store.exchange import feed

_HEARD, _WHEN = "heard_from_", "heard_at_"


def hear(connection: Connection, number: int, knows: Knowledge, made: str) -> None:
    """Note what a desk said in a file that it knows, and when; it never knows less than before."""
    told = facts.facts(connection)
    before = feed.known_of(told.get(f"{_HEARD}{number}", "[]"))
    facts.keep_fact(connection, f"{_HEARD}{number}", feed.told_of(before.joined(knows)))
    if made > told.get(f"{_WHEN}{number}", ""):
        facts.keep_fact(connection, f"{_WHEN}{number}", made)


def last_heard(connection: Connection, number: int) -> str | None:
    """When a desk made the last file that came from it, as UTC text."""
    return facts.facts(connection).get(f"{_WHEN}{number}")


def knowledge_of(connection: Connection, number: int) -> Knowledge:
    """What a desk has said that it knows: in its files, and in its feeds that came any way."""
    told = feed.known_of(facts.facts(connection).get(f"{_HEARD}{number}", "[]"))
    seen = feed.contexts(connection)
    for feed_id, last in feed.held(connection):
        if feed_id.desk == number:
            told = told.joined(seen.last_seen(feed_id)).raised(feed_id, last)
    return told


def known_by(connection: Connection, desks: Iterable[GroupDesk]) -> Knowledge:
    """What every one of these desks is known to hold."""
    return common(knowledge_of(connection, one.id) for one in desks)
