"""What desks differ in, with who said what and what stood there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.open_items import open_items, remove_settled, write_settled
from tests.builders import Rename, a_posting
from tests.work.exchange.stations import lead, three

HEAD = StepHead("do", "Test", "", "tests", "2017-01-23T06:00:00Z")


def test_sides_are_told_with_who_and_when_and_with_the_base(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    first.receive(two.send(1, name="a.bcusync"))
    with first.desk.reader() as reader:
        (item,) = open_items(reader.connection)
    assert (item.noun, item.cell, item.base, item.base_known) == (
        "person", "surname", "Tembo", True,
    )  # fmt: skip
    told = {side.desk: (side.value, side.actor) for side in item.sides}
    assert told == {1: ("From Romford", "PS Test"), 2: ("From Ilford", "Ilford")}
    assert all(side.wall for side in item.sides)
    first.rename("Decided")
    with first.desk.reader() as reader:
        assert open_items(reader.connection) == ()


def test_a_write_that_changes_nothing_is_logged_and_told(tmp_path: Path) -> None:
    desk = lead(tmp_path).desk
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        feed.number_own(connection)
        tx = change_log.open_step(connection, HEAD, wall_ms=0)
        write_settled(connection, "person", 100, {"surname": "Tembo", "forename": "Other"})
        done = change_log.close_step(connection, tx, "Settled")
        assert [(one.kind, one.before == one.after) for one in done] == [
            ("update", False),
            ("update", True),
        ]
        told = feed.not_numbered(connection)
    assert [one.cells for one in told] == [{"forename": "Other"}, {"surname": "Tembo"}]


def test_a_step_that_was_taken_back_before_it_was_told_is_no_news(tmp_path: Path) -> None:
    desk = lead(tmp_path).desk
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        feed.number_own(connection)
    for surname in ("One", "Two"):
        desk.do(Rename(collar="412KD", surname=surname))
    desk.undo()
    with desk.reader() as reader:
        assert [one.cells["surname"] for one in feed.not_numbered(reader.connection)] == ["One"]
    desk.redo()
    with desk.reader() as reader:
        told = [one.cells["surname"] for one in feed.not_numbered(reader.connection)]
    assert told == ["One", "Two"]


def test_a_row_that_others_refer_to_stays(tmp_path: Path) -> None:
    from tests.builders import a_desk

    desk = a_desk(tmp_path, a_posting())
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        with pytest.raises(Refused, match="still_used"):
            remove_settled(connection, "person", 100)
        remove_settled(connection, "person", 101)
