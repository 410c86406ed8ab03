"""Whole copies between files, and keeping others out meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import copying
from bcu_desk.store.copying import copy_into, copy_out, exclusive, keep_content
from bcu_desk.store.digest import whole_digest
from bcu_desk.store.opening import open_careful
from bcu_desk.store.unusable import InUse
from tests.builders import a_booking, a_file


@pytest.fixture
def file(tmp_path):
    return a_file(tmp_path / "a.bcu")


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(copying, "BUSY_SECONDS", 0.1)


def digest_of(path):
    with closing(open_careful(path)) as opened:
        return whole_digest(opened)


def test_a_copy_says_the_same_and_stands_alone(file, tmp_path):
    made = tmp_path / "made"
    with closing(open_careful(file)) as source:
        copy_out(source, made)
    assert digest_of(made) == digest_of(file)
    assert sorted(tmp_path.iterdir()) == [file, made]


def test_a_copy_of_a_wal_file_needs_no_wal(file, tmp_path):
    made = tmp_path / "made"
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE fact SET value = 'In the WAL' WHERE name = 'desk_name'")
        copy_out(writer, made)
        with closing(open_careful(made)) as opened:
            assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert whole_digest(opened) == whole_digest(writer)


def test_content_is_replaced_on_the_same_file(file, tmp_path):
    other = a_file(tmp_path / "b.bcu", a_booking())
    number = file.stat().st_ino
    with exclusive(file) as opened, closing(open_careful(other)) as source:
        copy_into(source, opened, file)
    assert digest_of(file) == digest_of(other)
    assert file.stat().st_ino == number
    assert sorted(tmp_path.iterdir()) == [file, other]


def test_a_program_that_waits_for_its_turn_finds_the_new_content(file, tmp_path):
    other = a_file(tmp_path / "b.bcu", a_booking())
    with closing(sqlite3.connect(file, isolation_level=None, timeout=5)) as waiting:
        assert waiting.execute("SELECT count(*) FROM booking").fetchone() == (0,)
        with exclusive(file) as opened, closing(open_careful(other)) as source:
            copy_into(source, opened, file)
        waiting.execute("BEGIN IMMEDIATE")
        assert waiting.execute("SELECT count(*) FROM booking").fetchone() == (1,)


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "SELECT count(*) FROM booking"])
def test_others_are_kept_out_while_a_file_is_taken(file, begin):
    with (
        exclusive(file),
        closing(sqlite3.connect(file, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute(begin)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_writes_is_not_taken(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"), exclusive(file):
            pytest.fail("taken")


@pytest.mark.usefixtures("impatient")
def test_a_target_that_another_reads_is_told_as_busy(file, tmp_path):
    other = a_file(tmp_path / "b.bcu", a_booking())
    before = digest_of(file)
    with (
        closing(sqlite3.connect(file, isolation_level=None)) as reading,
        closing(sqlite3.connect(file, isolation_level=None, timeout=0.1)) as target,
        closing(open_careful(other)) as source,
    ):
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM booking").fetchone()
        with pytest.raises(InUse) as caught:
            copy_into(source, target, file)
    assert caught.value.code == "busy"
    assert digest_of(file) == before


def test_a_full_disk_leaves_the_target_as_it_was(file, tmp_path):
    bookings = [
        a_booking(1000 + n, start_minute=n * 80, end_minute=n * 80 + 60) for n in range(900)
    ]
    big = a_file(tmp_path / "big.bcu", *bookings)
    before = digest_of(file)
    with exclusive(file) as opened, closing(open_careful(big)) as source:
        opened.execute(f"PRAGMA max_page_count = {file.stat().st_size // 4096 + 1}")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            copy_into(source, opened, file)
    assert digest_of(file) == before


def test_content_is_kept_under_the_first_free_name(file):
    with exclusive(file) as opened:
        first = keep_content(opened, file, "replaced")
        second = keep_content(opened, file, "replaced")
    assert (first.name, second.name) == ("a.bcu.replaced", "a.bcu.replaced-2")
    assert digest_of(first) == digest_of(second) == digest_of(file)
    assert sorted(file.parent.iterdir()) == [file, first, second]
