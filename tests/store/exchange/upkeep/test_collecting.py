"""Old changes are let go of, and nothing that can be seen is another."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, func, insert, select, update

from bcu_desk.domain.desks import MEMBER, GroupDesk
from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.store import facts, session
from bcu_desk.store.books import feed_item, segment
from bcu_desk.store.exchange import feed, held, peers, roster
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.upkeep.collecting import horizon, let_go
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import desk as desk_table
from bcu_desk.store.tables import person
from tests.store.exchange.desks import RealDesk, exchange_all, group, random_edit

LATER = 4_000_000_000_000  # long after every clock of these tests, in milliseconds
KEYS = DeskKeys.make()


def _listed(desks: list[RealDesk]) -> None:
    """The lead, desk 2, lists them all."""
    keys = {"signs": KEYS.public.signs.hex(), "opens": KEYS.public.opens}
    rows = [GroupDesk(id=one.number, name=f"{one}", role=MEMBER, **keys) for one in desks]
    desks[0].edit(*(insert(desk_table).values(encoded(row)) for row in rows))
    for one in desks:
        with session.writing(one.engine) as connection:
            facts.keep_fact(connection, roster.LEAD, "2")


def _let_go(desk: RealDesk, all_known: Knowledge) -> int:
    """Seal what the desk has, hear the others, let go."""
    with session.writing(desk.engine) as connection:
        held.seal_own(connection, "EA", "1", KEYS)
        for number in (2, 3, 4):
            if number != desk.number:
                peers.hear(connection, feed.FeedId(number, 1), all_known, "2017-01-23T06:00:00Z")
        return let_go(connection, LATER).changes


@pytest.mark.parametrize("seed", range(3))
def test_with_and_without_letting_go_desks_say_the_same(tmp_path: Path, seed: int) -> None:
    draw, desks = Random(seed), group(tmp_path)
    _listed(desks)
    for _ in range(12):
        random_edit(draw.choice(desks), draw)
    exchange_all(desks, draw)
    before = desks[0].digest(), desks[0].contested()
    known = desks[0].knows()
    counts = [_let_go(desk, known) for desk in desks[:2]]
    assert (desks[0].digest(), desks[0].contested()) == before
    for _ in range(8):
        random_edit(draw.choice(desks), draw)
    exchange_all(desks, draw)
    assert len({desk.digest() for desk in desks}) == 1
    assert desks[0].contested() == desks[1].contested() == desks[2].contested()
    assert all(count >= 0 for count in counts)


def test_what_was_replaced_goes_and_what_stands_stays(tmp_path: Path) -> None:
    draw, desks = Random(7), group(tmp_path)
    _listed(desks)
    one = desks[0]
    for _ in range(15):
        random_edit(one, draw)
    known = one.knows()
    with session.writing(one.engine) as connection:
        assert horizon(connection) == Knowledge()
        assert let_go(connection, LATER).changes == 0
        before = connection.scalar(select(func.count()).select_from(feed_item))
    count = _let_go(one, known)
    assert count > 0
    with session.writing(one.engine) as connection:
        after = connection.scalar(select(func.count()).select_from(feed_item))
        assert (after, feed.held(connection)) == (before - count, known)
        assert set(connection.scalars(select(segment.c.payload))) == {b""}
        assert held.beyond(connection, Knowledge()) == ()


def test_of_a_row_that_is_gone_its_delete_stays_for_whoever_went_on_with_it(
    tmp_path: Path,
) -> None:
    desks = group(tmp_path)
    one, late = desks[0], desks[2]
    _listed(desks)
    exchange_all(desks, Random(1))
    late.edit(update(person).where(person.c.id == 101).values(surname="Went on"))
    one.edit(update(person).where(person.c.id == 101).values(forename="Before"))
    one.edit(delete(person).where(person.c.id == 101))
    assert _let_go(one, one.knows()) > 0
    one.takes(late.sends(one.knows()))
    (row,) = [row for row in one.rows("person") if row["id"] == 101]
    assert (row["surname"], row["forename"]) == ("Went on", "Before")
    assert ("person", 101) in one.contested()


def test_what_is_young_stays(tmp_path: Path) -> None:
    draw, desks = Random(7), group(tmp_path)
    _listed(desks)
    for _ in range(15):
        random_edit(desks[0], draw)
    with session.writing(desks[0].engine) as connection:
        held.seal_own(connection, "EA", "1", KEYS)
        known = feed.held(connection)
        for number in (3, 4):
            peers.hear(connection, feed.FeedId(number, 1), known, "2017-01-23T06:00:00Z")
        assert let_go(connection, desks[0].now + 89 * 86_400_000).changes == 0
