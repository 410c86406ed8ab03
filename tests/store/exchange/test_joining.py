"""A copy of the file on its way to a desk that joins."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, joining
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from tests.store.exchange.desks import RealDesk, group

NEW = joining.NewDesk(9, "Barking", "f" * 32, "g" * 32)
HEAD = StepHead("start", "Join", "Barking joined", "Barking", "2017-01-23T06:00:00Z")


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group, nothing done yet."""
    return group(tmp_path, 1)[0]


def test_only_the_desk_it_is_for_can_open_a_copy(desk: RealDesk, tmp_path: Path) -> None:
    keys = DeskKeys.make()
    sealed, size = joining.snapshot_for(desk.path, keys.public)
    told = joining.opened_snapshot(sealed, keys, size)
    copy = tmp_path / "copy.bcu"
    copy.write_bytes(told)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(Refused, match="join_not_for_us"):
        joining.opened_snapshot(sealed, DeskKeys.make(), size)
    for wrong in (size - 1, size + 1, joining.LARGEST + 1):
        with pytest.raises(Refused, match="exchange_impossible_size"):
            joining.opened_snapshot(sealed, keys, wrong)


def test_a_copy_becomes_a_desk_that_has_seen_what_it_holds(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        joining.become(connection, NEW, HEAD, wall_ms=desk.now)
        assert feed.own_feed(connection) == (9, 1)
        assert feed.number_own(connection) == 0
        (first,) = feed.items(connection, feed.own_feed(connection), 1)
        assert first.kind == feed.MERGE
        next_number = connection.exec_driver_sql("SELECT next_number FROM log_state").scalar()
        assert next_number == (9 << 40) + 1
