"""What is kept between readers: always what the file says, and only changes are read again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.dated import Every
from bcu_desk.domain.people import Person
from bcu_desk.store import rows
from bcu_desk.store.memory import START, Mark, Memory, mark_of
from bcu_desk.store.session import Reader, engine_of
from bcu_desk.work.desk import Desk
from tests.builders import A_PERSON, Rename, a_desk

OTHER = replace(A_PERSON, id=150, collar="9KD", surname="Okoro")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with two people."""
    return a_desk(tmp_path, OTHER)


def _people(path: Path, memory: Memory) -> tuple[Person, ...]:
    with Reader(engine_of(path, write=False), memory) as reader:
        return reader.every(Person)


def _truth(path: Path) -> tuple[Person, ...]:
    with Reader(engine_of(path, write=False)) as reader:
        return rows.every(reader.connection, Person)


def _raw(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute(statement)


def test_what_did_not_change_is_not_read_again(desk: Desk) -> None:
    memory = Memory()
    first = _people(desk.path, memory)
    assert _people(desk.path, memory) is first
    assert {row.collar for row in first} >= {"412KD", "9KD"}


def test_a_row_that_changed_is_read_again_and_the_others_are_kept(desk: Desk) -> None:
    memory = Memory()
    before = {row.id: row for row in _people(desk.path, memory)}
    desk.do(Rename(collar="412KD", surname="Adeyemi"))
    after = {row.id: row for row in _people(desk.path, memory)}
    assert after[A_PERSON.id].surname == "Adeyemi"
    assert after[OTHER.id] is before[OTHER.id]


def _surnames(every: Every) -> list[str]:
    return sorted(row.surname for row in every(Person))


def test_what_is_made_of_a_noun_is_kept_until_the_noun_changes(desk: Desk) -> None:
    memory = Memory()

    def made() -> list[str]:
        with Reader(engine_of(desk.path, write=False), memory) as reader:
            return reader.made_of(_surnames)

    first = made()
    assert made() is first
    desk.do(Rename(collar="9KD", surname="Adeyemi"))
    assert set(made()) - set(first) == {"Adeyemi"}


def test_undo_is_seen(desk: Desk) -> None:
    memory = Memory()
    before = _people(desk.path, memory)
    desk.do(Rename(collar="412KD", surname="Adeyemi"))
    desk.undo()
    assert _people(desk.path, memory) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET surname = 'Raw' WHERE id = 150",
        "DELETE FROM person WHERE id = 150",
        "UPDATE person SET id = 151 WHERE id = 150",
        "INSERT INTO person (id, collar, forename, surname, rank_id, from_day)"
        " VALUES (7, '7KD', 'A', 'B', 1, '2016-01-01')",
    ],
)
def test_changes_by_other_programs_are_seen_in_order_of_ids(desk: Desk, statement: str) -> None:
    memory = Memory()
    before = _people(desk.path, memory)
    _raw(desk.path, statement)
    assert _people(desk.path, memory) == _truth(desk.path) != before


def test_many_changes_are_read_as_a_whole(desk: Desk) -> None:
    memory = Memory()
    _people(desk.path, memory)
    for number in range(401):
        _raw(desk.path, f"UPDATE person SET surname = 'N{number}' WHERE id = 150")
    assert _people(desk.path, memory) == _truth(desk.path)


def test_another_file_in_the_files_place_is_read_afresh(desk: Desk, tmp_path: Path) -> None:
    memory = Memory()
    folder = tmp_path / "other"
    folder.mkdir()
    other = a_desk(folder, replace(OTHER, surname="Elsewhere"))
    for each, surname in ((desk, "Here"), (other, "There")):
        each.do(Rename(collar="412KD", surname=surname))
    _people(desk.path, memory)
    other.path.replace(desk.path)
    assert _people(desk.path, memory) == _truth(desk.path)
    assert {row.surname for row in _people(desk.path, memory)} >= {"There", "Elsewhere"}


def test_a_log_without_operations_ends_at_its_start(desk: Desk) -> None:
    _raw(desk.path, "DELETE FROM op")
    with desk.reader() as reader:
        assert mark_of(reader.connection) == START == Mark(0, 0)
