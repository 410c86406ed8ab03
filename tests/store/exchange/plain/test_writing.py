"""Writing many rows at once: the same rows and the same log as one by one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.store import change_log, session
from bcu_desk.store.exchange import receive
from bcu_desk.store.exchange.plain import sorting
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import booking, person
from tests.builders import a_booking
from tests.store.exchange.desks import RealDesk, exchange_all, group, random_edit

MANY = 10_000


def log_of(desk: RealDesk) -> list[tuple[object, ...]]:
    """What the last import left in the log, in the order of its rows."""
    asked = (
        "SELECT noun, row, kind, mask, before, after FROM op WHERE tx ="
        " (SELECT max(tx) FROM step WHERE kind = 'merge') ORDER BY noun, row, seq"
    )
    with closing(sqlite3.connect(desk.path)) as opened:
        return opened.execute(asked).fetchall()


def two_ways(one: RealDesk, two: RealDesk, folder: Path, patch: pytest.MonkeyPatch) -> RealDesk:
    """Take in what another sends, both ways; returns the desk that wrote row by row."""
    slow = RealDesk(Path(shutil.copy(two.path, folder / "slow.bcu")), two.number)
    slow.now = two.now
    sent = one.sends(two.knows())
    patch.setattr(sorting, "FEW", MANY)
    by_row = slow.takes(sent)
    patch.setattr(sorting, "FEW", 1)
    together = two.takes(sent)
    assert (together.new, together.changed, together.removed, sorted(together.gone)) == (
        by_row.new,
        by_row.changed,
        by_row.removed,
        sorted(by_row.gone),
    )
    return slow


def test_rows_and_log_are_the_same_as_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = group(tmp_path, 2)
    people = [int(str(row["id"])) for row in one.rows("person")]
    car = int(str(one.rows("vehicle")[0]["id"]))
    fresh = encoded(a_booking(2 << 40, vehicle_id=car, purpose="Tab\there, “quoted” é \x01"))
    one.edit(insert(booking).values(fresh))
    one.edit(update(person).where(person.c.id.in_(people)).values(surname="Same", forename="Sam"))
    one.edit(update(person).where(person.c.id == people[0]).values(forename="Al"))
    slow = two_ways(one, two, tmp_path, monkeypatch)
    assert log_of(two) == log_of(slow)
    assert two.digest() == slow.digest() == one.digest()
    one.edit(delete(booking).where(booking.c.id == 2 << 40))
    slow = two_ways(one, two, tmp_path, monkeypatch)
    assert log_of(two) == log_of(slow)
    assert two.digest() == slow.digest() == one.digest()


def test_what_was_written_together_is_taken_back_exactly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "FEW", 1)
    one, two = group(tmp_path, 2)
    before = two.digest()
    one.edit(update(person).values(surname="Same"))
    taken = two.takes(one.sends(two.knows()))
    assert two.digest() != before
    with session.writing(two.engine) as connection:
        change_log.reverse(connection, change_log.operations(connection, taken.tx))
    assert two.digest() == before


@pytest.mark.parametrize("seed", range(2))
def test_desks_that_write_together_end_like_desks_that_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    ends = []
    for few in (1, MANY):
        monkeypatch.setattr(sorting, "FEW", few)
        desks = group(tmp_path / str(few), 3)
        draw = Random(seed)
        for _ in range(2):
            for _ in range(4):
                random_edit(draw.choice(desks), draw)
            exchange_all(desks, draw)
        assert len({desk.digest() for desk in desks}) == 1
        ends.append((desks[0].digest(), desks[0].contested()))
    assert ends[0] == ends[1]


def test_a_desk_that_takes_in_parts_counts_each_row_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "FEW", 1)
    monkeypatch.setattr(receive, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(receive, "PART", 2)
    one, two = group(tmp_path, 2)
    people = [int(str(row["id"])) for row in one.rows("person")][:3]
    for name in ("First", "Second", "Third"):
        one.edit(update(person).where(person.c.id.in_(people)).values(surname=name))
    car = int(str(one.rows("vehicle")[0]["id"]))
    one.edit(insert(booking).values(encoded(a_booking(2 << 40, vehicle_id=car))))
    taken = two.takes(one.sends(two.knows()))
    assert (dict(taken.changed), dict(taken.new)) == (
        {"person": len(people)},
        {"booking": 1},
    )
    assert two.digest() == one.digest()
    one.edit(delete(booking).where(booking.c.id == 2 << 40))
    one.edit(update(person).where(person.c.id == people[0]).values(surname="Fourth"))
    one.edit(update(person).where(person.c.id == people[0]).values(surname="Fifth"))
    taken = two.takes(one.sends(two.knows()))
    assert (taken.gone, taken.items) == ((("booking", 2 << 40),), 3)
    assert two.digest() == one.digest()
    assert two.knows().of(one.feed) == 3 * len(people) + 1 + 3
