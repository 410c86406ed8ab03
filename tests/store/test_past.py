"""What the file said at an earlier instant."""

from __future__ import annotations

import gc
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.books import step
from bcu_desk.store.past import engine_at, rewind
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON, Rename, a_booking, a_desk

MADE = 24_676_200  # 2016-12-01T06:00Z, when the small file was made


def _renamed(folder: Path, *surnames: str) -> Path:
    """The small file, with a surname of PC 412KD for each hour from NOON."""
    path = a_desk(folder, a_booking()).path
    for hours, surname in enumerate(surnames):
        Desk(path, Clock(NOON + 60 * hours)).do(Rename(collar="412KD", surname=surname))
    return path


def _surname(reader: Reader) -> str:
    return next(person.surname for person in reader.every(Person) if person.collar == "412KD")


def test_the_past_is_shown_at_any_minute(tmp_path: Path) -> None:
    desk = Desk(_renamed(tmp_path, "Osei", "Okafor", "Vance"), Clock(NOON))
    seen = []
    for minute in (NOON - 1, NOON, NOON + 59, NOON + 60, NOON + 120):
        with desk.reader_of_past(minute) as reader:
            seen.append(_surname(reader))
    assert seen == ["Tembo", "Osei", "Osei", "Okafor", "Vance"]


def test_looking_back_changes_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = desk.path.read_bytes()
    with desk.reader_of_past(NOON) as reader:
        assert len(reader.every(Person)) == 2
    assert desk.path.read_bytes() == before


def test_later_steps_are_not_told(tmp_path: Path) -> None:
    desk = Desk(_renamed(tmp_path, "Osei", "Okafor"), Clock(NOON))
    with desk.reader_of_past(NOON) as reader:
        labels = [row.label for row in reader.rows(select(step.c.label).order_by(step.c.tx))]
    assert labels == ["The file was made", "Rename 412KD to Osei"]


def test_an_instant_before_the_file_is_refused_with_its_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(Refused) as refused:
        desk.reader_of_past(MADE - 1)
    assert (refused.value.code, refused.value.facts) == (
        "before_the_file",
        {"first": "Thu 1 Dec 2016 06:00"},
    )
    with desk.reader_of_past(MADE) as reader:
        assert _surname(reader) == "Tembo"


def test_a_row_that_changed_its_number_stands_where_it_was(tmp_path: Path) -> None:
    path = _renamed(tmp_path, "Osei")
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("UPDATE person SET id = 150 WHERE id = 101")
        opened.execute("UPDATE person SET surname = 'Vance' WHERE id = 150")
        opened.commit()
    with Reader(engine_at(path, NOON)) as reader:
        found = {person.id: person.surname for person in reader.every(Person)}
    assert found == {100: "Osei", 101: "Lindqvist"}


def test_a_clock_that_was_put_back_hides_no_step_of_now(tmp_path: Path) -> None:
    path = a_desk(tmp_path).path
    Desk(path, Clock(NOON + 600)).do(Rename(collar="412KD", surname="Osei"))
    Desk(path, Clock(NOON)).do(Rename(collar="412KD", surname="Okafor"))
    with Reader(engine_at(path, NOON)) as reader:
        assert _surname(reader) == "Okafor"


def test_many_threads_read_one_past(tmp_path: Path) -> None:
    engine = engine_at(_renamed(tmp_path, "Osei"), NOON)
    together = threading.Barrier(4)

    def read(_: int) -> str:
        with Reader(engine) as reader:
            together.wait(timeout=30)
            return _surname(reader)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(read, range(4))) == {"Osei"}


def test_a_reader_under_way_keeps_its_past(tmp_path: Path) -> None:
    with Reader(engine_at(_renamed(tmp_path, "Osei"), NOON)) as reader:
        gc.collect()
        assert _surname(reader) == "Osei"


def test_work_that_is_no_longer_wanted_ends(tmp_path: Path) -> None:
    asked = []

    def going() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        engine_at(_renamed(tmp_path, "Osei"), NOON - 1, going)
    assert len(asked) == 2


def test_a_copy_wound_back_has_no_triggers(tmp_path: Path) -> None:
    path = _renamed(tmp_path, "Osei")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(sqlite3.connect(path)) as opened:
            opened.backup(copy)
        rewind(copy, "2016-12-30T09:59:59Z")
        kinds = copy.execute("SELECT DISTINCT type FROM sqlite_master").fetchall()
        surname = copy.execute("SELECT surname FROM person WHERE id = 100").fetchone()
    assert ("trigger",) not in kinds
    assert surname == ("Tembo",)
