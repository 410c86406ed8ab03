"""The frame over an open desk: going to pages and records, undo, the day, messages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.people import Person
from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell import offers
from bcu_desk.shell.desk_window import DeskWindow, Parts
from bcu_desk.shell.session import Session
from bcu_desk.work.desk import Desk
from tests.builders import START, Rename
from tests.shell.conftest import PAGES, context_of

CTRL = Qt.KeyboardModifier.ControlModifier


def _surname(desk: Desk) -> str:
    with desk.reader() as reader:
        return next(row.surname for row in reader.every(Person) if row.collar == "412KD")


def test_ctrl_and_a_number_opens_a_page(qtbot, desk_window: DeskWindow) -> None:
    qtbot.keyClick(desk_window, Qt.Key.Key_2, CTRL)
    assert desk_window.pages.current().id == "others"
    assert desk_window.header.title.text() == "Others"
    qtbot.keyClick(desk_window, Qt.Key.Key_1, CTRL)
    assert desk_window.header.title.text() == "Notes"


def test_a_page_that_is_not_there_changes_nothing(desk_window: DeskWindow) -> None:
    assert desk_window.open_page("nowhere") is None
    desk_window.go_to("nowhere", "key")
    assert desk_window.pages.current().id == "notes"


def test_a_step_is_undone_and_done_again_by_keys_and_named(qtbot, desk_window: DeskWindow) -> None:
    desk = desk_window.session.desk
    desk_window.session.hub.changed.emit(desk.do(Rename(collar="412KD", surname="Okoro")))
    undo = desk_window.findChild(QPushButton, "header.undo")
    assert undo.accessibleName() == "Undo: Rename 412KD to Okoro"
    assert desk_window.status.told.accessibleName() == "Rename 412KD to Okoro"
    desk_window.rail.setFocus()
    qtbot.keyClick(desk_window, Qt.Key.Key_Z, CTRL)
    assert _surname(desk) == "Tembo"
    assert desk_window.status.told.accessibleName() == "Undone: Rename 412KD to Okoro"
    assert not undo.isEnabled()
    qtbot.keyClick(desk_window, Qt.Key.Key_Y, CTRL)
    assert _surname(desk) == "Okoro"


def test_a_text_field_has_its_own_undo_first(qtbot, desk_window: DeskWindow) -> None:
    desk = desk_window.session.desk
    desk_window.session.hub.changed.emit(desk.do(Rename(collar="412KD", surname="Okoro")))
    line = desk_window.pages.current().line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert _surname(desk) == "Okoro"


def test_nothing_to_undo_is_told_in_the_page(qtbot, desk_window: DeskWindow) -> None:
    desk_window.rail.setFocus()
    qtbot.keyClick(desk_window, Qt.Key.Key_Z, CTRL)
    assert desk_window.notice.text() == "There is nothing to undo in this file."


def test_the_day_is_set_by_the_header_and_todays_by_a_key(qtbot, desk_window: DeskWindow) -> None:
    qtbot.keyClick(desk_window, Qt.Key.Key_D, CTRL)
    assert desk_window.header.day.hasFocus()
    desk_window.header.day.chosen.emit(date(2017, 2, 1))
    assert desk_window.session.view.on == date(2017, 2, 1)
    assert desk_window.header.state.text() == "Planned day"
    qtbot.keyClick(desk_window, Qt.Key.Key_T, CTRL)
    assert desk_window.session.view.on == desk_window.session.today()
    assert desk_window.header.state.text() == "Live"


def test_f1_shows_the_help_of_the_page_and_follows_it(qtbot, desk_window: DeskWindow) -> None:
    qtbot.keyClick(desk_window, Qt.Key.Key_F1)
    assert desk_window.help.isVisible()
    assert "Write a note" in desk_window.help.text.toPlainText()
    desk_window.open_page("others")
    assert "Write a note" not in desk_window.help.text.toPlainText()
    qtbot.keyClick(desk_window, Qt.Key.Key_F1)
    assert not desk_window.help.isVisible()


def test_f8_says_where_nothing_is_broken(qtbot, desk_window: DeskWindow) -> None:
    qtbot.keyClick(desk_window, Qt.Key.Key_F8)
    assert desk_window.notice.text() == "No rule of the model is broken on this day."
    desk_window.open_page("others")
    assert desk_window.notice.text() == ""


def test_a_click_on_the_breaches_goes_to_the_check_or_the_first_problem(
    desk_window: DeskWindow,
) -> None:
    desk_window.status.breaches.click()
    assert desk_window.notice.text() == "No rule of the model is broken on this day."


def test_losing_the_file_to_another_window_is_told(desk_window: DeskWindow) -> None:
    desk_window.session.lost.emit()
    assert "Another window has taken this file over" in desk_window.notice.text()


def test_tools_of_the_program_are_passed_on(qtbot, desk_window: DeskWindow) -> None:
    told: list[str] = []
    desk_window.tool.connect(told.append)
    desk_window.rail.tool.emit("theme")
    desk_window.rail.tool.emit("help")
    qtbot.keyClick(desk_window, Qt.Key.Key_O, CTRL)
    assert told == ["theme", "open"]
    assert desk_window.help.isVisible()
    desk_window.recolour()
    assert desk_window.help.isVisible()


def test_the_frame_is_painted_before_the_first_page_is_made(
    qtbot, session: Session, tmp_path
) -> None:
    parts = Parts(PAGES, (), offers.queries(), {}, sample=True)
    made = DeskWindow(session, parts, context_of(session, tmp_path))
    qtbot.addWidget(made)
    made.start_with("others", at_once=False)
    assert made.pages.current() is None
    made.show()
    qtbot.waitUntil(lambda: made.pages.current() is not None)
    assert made.pages.current().id == "others"
    assert made.header.state.text() == "Sample, planned day"


def test_an_unknown_first_page_gives_the_first_of_the_rail(
    qtbot, session: Session, tmp_path
) -> None:
    parts = Parts(PAGES, (), {}, {}, sample=False)
    made = DeskWindow(session, parts, context_of(session, tmp_path))
    qtbot.addWidget(made)
    made.start_with("gone", at_once=True)
    assert made.pages.current().id == "notes"
    assert made.status.breaches.isHidden()


def test_a_read_only_desk_says_so_and_offers_no_undo(qtbot, desk: Desk, tmp_path) -> None:
    desk.do(Rename(collar="412KD", surname="Okoro"))
    only = Desk(desk.path, desk.clock, read_only=True)
    session = Session(only, None, START, Jobs(inline=True))
    made = DeskWindow(
        session,
        Parts(PAGES, offers.finds(), offers.queries(), {}, sample=False),
        context_of(session, tmp_path),
    )
    qtbot.addWidget(made)
    made.start_with("notes", at_once=True)
    assert made.header.state.text() == "Read only"
    assert made.status.file.text() == "small.bcu (read only)"
    assert not made.findChild(QPushButton, "header.undo").isEnabled()
    made.steps.undo()
    assert "open to read only" in made.notice.text()
    session.close()
