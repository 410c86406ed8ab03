"""New desk files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bcu_desk.store.books import log_state
from bcu_desk.store.create import create, first_number
from bcu_desk.store.identify import SCHEMA
from bcu_desk.store.opening import APPLICATION_ID
from tests.builders import A_PERSON, FACTS, HEAD, a_desk, a_file


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as opened:
        assert opened.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert opened.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert opened.execute("SELECT value FROM fact WHERE name = 'desk_number'").fetchone() == (
            "1",
        )
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.bcu"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        create(path, FACTS, (), HEAD)
    assert path.read_bytes() == b"mine"


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        create(tmp_path / "a.bcu", FACTS, (A_PERSON,), HEAD)
    assert list(tmp_path.iterdir()) == []


def test_new_rows_are_numbered_after_those_the_file_was_made_with(tmp_path: Path) -> None:
    made = first_number(1) + 7
    desk = a_desk(tmp_path, type(A_PERSON)(**{**_fields(A_PERSON), "id": made, "collar": "9KD"}))
    with desk.reader() as reader:
        assert reader.rows(log_state.select())[0].next_number == made + 1


def _fields(row: object) -> dict[str, object]:
    return {
        name: getattr(row, name)
        for name in ("from_day", "to_day", "forename", "surname", "rank_id", "bcu_id")
    }
