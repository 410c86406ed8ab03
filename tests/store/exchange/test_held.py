"""Segments that a desk holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import FIRST_BEFORE, Segment
from bcu_desk.store.tables import person
from tests.store.exchange.desks import RealDesk, group

KEYS = DeskKeys.make()


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group, nothing done yet."""
    return group(tmp_path, 1)[0]


def rename(desk: RealDesk, surname: str) -> None:
    desk.edit(update(person).where(person.c.id == 100).values(surname=surname))


def sealed(desk: RealDesk, known: Knowledge | None = None) -> tuple[Segment, ...]:
    with session.writing(desk.engine) as connection:
        held.seal_own(connection, "EA", "0001", KEYS)
        return held.beyond(connection, known or Knowledge())


def test_each_change_is_sealed_once_and_the_segments_form_a_chain(desk: RealDesk) -> None:
    assert sealed(desk) == ()
    rename(desk, "A")
    (one,) = sealed(desk)
    assert sealed(desk) == (one,)
    rename(desk, "B")
    assert sealed(desk)[0] == one
    two = sealed(desk)[1]
    assert (one.header.before, two.header.before) == (FIRST_BEFORE, one.hash)
    assert (two.header.first, two.header.last) == (2, 2)
    assert sealed(desk, Knowledge({FeedId(2, 1): 1})) == (two,)


def test_what_was_sealed_opens_to_what_the_feed_holds(desk: RealDesk) -> None:
    rename(desk, "A")
    with session.writing(desk.engine) as connection:
        feed.number_own(connection)
        feed.say_seen(connection, 1 << 60)
    (one,) = sealed(desk)
    items, steps = held.opened(one)
    with session.writing(desk.engine) as connection:
        assert list(items) == list(feed.items(connection, desk.feed, 1))
    assert items[1].seen() == Knowledge({desk.feed: 1})
    assert [(step.actor, step.label) for step in steps] == [("desk 2", "An edit")]


def test_what_waits_is_kept_until_it_is_known(desk: RealDesk) -> None:
    rename(desk, "A")
    found = sealed(desk)
    with session.writing(desk.engine) as connection:
        held.keep_waiting(connection, found)
        held.keep_waiting(connection, found)
        assert held.all_waiting(connection) == found
        held.forget_waiting(connection, Knowledge({desk.feed: 1}))
        assert held.all_waiting(connection) == ()


def test_two_stories_of_one_desk_are_refused(tmp_path: Path, desk: RealDesk) -> None:
    rename(desk, "A")
    mine = sealed(desk)
    other = group(tmp_path / "other", 1)[0]
    rename(other, "B")
    theirs = sealed(other)
    rename(other, "C")
    after = sealed(other)[1:]
    with session.writing(desk.engine) as connection:
        held.refuse_fork(connection, mine)
        for told in (theirs, after):
            with pytest.raises(Refused, match="exchange_forked"):
                held.refuse_fork(connection, told)
    with session.writing(other.engine) as connection:
        held.refuse_fork(connection, (*after, *theirs))


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_just_numbered_is_sealed_without_reading_it_where_it_is_all(
    desk: RealDesk, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    rename(desk, "A")
    rename(desk, "B")
    read: list[int] = []
    rows = feed.rows
    monkeypatch.setattr(feed, "rows", lambda *told: read.append(1) or rows(*told))
    kept: list[feed.Told] = []
    with session.writing(desk.engine) as connection:
        feed.number_own(connection, kept=kept)
        assert held.seal_own(connection, "EA", "0001", KEYS, numbered=kept[not whole :]) == 2
        (one,) = held.beyond(connection, Knowledge())
        assert list(held.opened(one)[0]) == list(feed.items(connection, desk.feed, 1))
    assert len(read) == 1 + (not whole)  # the last is this test's own
