"""The first page: three ways to start, the files opened before, messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from bcu_desk.shell.opening import RecentFile
from bcu_desk.shell.welcome import GONE, MOST_SHOWN, ROOM, Welcome

HERE = RecentFile(Path("/desks/east-area.bcu"), there=True, changed="Sun 22 Jan 2017 18:52")
LOST = RecentFile(Path("/gone/central-north.bcu"), there=False, changed="")


@pytest.fixture
def welcome(qtbot) -> Welcome:
    """The page, shown."""
    made = Welcome("1.2")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def _words(welcome: Welcome) -> set[str]:
    return {label.text() for label in welcome.findChildren(QLabel) if not label.isHidden()}


@pytest.mark.parametrize("name", ["sample", "open", "new"])
def test_each_way_to_start_is_a_button_that_enter_presses(
    qtbot, welcome: Welcome, name: str
) -> None:
    signals = {
        "sample": welcome.sample_asked,
        "open": welcome.open_asked,
        "new": welcome.new_asked,
    }
    with qtbot.waitSignal(signals[name]):
        qtbot.keyClick(welcome.buttons[name], Qt.Key.Key_Return)


def test_recent_files_open_or_are_looked_for(qtbot, welcome: Welcome) -> None:
    welcome.show_recent([HERE, LOST])
    assert {"east-area.bcu", "Sun 22 Jan 2017 18:52", GONE} <= _words(welcome)
    found = welcome.findChild(QPushButton, "welcome.recent.0")
    lost = welcome.findChild(QPushButton, "welcome.recent.1")
    assert lost.accessibleName() == "Look for it: central-north.bcu"
    with qtbot.waitSignal(welcome.file_chosen) as told:
        found.click()
    assert told.args == [HERE.path]
    with qtbot.waitSignal(welcome.open_asked):
        lost.click()


def test_a_few_recent_files_are_shown_and_none_is_said(welcome: Welcome) -> None:
    assert any(words.startswith("No file opened yet.") for words in _words(welcome))
    welcome.show_recent([HERE] * 9)
    names = [label for label in welcome.findChildren(QLabel) if label.text() == "east-area.bcu"]
    assert len([label for label in names if not label.isHidden()]) == MOST_SHOWN


def test_a_message_shows_with_its_ways_out(welcome: Welcome) -> None:
    tried: list[str] = []
    welcome.tell("It is damaged.", fixes=(("Look again", lambda: tried.append("again")),))
    assert welcome.notice.text() == "It is damaged."
    welcome.notice.fix_buttons()[0].click()
    assert tried == ["again"]


def test_the_dark_panel_gives_way_in_a_narrow_window(qtbot, welcome: Welcome) -> None:
    side = welcome.findChild(QFrame, "welcome.side")
    assert side.isVisible()
    welcome.resize(ROOM - 1, 600)
    qtbot.waitUntil(lambda: not side.isVisible())
