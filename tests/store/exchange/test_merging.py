"""What taking in changes does to the rows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.store import session
from bcu_desk.store.books import feed_item, op, step
from bcu_desk.store.exchange import merging
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.tables import person
from tests.store.exchange.desks import RealDesk, group

PERSON = {"collar": "900KD", "forename": "Cy", "surname": "Okafor", "rank_id": 1, "bcu_id": 1}
DAYS = {"from_day": "2017-01-09", "to_day": None}


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group, nothing done yet."""
    return group(tmp_path, 1)[0]


def item(number: int, kind: str, row: int, noun: str = "person", **cells: object) -> FeedItem:
    """A change that desk 9 sent."""
    return FeedItem(Dot(9, 1, number), number, 500 + number, kind, noun, row, cells)


def arrive(desk: RealDesk, *items: FeedItem) -> object:
    return desk.takes([Arrived(items[0].dot.feed, items, ())])


def test_new_changed_and_removed_rows_are_counted(desk: RealDesk) -> None:
    taken = arrive(
        desk,
        item(1, "insert", 900, id=900, **PERSON, **DAYS),
        item(2, "update", 100, surname="Married"),
        item(3, "delete", 101, id=101, **PERSON, **DAYS),
        item(4, "update", 101, surname="Late"),
    )
    assert (taken.items, taken.new, taken.changed) == (4, {"person": 1}, {"person": 2})
    gone = arrive(desk, item(5, "delete", 900, id=900, **PERSON, **DAYS))
    assert gone.removed == {"person": 1}


def test_columns_and_tables_of_a_newer_version_are_kept_and_not_applied(desk: RealDesk) -> None:
    arrive(
        desk,
        item(1, "update", 100, surname="Married", pronoun="they"),
        item(2, "insert", 7, noun="drone", id=7, name="One"),
    )
    assert "Married" in [row["surname"] for row in desk.rows("person")]
    with session.writing(desk.engine) as connection:
        kept = connection.execute(select(feed_item.c.noun, feed_item.c.cells)).all()
    assert ("person", '{"surname":"Married","pronoun":"they"}') in kept
    assert ("drone", '{"id":7,"name":"One"}') in kept


def test_what_is_taken_in_is_one_step_of_the_log_with_images_before_and_after(
    desk: RealDesk,
) -> None:
    arrive(desk, item(1, "update", 100, surname="Married"))
    with session.writing(desk.engine) as connection:
        last = connection.execute(select(step).order_by(step.c.tx.desc())).first()
        ops = connection.execute(select(op).where(op.c.tx == last.tx)).all()
    assert last.kind == "merge"
    assert [(one.noun, one.row, one.kind) for one in ops] == [("person", 100, "update")]
    assert "Tembo" in ops[0].before
    assert "Married" in ops[0].after


def test_a_change_of_a_row_that_nobody_has_told_of_waits_until_somebody_does(
    desk: RealDesk,
) -> None:
    before = desk.rows("person")
    arrive(desk, item(1, "update", 900, surname="Nobody's yet"))
    assert desk.rows("person") == before
    begun = {"id": 900, **PERSON, **DAYS}
    arrive(desk, FeedItem(Dot(8, 1, 1), 1, 400, "insert", "person", 900, begun))
    (row,) = [row for row in desk.rows("person") if row["id"] == 900]
    assert row["surname"] in {"Nobody's yet", PERSON["surname"]}


def test_the_clock_goes_on_after_what_was_seen(desk: RealDesk) -> None:
    late = FeedItem(Dot(9, 1, 1), 1, 1 << 60, "update", "person", 100, {"surname": "Late"})
    arrive(desk, late)
    desk.edit(update(person).where(person.c.id == 100).values(surname="Later"))
    sent = [one for part in desk.sends() for one in part.items if one.dot.desk == desk.number]
    assert max(one.clock for one in sent) > 1 << 60


def test_a_row_that_refers_to_none_is_refused(tmp_path: Path) -> None:
    (desk,) = group(tmp_path, 1)
    with session.writing(desk.engine, much=True) as connection:
        merging.refuse_missing(connection)
        connection.execute(update(person).values(rank_id=999))
        with pytest.raises(sqlite3.IntegrityError):
            merging.refuse_missing(connection)
        connection.rollback()
