"""The feed that a desk makes of its own log."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.store import session
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.tables import person, posting
from tests.store.exchange.desks import RealDesk, group


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group, nothing done yet."""
    return group(tmp_path, 1)[0]


def items_of(desk: RealDesk) -> list[FeedItem]:
    with session.writing(desk.engine) as connection:
        feed.number_own(connection)
        return list(feed.items(connection, desk.feed, 1))


def test_a_new_desk_has_nothing_to_tell(desk: RealDesk) -> None:
    assert items_of(desk) == []
    assert desk.knows() == Knowledge()


def test_changes_are_numbered_in_the_order_they_were_made_and_only_once(desk: RealDesk) -> None:
    held = {"id": 9, "post_id": 200, "person_id": 101, "standing": "acting"}
    desk.edit(insert(posting).values(**held, from_day="2017-02-01"))
    desk.edit(update(person).where(person.c.id == 101).values(surname="Married"))
    first = items_of(desk)
    desk.edit(delete(posting).where(posting.c.id == 9))
    found = items_of(desk)
    assert found[:2] == first
    assert [one.dot for one in found] == [Dot(2, 1, n) for n in (1, 2, 3)]
    assert [one.kind for one in found] == ["insert", "update", "delete"]
    assert found[1].cells == {"surname": "Married"}
    whole = {**held, "from_day": "2017-02-01", "to_day": None}
    assert found[0].cells == found[2].cells == whole
    assert [one.clock for one in found] == sorted(one.clock for one in found)
    assert desk.knows() == Knowledge({FeedId(2, 1): 3})


def test_what_a_desk_says_it_has_seen_holds_for_what_comes_after(desk: RealDesk) -> None:
    desk.edit(update(person).where(person.c.id == 101).values(surname="A"))
    other = FeedItem(Dot(3, 1, 1), 1, 5, "update", "person", 100, {"surname": "B"})
    with session.writing(desk.engine) as connection:
        feed.number_own(connection)
        feed.add(connection, (other,))
        feed.say_seen(connection, 10)
        seen = feed.contexts(connection)
    assert seen.seen_at(Dot(2, 1, 1)) == Knowledge({FeedId(2, 1): 1})
    assert seen.seen_at(Dot(2, 1, 3)) == Knowledge({FeedId(2, 1): 3, FeedId(3, 1): 1})


def test_every_change_of_a_row_is_found_whoever_made_it(desk: RealDesk) -> None:
    desk.edit(update(person).where(person.c.id == 100).values(surname="A"))
    other = FeedItem(Dot(3, 1, 1), 1, 5, "update", "person", 100, {"surname": "B"})
    with session.writing(desk.engine) as connection:
        feed.number_own(connection)
        feed.add(connection, (other,))
        keys = (("person", 100), ("person", 101))
        found = feed.changes(connection, keys, feed.contexts(connection))
    assert {one.dot for one in found["person", 100]} == {Dot(2, 1, 1), Dot(3, 1, 1)}
    assert found["person", 101] == []


def test_knowledge_is_told_as_text_and_read_again() -> None:
    known = Knowledge({FeedId(3, 1): 7, FeedId(4, 2): 1})
    assert feed.known_of(feed.told_of(known)) == known
