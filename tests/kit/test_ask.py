"""Questions to the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.ask import Ask, question

Show = Callable[[QWidget], QWidget]


@pytest.mark.parametrize(("name", "yes"), [("confirm.accept", True), ("confirm.cancel", False)])
def test_a_question_is_answered_by_its_buttons(name: str, yes: bool, show: Show) -> None:
    window = QWidget()
    show(window)

    def press() -> None:
        QApplication.activeModalWidget().findChild(QPushButton, name).click()

    QTimer.singleShot(0, press)
    assert Ask(window).confirm("Remove the copy?", "It cannot be brought back.", "Remove") is yes


@pytest.fixture
def dialog(show: Show) -> QDialog:
    made = question(None, "Remove the copy?", "It cannot be brought back.", "Remove")
    show(made)
    return made


def test_the_button_is_the_verb_and_has_the_keyboard(dialog: QDialog, qtbot: QtBot) -> None:
    accept = dialog.findChild(QPushButton, "confirm.accept")
    assert (accept.text(), accept.accessibleName()) == ("Remove", "Remove")
    assert accept.hasFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_esc_says_no(dialog: QDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_question_is_told_in_the_window_and_to_a_screen_reader(dialog: QDialog) -> None:
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert told == ["Remove the copy?", "It cannot be brought back."]
    assert dialog.windowTitle() == dialog.accessibleName() == "Remove the copy?"
    assert dialog.accessibleDescription() == "It cannot be brought back."


def test_files_and_folders_come_as_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/a/x.bcu", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/a/x", "/a/y"], ""))
    assert Ask().open_files("Open", "") == (Path("/a/x"), Path("/a/y"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/a/y.bcu", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/a")
    ask = Ask()
    assert ask.open_file("Open", "*.bcu") == Path("/a/x.bcu")
    assert ask.save_file("Save", "y.bcu", "*.bcu") == Path("/a/y.bcu")
    assert ask.folder("Write", "sheets") == Path("/a/sheets")


def test_nothing_chosen_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    ask = Ask()
    assert ask.open_file("Open", "*") is ask.save_file("Save", "y", "*") is None
    assert ask.folder("Write", "sheets") is None
