"""A desk that goes on under a new incarnation."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store import session
from bcu_desk.store.exchange import feed, held, incarnations
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.tables import person
from tests.store.exchange.desks import RealDesk, group

OLD, NEW = FeedId(2, 1), FeedId(2, 2)


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk that has sealed one change and numbered another."""
    made = group(tmp_path, 1)[0]
    rename(made, "A")
    with session.writing(made.engine) as connection:
        held.seal_own(connection, "EA", "0001", DeskKeys.make())
    rename(made, "B")
    with session.writing(made.engine) as connection:
        feed.number_own(connection)
    return made


def rename(desk: RealDesk, surname: str) -> None:
    desk.edit(update(person).where(person.c.id == 100).values(surname=surname))


def test_a_file_stands_behind_what_has_left_the_desk(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        told = [incarnations.stands_behind(connection, (1, n)) for n in (0, 1, 2)]
        assert told == [False, False, True]
        assert incarnations.stands_behind(connection, (2, 0))


def test_what_was_sealed_stays_and_the_rest_is_told_under_the_new_one(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        assert incarnations.begin_anew(connection, 2) == 1
        assert feed.own_feed(connection) == NEW
        assert feed.held(connection) == Knowledge({OLD: 1, NEW: 2})
        first, second = feed.items(connection, NEW, 1)
        assert first.seen() == Knowledge({OLD: 1})
        assert second.cells == {"surname": "B"}
        assert first.clock <= second.clock
    rename(desk, "C")
    with session.writing(desk.engine) as connection:
        held.seal_own(connection, "EA", "0001", DeskKeys.make())
        found = held.beyond(connection, Knowledge())
        assert [one.header.feed for one in found] == [OLD, NEW]
        assert [step.label for step in held.opened(found[1])[1]] == ["An edit", "An edit"]


def test_what_was_never_sealed_has_seen_no_more_under_the_new_one(tmp_path: Path) -> None:
    one, other = group(tmp_path, 2)
    rename(one, "A")
    with session.writing(one.engine) as connection:
        feed.number_own(connection)
    rename(other, "B")
    one.takes(other.sends())
    rename(one, "C")
    with session.writing(one.engine) as connection:
        feed.number_own(connection)
        assert incarnations.begin_anew(connection, 2) == 2
        told = [one for one in feed.items(connection, NEW, 1) if one.kind == "update"]
        seen = feed.contexts(connection)
        knew = [seen.seen_at(one.dot).of(other.feed) for one in told]
        assert feed.contexts(connection).last_seen(NEW).of(other.feed) == 1
    assert ([one.cells["surname"] for one in told], knew) == (["A", "C"], [0, 1])
