"""Windows for words that are spoken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.ask import Ask
from bcu_desk.kit.ask_words import line_of, words_asked, words_shown

Show = Callable[[QWidget], QWidget]
W = TypeVar("W", bound=QWidget)


def _open() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def _part(dialog: QWidget, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_a_line_is_filled_in_before_the_verb_can_be_pressed(show: Show, qtbot: QtBot) -> None:
    dialog = words_asked(None, "The passphrase", "Five words.", "Open it")
    show(dialog)
    accept = _part(dialog, QPushButton, "words.accept")
    line = _part(dialog, QLineEdit, "words.line")
    assert (line.hasFocus(), accept.isEnabled()) == (True, False)
    qtbot.keyClicks(line, " babab dodod ")
    assert accept.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line_of(dialog) == "babab dodod"


def test_words_are_shown_large_and_copied(show: Show, qtbot: QtBot) -> None:
    dialog = words_shown(None, "The passphrase", "Read them out.", "babab dodod")
    show(dialog)
    large = _part(dialog, QLabel, "words.told")
    assert (large.text(), large.property("role")) == ("babab dodod", "figure")
    _part(dialog, QPushButton, "words.copy").click()
    assert QGuiApplication.clipboard().text() == "babab dodod"
    with qtbot.waitSignal(dialog.accepted):
        _part(dialog, QPushButton, "words.done").click()


@pytest.mark.parametrize(("name", "told"), [("words.accept", "babab"), ("words.cancel", None)])
def test_asking_gives_the_line_or_none(show: Show, name: str, told: str | None) -> None:
    window = QWidget()
    show(window)

    def press() -> None:
        dialog = _open()
        _part(dialog, QLineEdit, "words.line").setText("babab")
        _part(dialog, QPushButton, name).click()

    QTimer.singleShot(0, press)
    assert Ask(window).line("The passphrase", "Five words.", "Open it") == told


def test_telling_waits_until_it_is_done(show: Show) -> None:
    window = QWidget()
    show(window)
    seen: list[str] = []

    def press() -> None:
        dialog = _open()
        seen.append(_part(dialog, QLabel, "words.told").text())
        _part(dialog, QPushButton, "words.done").click()

    QTimer.singleShot(0, press)
    Ask(window).tell_words("The passphrase", "Read them out.", "babab")
    assert seen == ["babab"]
