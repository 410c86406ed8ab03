"""An import taken back leaves the file's feeds as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.store.books import feed_item
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, receipts
from bcu_desk.store.exchange.taking_back import take_back
from bcu_desk.store.tables import person
from tests.store.exchange.desks import WALL, RealDesk, group

HEAD = StepHead("merge", "TakeBack", "", "desk 3", WALL)
RECEIVED = StepHead("merge", "Receive", "Changes received", "desk 3", WALL)


def receive(desk: RealDesk, sender: RealDesk) -> None:
    before = desk.knows()
    taken = desk.takes(sender.sends(before))
    with session.writing(desk.engine) as connection:
        receipts.keep(connection, RECEIVED, before, [("a.bcusync", "00")], ((), taken))


def items(desk: RealDesk) -> list[tuple[object, ...]]:
    with session.writing(desk.engine) as connection:
        return [tuple(row) for row in connection.execute(select(feed_item))]


def test_feeds_and_rows_are_as_they_were(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2)
    one.edit(update(person).where(person.c.id == 100).values(surname="A"))
    two.edit(update(person).where(person.c.id == 101).values(surname="B"))
    two.knows()
    before, digest = items(two), two.digest()
    receive(two, one)
    assert len(items(two)) == len(before) + 2
    with session.writing(two.engine) as connection:
        assert take_back(connection, HEAD, wall_ms=two.now) == "a.bcusync"
    assert items(two) == before
    assert two.digest() == digest
    with session.writing(two.engine) as connection:
        assert feed.number_own(connection) == 0
        with pytest.raises(Refused, match="nothing_received"):
            take_back(connection, HEAD, wall_ms=two.now)


def test_an_import_that_shows_nothing_is_taken_back_too(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2)
    one.edit(update(person).where(person.c.id == 100).values(surname="Same"))
    two.edit(update(person).where(person.c.id == 100).values(surname="Same"))
    two.knows()
    before = items(two)
    receive(two, one)
    with session.writing(two.engine) as connection:
        take_back(connection, HEAD, wall_ms=two.now)
    assert items(two) == before
