"""A feature's gestures as actions of its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.actions import install_actions, menu_of
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.feature import ActionSpec
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import START, a_desk

Show = Callable[[QWidget], QWidget]


class Blank(Page):
    """A page of two lines."""

    id = "blank"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.ran: list[str] = []
        lines = QVBoxLayout(self)
        self.line = QLineEdit()
        lines.addWidget(self.line)

    def load(self, reader: object, view: object) -> None:
        return None

    def show_loaded(self, loaded: object) -> None:
        return None


SPECS = (
    ActionSpec("move", "Move to…", "Ctrl+M", lambda page: page.ran.append("move"), "drag"),
    ActionSpec("look", "Look", "", lambda page: page.ran.append("look"), needs_write=False),
)


def a_page(desk: Desk, folder: Path) -> Blank:
    context = PageContext(
        desk=desk,
        hub=Hub(),
        jobs=Jobs(inline=True),
        settings=Settings(folder),
        ask=Ask(),
        navigate=lambda *_: None,
        view=lambda: View(START),
        message=lambda refused: sentence(refused.code, refused.facts),
        set_on=lambda _: None,
    )
    return Blank(context)


@pytest.fixture
def page(tmp_path: Path, themed: QApplication, show: Show) -> Blank:
    made = a_page(a_desk(tmp_path), tmp_path)
    install_actions(made, SPECS)
    show(made)
    return made


def test_the_key_runs_the_gesture_from_any_part_of_the_page(page: Blank, qtbot: QtBot) -> None:
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.ran == ["move"]


def test_actions_are_named_after_page_and_gesture(page: Blank) -> None:
    assert [action.objectName() for action in page.actions()] == ["blank.move", "blank.look"]
    assert [action.icon().isNull() for action in page.actions()] == [False, True]


def test_a_menu_runs_them_too(page: Blank) -> None:
    move, look = page.actions()
    menu = menu_of(page, (move, None, look))
    assert [action.isSeparator() for action in menu.actions()] == [False, True, False]
    menu.actions()[2].trigger()
    assert page.ran == ["look"]


def test_what_writes_is_off_where_the_desk_is_read_only(
    tmp_path: Path, themed: QApplication, qtbot: QtBot
) -> None:
    desk = a_desk(tmp_path)
    made = a_page(Desk(desk.path, desk.clock, read_only=True), tmp_path)
    qtbot.addWidget(made)
    actions = install_actions(made, SPECS)
    assert [action.isEnabled() for action in actions] == [False, True]
