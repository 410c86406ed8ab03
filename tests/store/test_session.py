"""Connections: pragmas, one consistent view a reader, all or nothing for writers."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from bcu_desk.domain.people import Person
from bcu_desk.store import session
from tests.builders import Rename, a_desk, a_file


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("foreign_keys", 1), ("cell_size_check", 1), ("recursive_triggers", 1)],
)
def test_every_connection_has_the_pragmas(tmp_path: Path, pragma: str, value: int) -> None:
    path = a_file(tmp_path / "a.bcu")
    for write in (True, False):
        opened = session.connect(path, write=write)
        assert opened.execute(f"PRAGMA {pragma}").fetchone() == (value,)
        opened.close()


def test_a_file_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        session.connect(tmp_path / "none.bcu", write=True)
    assert not (tmp_path / "none.bcu").exists()


def test_a_reader_sees_one_state_and_writes_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader, pytest.raises(Exception, match="readonly"):
        reader.connection.execute(text("DELETE FROM fact"))


def test_a_reader_reads_a_noun_once_and_the_next_reader_sees_what_changed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader:
        assert reader.every(Person) is reader.every(Person)
    desk.do(Rename(collar="412KD", surname="Tembo-Hale"))
    with desk.reader() as reader:
        assert {row.surname for row in reader.every(Person)} == {"Tembo-Hale", "Lindqvist"}


def test_a_reader_outside_its_block_is_a_bug(tmp_path: Path) -> None:
    reader = a_desk(tmp_path).reader()
    with pytest.raises(RuntimeError):
        reader.every(Person)


def test_a_block_that_fails_writes_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    engine = session.engine_of(desk.path, write=True)

    def fails() -> None:
        with session.writing(engine) as connection:
            connection.execute(text("DELETE FROM vehicle"))
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fails()
    with desk.reader() as reader:
        assert len(reader.rows(text("SELECT id FROM vehicle"))) == 2  # type: ignore[arg-type]


def test_odd_letters_in_a_path_are_taken_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "a b#c?d%20é"
    folder.mkdir()
    desk = a_desk(folder)
    assert desk.do(Rename(collar="412KD", surname="Osei")).keys == ("412KD",)


def test_a_step_leaves_no_journal_beside_the_file(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    writer = session.connect(desk.path, write=True)
    assert writer.execute("PRAGMA journal_mode").fetchone() in {("truncate",), ("wal",)}
    writer.close()
    desk.do(Rename(collar="412KD", surname="Osei"))
    assert [path.name for path in desk.path.parent.iterdir()] == ["small.bcu"]


def test_a_writer_closes_though_another_program_holds_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path / "a.bcu")
    writer = session.connect(path, write=True)
    other = session.connect(path, write=True)
    writer.execute("PRAGMA busy_timeout = 0")
    other.execute("BEGIN EXCLUSIVE")
    writer.close()
    other.close()
    assert [found.name for found in tmp_path.iterdir()] == ["a.bcu"]


def test_where_much_is_written_loose_ends_are_left_to_the_writer(tmp_path: Path) -> None:
    engine = session.engine_of(a_desk(tmp_path).path, write=True)
    for much, checked in ((True, 0), (False, 1)):
        with session.writing(engine, much=much) as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == checked


def test_the_collector_rests_while_much_is_written_and_works_again_after_a_fault(
    tmp_path: Path,
) -> None:
    engine = session.engine_of(a_desk(tmp_path).path, write=True)
    for much in (True, False):
        with session.writing(engine, much=much):
            assert gc.isenabled() is not much
        assert gc.isenabled()
    with session.collector_at_rest():
        with session.collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    with pytest.raises(ValueError, match="odd"), session.collector_at_rest():
        raise ValueError("odd")
    assert gc.isenabled()
