"""Time in the window: a second day, looking back, correcting the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.people import Person
from bcu_desk.shell.desk_window import DeskWindow
from bcu_desk.shell.session import Session
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON, START, Rename

MADE = 24_676_200  # 2016-12-01T06:00Z, when the small file was made
TODAY = date(2016, 12, 30)  # where the small desk's clock stands


@pytest.fixture
def window(desk_window: DeskWindow) -> DeskWindow:
    """The frame over the small desk, renamed an hour after noon."""
    Desk(desk_window.session.live.path, Clock(NOON + 60)).do(Rename(collar="412KD", surname="Osei"))
    desk_window.activateWindow()
    return desk_window


def _surname(reader: Reader) -> str:
    return reader.every(Person)[0].surname


def _surname_seen(session: Session) -> str:
    found: list[str] = []
    session.read(_surname, found.append)
    return found[0]


def _press(window: DeskWindow, name: str) -> None:
    window.findChild(QPushButton, name).click()


def test_comparing_is_begun_and_ended_by_keyboard(qtbot, window: DeskWindow) -> None:
    session = window.session
    window.travel.compare()
    assert session.view.against == TODAY
    assert window.header.state.text() == "Difference"
    qtbot.waitUntil(window.time.against.hasFocus)
    qtbot.keyClick(window.time.against, Qt.Key.Key_PageDown)
    assert session.view.against == date(2016, 11, 30)
    qtbot.keyClick(window.time.against, Qt.Key.Key_Escape)
    assert session.view.against is None
    assert window.time.isHidden()


def test_a_step_of_the_list_shows_the_file_as_it_was(qtbot, window: DeskWindow) -> None:
    session = window.session
    live = window.pages.current()
    assert _surname_seen(session) == "Osei"
    window.travel.ask_instant()
    panel = window.travel.panel
    assert panel.list.count() == 2
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.view.known_at == MADE
    assert _surname_seen(session) == "Tembo"
    assert panel.isHidden()
    page = window.pages.current()
    assert page is not live
    assert page.context.desk.read_only
    assert window.header.state.text() == "Known then"
    assert window.time.told.accessibleName().endswith("Nothing can be changed.")
    assert window.search.read_only
    _press(window, "time.back")
    assert session.view.known_at is None
    assert window.pages.current() is live
    assert _surname_seen(session) == "Osei"
    assert not window.search.read_only


def test_nothing_of_the_past_is_undone(window: DeskWindow) -> None:
    window.travel.look_back(NOON)
    window.steps.undo()
    assert window.notice.text().startswith("This is what the file said on Fri 30 Dec 2016 10:00")
    window.session.back_to_now()
    assert _surname_seen(window.session) == "Osei"


def test_esc_goes_back_to_now(qtbot, window: DeskWindow) -> None:
    window.travel.look_back(NOON)
    assert window.session.view.known_at == NOON
    qtbot.keyClick(window.pages.current(), Qt.Key.Key_Escape)
    assert window.session.view.known_at is None


def test_another_instant_may_follow_the_first(window: DeskWindow) -> None:
    window.travel.look_back(NOON)
    assert _surname_seen(window.session) == "Tembo"
    window.open_page("others")
    window.travel.look_back(NOON + 60)
    assert _surname_seen(window.session) == "Osei"
    assert window.pages.current().id == "others"
    window.session.back_to_now()
    assert window.pages.current().id == "others"


def test_an_instant_before_the_file_is_told_in_the_panel(window: DeskWindow) -> None:
    window.travel.ask_instant()
    window.travel.look_back(NOON - 1_000_000)
    assert window.session.view.known_at is None
    assert window.travel.panel.trouble.text().startswith("This file tells nothing of that instant")
    window.travel.panel.close_panel()


def test_a_past_day_is_corrected_with_a_reason(qtbot, window: DeskWindow) -> None:
    session = window.session
    session.show_day(TODAY - timedelta(days=1))
    assert window.header.state.text() == "Past day"
    _press(window, "time.correct")
    qtbot.keyClicks(window.time.reason, "Wrong day typed")
    qtbot.keyClick(window.time.reason, Qt.Key.Key_Return)
    assert session.rule().reason == "Wrong day typed"
    _press(window, "time.end")
    assert session.rule().reason is None
    _press(window, "time.plan")
    assert session.view.on == TODAY
    assert window.time.isHidden()


def test_correcting_ends_when_the_day_moves(window: DeskWindow) -> None:
    session = window.session
    session.show_day(date(2016, 12, 1))
    session.correct("Wrong day typed")
    session.show_day(date(2016, 12, 2))
    assert session.rule().reason is None


def test_what_was_asked_for_is_done_once_the_reason_is_given(window: DeskWindow) -> None:
    done: list[str] = []
    session = window.session
    session.show_day(date(2016, 12, 1))
    session.reason_asked.emit(lambda: done.append(session.rule().reason or ""))
    assert window.time.reason.isVisible()
    window.time.reason.setText("Wrong day typed")
    _press(window, "time.start")
    assert done == ["Wrong day typed"]
    session.correct(None)
    session.reason_asked.emit(lambda: done.append("again"))
    _press(window, "time.cancel")
    _press(window, "time.correct")
    window.time.reason.setText("Another")
    _press(window, "time.start")
    assert done == ["Wrong day typed"]


def test_the_menu_beside_the_day_offers_all_three(window: DeskWindow) -> None:
    actions = window.header.time_menu.actions()
    assert [action.text().split("\t")[0] for action in actions] == [
        "Compare with another day",
        "What the file said at…",
        "Go to today",
    ]
    actions[0].trigger()
    assert window.session.view.against == TODAY
    actions[2].trigger()
    assert window.session.view.on == TODAY
    assert window.session.view.on != START
    actions[1].trigger()
    assert window.travel.panel.isVisible()
    window.travel.panel.close_panel()
