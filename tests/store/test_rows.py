"""Nouns in and out of their tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting, Standing
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Bcu
from bcu_desk.store import rows, session, tables
from bcu_desk.store.unusable import NotADesk
from tests.builders import A_PERSON, a_booking, a_desk, a_file, a_posting


def test_rows_come_back_as_they_went_in(tmp_path: Path) -> None:
    posting = a_posting(to_day=date(2017, 3, 1), standing=Standing.ACTING)
    desk = a_desk(tmp_path, posting, a_booking())
    with desk.reader() as reader:
        assert reader.every(Posting) == (posting,)
        assert reader.every(type(a_booking())) == (a_booking(),)
        assert reader.every(Person, tables.person.c.collar == "412KD") == (A_PERSON,)


def test_a_cell_of_another_kind_is_a_bug() -> None:
    with pytest.raises(TypeError):
        rows.encoded_cell(1.5)
    assert rows.encoded_cell(Standing.ACTING) == "acting"
    assert rows.encoded_cell(date(2017, 1, 9)) == "2017-01-09"
    assert rows.encoded_cell(None) is None


def test_rows_can_be_changed_and_removed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        rows.change(connection, Person, 100, {"surname": "Osei"})
        rows.remove(connection, Person, 101)
    with desk.reader() as reader:
        assert reader.every(Person) == (replace(A_PERSON, surname="Osei"),)


def test_key_order_puts_what_is_referred_to_first() -> None:
    ordered = rows.in_key_order((a_posting(), A_PERSON))
    assert ordered == (A_PERSON, a_posting())


def test_nouns_are_named_as_their_tables() -> None:
    assert rows.noun_of(Posting) == "posting"


def test_a_cell_that_another_program_made_odd_is_told_as_such(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with closing(sqlite3.connect(desk.path)) as opened:
        opened.execute("UPDATE bcu SET from_day = 'hello'")
        opened.commit()
    with desk.reader() as reader, pytest.raises(NotADesk) as told:
        reader.every(Bcu)
    assert (told.value.code, told.value.facts["noun"]) == ("odd_cell", "bcu")


@pytest.mark.parametrize("number", [0, 1, 500, 501, 700, 1_234])
def test_very_many_rows_are_put_in_as_few_are(tmp_path: Path, number: int) -> None:
    told = [(n, f"day {n}", "'); DROP TABLE person; --") for n in range(9_000, 9_000 + number)]
    engine = session.engine_of(a_file(tmp_path / "small.bcu"), write=True)
    with session.writing(engine) as connection:
        rows.put(connection, "bank_holiday (id, day, title)", 3, told)
        asked = "SELECT id, day, title FROM bank_holiday WHERE id >= 9000 ORDER BY id"
        assert list(map(tuple, connection.exec_driver_sql(asked))) == told
        counted = "SELECT count(*) FROM op WHERE noun = 'bank_holiday' AND row >= 9000"
        assert connection.exec_driver_sql(counted).scalar() == number
