"""Capture triggers: made from the tables, one set each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bcu_desk.store.tables import SYNCED
from bcu_desk.store.triggers import capture_triggers
from tests.builders import a_file


def test_every_synced_table_has_its_three_triggers_in_the_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as opened:
        found = dict(
            opened.execute(
                "SELECT name, sql FROM sqlite_master"
                " WHERE type = 'trigger' AND (name LIKE 'capture_%' OR tbl_name = 'op')"
            )
        )
    assert set(found.values()) == set(capture_triggers())
    verbs = ("insert", "update", "delete")
    captures = {f"capture_{name}_{verb}" for name in SYNCED for verb in verbs}
    assert set(found) == captures | {"open_outside_step"}


def test_triggers_name_every_column_of_their_table() -> None:
    by_name = {text.split()[2]: text for text in capture_triggers()}
    for name, table in SYNCED.items():
        text = by_name[f"capture_{name}_update"]
        for column in tuple(table.c.keys()):
            assert text.count(f"OLD.{column} IS NOT NEW.{column}") == 1


def test_a_row_changed_to_what_it_was_is_no_change(tmp_path: Path) -> None:
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as opened:
        before = opened.execute("SELECT count(*) FROM op").fetchone()
        opened.execute("UPDATE person SET surname = surname")
        assert opened.execute("SELECT count(*) FROM op").fetchone() == before


def test_capture_switched_off_leaves_no_operation(tmp_path: Path) -> None:
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as opened:
        before = opened.execute("SELECT count(*) FROM op").fetchone()
        opened.execute("UPDATE log_state SET capture = 0")
        opened.execute("UPDATE person SET surname = 'Vance'")
        assert opened.execute("SELECT count(*) FROM op").fetchone() == before
