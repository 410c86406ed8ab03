"""Tables and columns of a newer program: kept, sent on, and taken up once they are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from bcu_desk.store import facts, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.exchange.upkeep import parking
from bcu_desk.store.tables import person
from tests.store.exchange.desks import WALL, RealDesk, group

HEAD = StepHead("merge", "Receive", "Taken up", "desk 3", WALL)


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Three desks; the first has renamed a person and given them another first name."""
    made = group(tmp_path)
    renamed = update(person).where(person.c.id == 100).values(surname="New", forename="Too")
    made[0].edit(renamed)
    return made


def _older(desk: RealDesk, *without: str) -> None:
    """The desk's program knew no such columns of people when it last received."""
    known = parking.columns_now()
    known["person"] = [name for name in known["person"] if name not in without]
    with session.writing(desk.engine) as connection:
        facts.keep_fact(connection, "columns_known", json.dumps(known))


def _row(desk: RealDesk) -> tuple[object, object]:
    (found,) = [row for row in desk.rows("person") if row["id"] == 100]
    return found["surname"], found["forename"]


def test_what_a_newer_program_told_is_written_after_the_update(desks: list[RealDesk]) -> None:
    one, two, three = desks
    two.takes(one.sends(two.knows()))
    two.edit(update(person).where(person.c.id == 100).values(forename="Ada"))
    with session.writing(two.engine) as connection:  # as a program without the column left it
        connection.exec_driver_sql("UPDATE log_state SET capture = 0")
        connection.execute(update(person).where(person.c.id == 100).values(forename="default"))
        connection.exec_driver_sql("UPDATE log_state SET capture = 1")
    _older(two, "forename")
    assert _row(two) == ("New", "default")
    with session.writing(two.engine) as connection:
        assert parking.take_up(connection, HEAD, wall_ms=two.now) == 1
        assert parking.take_up(connection, HEAD, wall_ms=two.now) == 0
    assert _row(two) == ("New", "Ada")
    three.takes(two.sends(three.knows()))
    assert _row(three) == ("New", "Ada")


def test_what_is_not_known_is_kept_and_sent_on(desks: list[RealDesk]) -> None:
    one, two, three = desks
    first = one.knows().of(one.feed) + 1
    new_table = FeedItem(feed.Dot(*one.feed, first), 9, 10**15, "insert", "drone", 7, {"id": 7})
    cells = {"surname": "Known", "callsign": "X1"}
    new_column = FeedItem(feed.Dot(*one.feed, first + 1), 9, 10**15, "update", "person", 100, cells)
    with session.writing(one.engine) as connection:
        feed.add(connection, (new_table, new_column))
    assert [parking.is_parked(one_) for one_ in (new_table, new_column)] == [True, True]
    two.takes(one.sends(two.knows()))
    assert _row(two)[0] == "Known"
    sent = two.sends(three.knows())
    told: list[FeedItem] = [item for part in sent for item in part.items]
    assert new_table in told
    assert new_column in told
    three.takes([Arrived(part.feed, part.items, part.steps) for part in sent])
    assert three.digest() == two.digest()
