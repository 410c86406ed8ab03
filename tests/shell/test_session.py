"""An open desk in a window: its view, its lock, its reads."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.session import Session
from bcu_desk.store.lock import WindowLock, holder, lock_path, take, this_window
from bcu_desk.work.desk import Desk
from tests.builders import START


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
