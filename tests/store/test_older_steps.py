"""Steps that are older than a column of their table: read, undone and looked back on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, text

from bcu_desk.domain.people import Absence
from bcu_desk.store import change_log, past
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON
from tests.store.exchange.versions import NEW, NOUN, ROWS, desks_in, make_newer, older_program


def test_what_a_step_did_not_know_is_what_the_column_says_by_default() -> None:
    added = (
        Column("id", Integer),
        Column("name", Text),
        Column("note", Text),
        Column("size", Integer, server_default=text("7")),
        Column("state", Text, server_default=text("'open'")),
    )
    table = Table("thing", MetaData(), *added)
    whole = {"id": 1, "name": "A", "note": None, "size": 7, "state": "open"}
    assert change_log.image(table, '[1,"A"]') == whole
    assert change_log.image(table, '[1,"A","n",8]') == {**whole, "note": "n", "size": 8}
    assert change_log.image(table, None) is None
    with pytest.raises(ValueError, match="longer"):
        change_log.image(table, "[1,2,3,4,5,6]")


@pytest.fixture
def migrated(tmp_path: Path) -> Desk:
    """A file whose first steps were recorded without a column that it has now."""
    desk = desks_in(tmp_path / "desks", {0})[0]
    with older_program():
        desk.edit(text(f"UPDATE {NOUN} SET ordered_by = 'older' WHERE id = {ROWS[0]}"))
        desk.edit(text(f"DELETE FROM {NOUN} WHERE id = {ROWS[1]}"))
    make_newer(desk.path)
    desk.edit(text(f"UPDATE {NOUN} SET {NEW} = 'newer' WHERE id = {ROWS[0]}"))
    return Desk(desk.path, Clock(NOON), actor="tests")


def absences(desk: Desk) -> dict[int, tuple[str | None, str | None]]:
    """What the rows say in an old column and in the new one."""
    with desk.reader() as reader:
        return {one.id: (one.ordered_by, one.note) for one in reader.every(Absence)}


def test_steps_before_and_after_the_column_are_undone_and_done_again(migrated: Desk) -> None:
    before = absences(migrated)
    assert before == {ROWS[0]: ("older", "newer")}
    for _ in range(3):
        migrated.undo()
    assert absences(migrated) == dict.fromkeys(ROWS, (None, None))
    for _ in range(3):
        migrated.redo()
    assert absences(migrated) == before


def test_the_file_is_shown_as_it_was_before_those_steps(migrated: Desk) -> None:
    with migrated.reader() as reader:
        first, second, last = reader.rows(text("SELECT tx FROM step ORDER BY tx DESC LIMIT 3"))[
            ::-1
        ]
        (done,) = change_log.operations(reader.connection, second[0])
        assert (done.before or {})[NEW] is None
    for tx, said in ((first[0] - 1, None), (first[0], "older"), (last[0] - 1, "older")):
        engine = past.engine_after(migrated.path, tx)
        with Reader(engine) as reader:
            found = {one.id: (one.ordered_by, one.note) for one in reader.every(Absence)}
        engine.dispose()
        assert found[ROWS[0]] == (said, None)
