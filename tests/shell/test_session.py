"""An open desk in a window: its view, its lock, its reads."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.session import Session
from bcu_desk.store.lock import WindowLock, holder, lock_path, take, this_window
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON, START


@pytest.fixture
def locked(qapp: object, desk: Desk) -> Session:
    """A session that holds the file."""
    lock = take(desk.path, this_window("06:00"))
    assert isinstance(lock, WindowLock)
    return Session(desk, lock, START, Jobs(inline=True))


def test_the_view_is_told_once_a_change(session: Session) -> None:
    told: list[object] = []
    session.hub.view_changed.connect(told.append)
    session.show_day(date(2017, 2, 1))
    session.show_day(date(2017, 2, 1))
    session.show_scope(("EA",))
    assert len(told) == 2
    assert (session.view.on, session.view.scope) == (date(2017, 2, 1), ("EA",))
    assert session.today() == date(2016, 12, 30)


def test_reading_gives_what_was_read_and_says_what_failed(session: Session) -> None:
    told: list[object] = []
    session.read(lambda reader: reader.connection.closed, told.append)
    session.read(lambda _: 1 / 0, told.append, lambda error: told.append(type(error)))
    assert told == [False, ZeroDivisionError]


def test_closing_gives_the_file_free(locked: Session) -> None:
    assert holder(locked.desk.path) is not None
    locked.say_alive()
    assert holder(locked.desk.path).beat == 1
    locked.close()
    assert holder(locked.desk.path) is None


def test_a_file_taken_over_is_told_once(qtbot, locked: Session) -> None:
    lock_path(locked.desk.path).write_text("{}")
    with qtbot.waitSignal(locked.lost):
        locked.say_alive()
    with qtbot.assertNotEmitted(locked.lost):
        locked.say_alive()
    locked.close()


def test_a_beat_that_cannot_be_written_is_missed(
    locked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: WindowLock) -> bool:
        raise OSError

    monkeypatch.setattr(WindowLock, "beat", fail)
    locked.say_alive()
    assert holder(locked.desk.path).beat == 0
    monkeypatch.undo()
    locked.close()


def test_looking_back_reads_the_past_until_now_is_asked_for(session: Session) -> None:
    told: list[View] = []
    session.hub.view_changed.connect(told.append)
    session.look_back(NOON, print)
    assert session.desk is not session.live
    assert (session.desk.read_only, session.live.read_only) == (True, False)
    session.back_to_now()
    session.back_to_now()
    assert session.desk is session.live
    assert [view.known_at for view in told] == [NOON, None]


def test_an_instant_before_the_file_fails_and_nothing_moves(session: Session) -> None:
    failed: list[Exception] = []
    session.look_back(0, failed.append)
    assert [error.code for error in failed if isinstance(error, Refused)] == ["before_the_file"]
    assert session.view.known_at is None
    assert session.desk is session.live


def test_a_file_is_read_as_it_is_while_the_past_is_shown(session: Session) -> None:
    found: list[bool] = []
    session.look_back(NOON, print)
    session.read_live(lambda reader: "memdb" in str(reader.connection.engine.pool), found.append)
    session.read(lambda reader: reader.connection.closed, found.append)
    assert found == [False, False]


def test_a_sample_has_a_day_of_its_own_that_counts_as_today(qapp: object, desk: Desk) -> None:
    made = Session(desk, None, START, Jobs(inline=True), own_day=START)
    assert made.today() == START
    assert not made.rule().is_past()
    made.show_day(date(2017, 1, 8))
    assert made.rule().is_past()
    made.close()


def test_a_second_day_is_shown_and_forgotten(session: Session) -> None:
    session.show_against(date(2017, 1, 2))
    assert session.view.against == date(2017, 1, 2)
    session.show_against(None)
    assert session.view.against is None
