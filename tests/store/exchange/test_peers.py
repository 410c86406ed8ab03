"""What is known of other desks' knowledge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.desks import MEMBER, GroupDesk
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, Span
from bcu_desk.store import session
from bcu_desk.store.exchange import feed, peers
from bcu_desk.store.exchange.feed import FeedItem
from tests.store.exchange.desks import RealDesk, group

ROMFORD, ILFORD = FeedId(3, 1), FeedId(4, 1)
DESK = GroupDesk(id=3, name="Romford", role=MEMBER, signs="00", opens="age1")


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group, nothing done yet."""
    return group(tmp_path, 1)[0]


def test_a_desk_never_knows_less_than_it_said(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        assert peers.last_heard(connection, 3) is None
        assert peers.knowledge_of(connection, 3) == Knowledge()
        peers.hear(connection, ROMFORD, Knowledge({ILFORD: 7}), "2017-02-03T09:15:00Z")
        peers.hear(connection, ROMFORD, Knowledge({ILFORD: 5}), "2017-01-03T09:15:00Z")
        assert peers.knowledge_of(connection, 3) == Knowledge({ILFORD: 7})
        assert peers.last_heard(connection, 3) == "2017-02-03T09:15:00Z"


def test_what_came_by_another_desk_counts_too(desk: RealDesk) -> None:
    told = {"seen": feed.told_of(Knowledge({ILFORD: 9}))}
    with session.writing(desk.engine) as connection:
        feed.add(connection, (FeedItem(Dot(3, 1, 1), 0, 5, feed.MERGE, "", 0, told),))
        assert peers.knowledge_of(connection, 3) == Knowledge({ROMFORD: 1, ILFORD: 9})


def test_what_all_know_is_what_the_least_of_them_knows(desk: RealDesk) -> None:
    other = replace(DESK, id=4, name="Ilford")
    with session.writing(desk.engine) as connection:
        peers.hear(connection, ROMFORD, Knowledge({ROMFORD: 7, ILFORD: 2}), "2017-02-03T09:15:00Z")
        peers.hear(connection, ILFORD, Knowledge({ROMFORD: 4, ILFORD: 5}), "2017-02-03T09:15:00Z")
        assert peers.known_by(connection, (DESK, other)) == Knowledge({ROMFORD: 4, ILFORD: 2})
        assert peers.known_by(connection, ()) == Knowledge()


def test_a_desk_put_back_from_a_copy_may_know_less(desk: RealDesk) -> None:
    again = FeedId(3, 2)
    with session.writing(desk.engine) as connection:
        peers.hear(connection, ROMFORD, Knowledge({ROMFORD: 9, ILFORD: 7}), "2017-02-03T09:15:00Z")
        peers.hear(connection, again, Knowledge({ROMFORD: 4, ILFORD: 2}), "2017-02-04T09:15:00Z")
        assert peers.knowledge_of(connection, 3) == Knowledge({ROMFORD: 4, ILFORD: 2})
        peers.hear(connection, ROMFORD, Knowledge({ROMFORD: 9, ILFORD: 7}), "2017-02-03T09:15:00Z")
        assert peers.knowledge_of(connection, 3) == Knowledge({ROMFORD: 4, ILFORD: 2})


def test_gaps_requests_and_programs_are_told(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        peers.hear(connection, ROMFORD, Knowledge({ILFORD: 7}), "2017-02-03T09:15:00Z")
        assert peers.gaps(connection) == (Span(ILFORD, 1, 7),)
        told = {"seen": feed.told_of(Knowledge({ROMFORD: 2}))}
        items = [FeedItem(Dot(*ILFORD, n), 1, n, feed.MERGE, "", 0, told) for n in range(1, 8)]
        feed.add(connection, items)
        assert peers.gaps(connection) == (Span(ROMFORD, 1, 2),)
        assert feed.seen_within(connection, ILFORD, 3, 4) == (Knowledge({ROMFORD: 2}),) * 2
        peers.note_request(connection, 5, (Span(ILFORD, 2, 5), Span(ROMFORD, 1, 2)))
        assert peers.asked_by(connection, 5) == (Span(ILFORD, 2, 5),)
        peers.hear(connection, FeedId(5, 1), Knowledge({ILFORD: 3}), "2017-02-03T09:15:00Z")
        assert peers.asked_by(connection, 5) == (Span(ILFORD, 4, 5),)
        assert peers.program_of(connection, 5) is None
        peers.note_program(connection, 5, "1.2.0")
        assert peers.program_of(connection, 5) == "1.2.0"
