"""The book of packs: written in no step, kept by its numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.store.packs import book
from bcu_desk.work.desk import Desk
from tests.builders import START, a_desk

MADE = book.MadePack(
    id=0,
    tx=1,
    made=24_750_000,
    wanted="{}",
    digest="d",
    pages=2,
    file="daily.pdf",
    recipient="",
    actor="PS Test",
)


def test_packs_are_numbered_and_told_newest_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    numbers = [desk.write_books(lambda held: book.record_pack(held, MADE)) for _ in range(2)]
    with desk.reader() as reader:
        found = book.made_packs(reader.connection)
    assert numbers == [1, 2]
    assert [made.id for made in found] == [2, 1]
    assert found[0].file == MADE.file


def test_templates_and_drafts_are_kept_replaced_and_dropped(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    for told in ("[]", "[1]"):
        desk.write_books(lambda held, told=told: book.keep_template(held, "Night", told))
        desk.write_books(lambda held, told=told: book.keep_draft(held, "daily", told))
    with desk.reader() as reader:
        assert book.own_templates(reader.connection) == {"Night": "[1]"}
        assert book.draft_of(reader.connection, "daily") == "[1]"
        assert book.draft_of(reader.connection, "partner") is None
    desk.write_books(lambda held: book.drop_template(held, "Night"))
    with desk.reader() as reader:
        assert book.own_templates(reader.connection) == {}


def test_it_is_no_step_and_a_file_to_read_only_refuses_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader:
        before = book.last_step(reader.connection)
    desk.write_books(lambda held: book.record_pack(held, MADE))
    with desk.reader() as reader:
        assert book.last_step(reader.connection) == before
    assert desk.undo_label() is None
    reading = Desk(desk.path, desk.clock, read_only=True)
    with pytest.raises(Refused, match="file_read_only"):
        reading.write_books(lambda held: book.record_pack(held, MADE))


def test_a_file_can_be_read_as_it_was_after_a_step(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader:
        before = book.last_step(reader.connection)
    with desk.reader_after(before) as reader:
        wards = reader.connection.exec_driver_sql("SELECT code FROM ward").fetchall()
    desk.do(SetTarget(ward=wards[0][0], dwo=7, from_day=START))
    for reading, known in ((desk.reader_after(before), 0), (desk.reader(), 1)):
        with reading as reader:
            found = reader.connection.exec_driver_sql(
                "SELECT count(*) FROM target WHERE amount = 7"
            ).scalar()
        assert found == known


def test_who_took_steps_is_known_but_not_who_made_the_file(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader:
        assert book.actors(reader.connection) == frozenset()
    desk.do(SetTarget(ward="E05000001", dwo=3, from_day=START))
    with desk.reader() as reader:
        assert book.actors(reader.connection) == {desk.actor}
