"""Who changed what and when."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.features.history.queries import History, HistoryRow
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import START, Rename, a_desk, a_posting


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose PC Tembo was renamed."""
    made = a_desk(tmp_path, a_posting())
    made.do(Rename(collar="412KD", surname="Osei"), reason="Married")
    return made


def _rows(desk: Desk, of: str | None) -> tuple[HistoryRow, ...]:
    with desk.reader() as reader:
        return History(of=of).rows(reader, View(START))


def test_a_change_tells_field_before_after_and_reason(desk: Desk) -> None:
    assert _rows(desk, "412KD")[0] == HistoryRow(
        at="2016-12-30T10:00:00Z",
        desk="Desk 01",
        by="PS Test",
        command="Rename",
        noun="person",
        key="412KD",
        field="surname",
        before="Tembo",
        after="Osei",
        reason="Married",
    )


def test_undo_and_outside_changes_are_told_too(desk: Desk) -> None:
    desk.undo()
    with closing(sqlite3.connect(desk.path)) as opened:
        opened.execute("UPDATE person SET forename = 'Eve' WHERE id = 100")
        opened.commit()
    outside, undone = _rows(desk, "412KD")[:2]
    assert (outside.by, outside.before, outside.after) == ("outside", "Ada", "Eve")
    assert (undone.command, undone.before, undone.after) == ("undo", "Osei", "Tembo")


def test_other_rows_are_left_out_and_all_are_told_without_a_key(desk: Desk) -> None:
    assert {row.key for row in _rows(desk, "413KD")} == {"413KD"}
    assert _rows(desk, None)[0].field == "surname"
    assert _rows(desk, "'; DROP TABLE op; --%") == ()


def test_a_new_rows_fields_are_plain_words_for_json(desk: Desk) -> None:
    rows = _rows(desk, None)
    assert {type(row.field) for row in rows} == {str}
    assert json.loads(wire.text(wire.plain(rows[:1])))[0]["field"] == "surname"


@pytest.mark.parametrize("of", ["412K", "%", "_12KD", "12", "x" * 100_000])
def test_a_part_of_a_key_or_a_wildcard_finds_nothing(desk: Desk, of: str) -> None:
    assert _rows(desk, of) == ()
