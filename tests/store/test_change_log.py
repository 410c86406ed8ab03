"""The change log: what it captures, and how steps are taken back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, rows, session
from bcu_desk.store.books import log_state, op, step
from bcu_desk.store.columns import METADATA
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.desk import Desk
from tests.builders import A_PERSON, Rename, a_booking, a_desk, a_file, a_posting


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small desk."""
    return a_desk(tmp_path)


def _raw(desk: Desk, *statements: str) -> None:
    with closing(sqlite3.connect(desk.path)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def _ops(desk: Desk) -> list[tuple[str, str, int, int]]:
    with desk.reader() as reader:
        found = reader.rows(select(op.c.kind, op.c.noun, op.c.row, op.c.mask).order_by(op.c.seq))
    return [tuple(row) for row in found]


def _last_step(desk: Desk) -> tuple[str, ...]:
    with desk.reader() as reader:
        columns = (step.c.kind, step.c.command, step.c.label, step.c.actor, step.c.reason)
        found = reader.rows(select(*columns).order_by(step.c.tx.desc()).limit(1))
    return tuple(found[0])


def test_the_first_rows_are_captured_as_the_first_step(desk: Desk) -> None:
    with desk.reader() as reader:
        kinds = reader.rows(select(step.c.tx, step.c.kind, step.c.label))
    assert [tuple(row) for row in kinds] == [(1, "start", "The file was made")]
    assert len(_ops(desk)) == 16
    assert {kind for kind, *_ in _ops(desk)} == {"insert"}


def test_an_update_is_captured_with_the_mask_of_its_columns(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    kind, noun, row, mask = _ops(desk)[-1]
    bit = list(SYNCED["person"].c.keys()).index("surname")
    assert (kind, noun, row, mask) == ("update", "person", 100, 1 << bit)


def test_an_update_keeps_both_images_in_full(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    with desk.reader() as reader:
        found = reader.rows(select(op.c.before, op.c.after).order_by(op.c.seq.desc()).limit(1))[0]
    assert json.loads(found.before)[3] == "Tembo"
    assert json.loads(found.after)[3] == "Osei"
    assert json.loads(found.after)[0] == 100


def test_a_step_keeps_actor_command_reason_and_a_rising_clock(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"), reason="Married")
    assert _last_step(desk) == ("do", "Rename", "Rename 412KD to Osei", "PS Test", "Married")
    desk.do(Rename(collar="412KD", surname="Okafor"))
    with desk.reader() as reader:
        clocks = [row.hlc for row in reader.rows(select(step.c.hlc).order_by(step.c.tx))]
    assert clocks == sorted(set(clocks))


def test_a_step_that_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    done = desk.do(Rename(collar="412KD", surname="Tembo"))
    assert done.changed == frozenset()
    assert desk.undo_label() is None


def test_raw_sql_from_another_program_is_captured_too(desk: Desk) -> None:
    _raw(desk, "UPDATE person SET surname = 'Vance' WHERE id = 100")
    assert _last_step(desk)[:4] == ("outside", "", "Change made outside BCU Desk", "outside")
    assert _ops(desk)[-1][:3] == ("update", "person", 100)


def test_bulk_statements_are_captured_row_by_row(desk: Desk) -> None:
    before = len(_ops(desk))
    _raw(desk, "UPDATE person SET surname = upper(surname)")
    assert len(_ops(desk)) == before + 2


def test_a_delete_keeps_the_last_image(desk: Desk) -> None:
    _raw(desk, "DELETE FROM vehicle WHERE id = 301")
    with desk.reader() as reader:
        found = reader.rows(select(op.c.kind, op.c.before, op.c.after).order_by(op.c.seq.desc()))
    assert found[0].kind == "delete"
    assert "BX16 KMA" in json.loads(found[0].before)
    assert found[0].after is None


def test_outside_changes_can_be_undone(desk: Desk) -> None:
    _raw(desk, "UPDATE person SET surname = 'Vance' WHERE id = 100")
    assert desk.undo().label == "Change made outside BCU Desk"
    with desk.reader() as reader:
        assert reader.every(Person)[0].surname == "Tembo"


def test_undo_and_redo_name_the_step_and_survive_reopening(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    again = Desk(desk.path, desk.clock)
    assert again.undo_label() == "Rename 412KD to Osei"
    again.undo()
    later = Desk(desk.path, desk.clock)
    assert (later.undo_label(), later.redo_label()) == (None, "Rename 412KD to Osei")
    later.redo()
    assert later.undo_label() == "Rename 412KD to Osei"


def test_a_new_step_ends_redoing(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    desk.undo()
    desk.do(Rename(collar="413KD", surname="Bello"))
    assert desk.redo_label() is None
    with pytest.raises(Refused, match="nothing_to_redo"):
        desk.redo()


def test_the_first_step_cannot_be_undone(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing_to_undo"):
        desk.undo()


def test_a_hundred_and_twenty_steps_can_be_undone_and_redone(desk: Desk) -> None:
    for number in range(120):
        desk.do(Rename(collar="412KD", surname=f"Name{number}"))
    for _ in range(120):
        desk.undo()
    with desk.reader() as reader:
        assert reader.every(Person)[0] == A_PERSON
    for _ in range(120):
        desk.redo()
    with desk.reader() as reader:
        assert reader.every(Person)[0].surname == "Name119"


def test_a_row_changed_behind_the_log_is_not_undone(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    _raw(
        desk,
        "UPDATE log_state SET capture = 0",
        "UPDATE person SET surname = 'Hidden' WHERE id = 100",
        "UPDATE log_state SET capture = 1",
    )
    with pytest.raises(Refused, match="overtaken"):
        desk.undo()
    with desk.reader() as reader:
        assert reader.every(Person)[0].surname == "Hidden"
    assert desk.undo_label() == "Rename 412KD to Osei"


def test_undo_of_an_insert_and_of_a_delete_restore_the_rows(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(), a_booking())
    _raw(desk, "DELETE FROM booking WHERE id = 500")
    desk.undo()
    with desk.reader() as reader:
        assert rows.every(reader.connection, type(a_booking())) == (a_booking(),)
    desk.redo()
    with desk.reader() as reader:
        assert rows.every(reader.connection, type(a_booking())) == ()


def _contents(opened: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: opened.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in SYNCED}


def test_the_log_replayed_onto_an_empty_copy_gives_the_same_rows(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(), a_booking())
    desk.do(Rename(collar="412KD", surname="Osei"))
    desk.undo()
    _raw(
        desk,
        "UPDATE booking SET purpose = 'Moved ''it''', start_minute = start_minute - 15",
        "UPDATE person SET id = 102 WHERE id = 101",
        "DELETE FROM vehicle WHERE id = 301",
        "INSERT OR REPLACE INTO ward_set"
        " SELECT id, code, 'Renamed', from_day, to_day FROM ward_set",
    )
    empty = sqlite3.connect(":memory:", isolation_level=None)
    engine = session.engine_over(empty)
    with session.writing(engine) as target, desk.reader() as reader:
        METADATA.create_all(target)
        count = change_log.replay(reader.connection, target)
    assert count == len(_ops(desk))
    with closing(sqlite3.connect(desk.path)) as opened:
        assert _contents(empty) == _contents(opened)
    empty.close()


def test_a_row_replaced_by_another_program_is_an_update_and_can_be_undone(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as opened:
        assert opened.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        rows_before = _contents(opened)
        opened.execute(
            "INSERT OR REPLACE INTO ward_set"
            " SELECT id, code, 'Renamed', from_day, to_day FROM ward_set"
        )
    assert _ops(desk)[-1][:2] == ("update", "ward_set")
    desk.undo()
    with closing(sqlite3.connect(desk.path)) as opened:
        assert _contents(opened) == rows_before


def test_a_row_made_again_under_the_number_of_one_that_moved_is_an_insert(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    _raw(
        desk,
        "UPDATE person SET id = 102 WHERE id = 101",
        "INSERT INTO person SELECT 101, '9KD', forename, surname, rank_id, bcu_id, from_day,"
        " to_day FROM person WHERE id = 102",
    )
    assert _ops(desk)[-1][:3] == ("insert", "person", 101)


def test_images_keep_every_kind_of_value(tmp_path: Path) -> None:
    odd = replace(A_PERSON, id=2**62, collar="é'\"\\\n£😀", forename="", surname="x" * 5000)
    desk = Desk(a_file(tmp_path / "odd.bcu", odd), a_desk(tmp_path).clock)
    with desk.reader() as reader:
        found = reader.rows(select(op.c.after).where(op.c.row == 2**62))[0]
    assert change_log.image(SYNCED["person"], found.after) == rows.encoded(odd)


def test_no_step_is_left_open(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    with desk.reader() as reader:
        assert reader.rows(select(log_state.c.tx))[0][0] is None


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_a_log_with_more_undone_than_done_can_still_be_undone(desk: Desk, kind: str) -> None:
    _raw(
        desk,
        "INSERT INTO step (tx, kind, command, label, actor, wall, hlc)"
        f" VALUES (2, '{kind}', '', 'x', 'x', '2017-01-01T00:00:00Z', 5)",
    )
    desk.do(Rename(collar="412KD", surname="Osei"))
    assert desk.undo().changed == frozenset({"person"})


def test_the_minutes_of_the_last_changes_are_told_newest_first(desk: Desk) -> None:
    for surname in ("Osei", "Okafor", "Vance"):
        desk.do(Rename(collar="412KD", surname=surname))
    with desk.reader() as reader:
        found = change_log.recent(reader.connection, 5)
        newest = change_log.recent(reader.connection, 1)
    assert [(moment.wall, moment.label, moment.steps) for moment in found] == [
        ("2016-12-30T10:00:00Z", "Rename 412KD to Vance", 3),
        ("2016-12-01T06:00:00Z", "The file was made", 1),
    ]
    assert newest == found[:1]
