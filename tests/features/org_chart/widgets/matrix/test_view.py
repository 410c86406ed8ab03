"""The matrix under keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.matrix.view import MatrixView

KEYS = Qt.Key


@pytest.fixture
def matrix(qtbot: QtBot, themed: QApplication, east: Loaded) -> MatrixView:
    """The matrix of East Area."""
    made = MatrixView()
    qtbot.addWidget(made)
    made.resize(860, 600)
    made.show_posts(east)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_arrows_go_from_post_to_post_and_tell_it(matrix: MatrixView, qtbot: QtBot) -> None:
    told: list[str] = []
    matrix.chosen.connect(told.append)
    matrix.choose("EA-CI2")
    matrix.setFocus()
    qtbot.keyClick(matrix, KEYS.Key_Down)
    assert told == ["EA-CI2", matrix.chosen_code()]
    assert matrix.chosen_code() == "EA-CI3"


def test_enter_opens_a_card_and_letters_are_gestures(matrix: MatrixView, qtbot: QtBot) -> None:
    opened: list[str] = []
    asked: list[str] = []
    matrix.opened.connect(opened.append)
    matrix.asked.connect(asked.append)
    matrix.choose("EA-S2")
    qtbot.keyClick(matrix, KEYS.Key_Return)
    for key in "mva":
        qtbot.keyClick(matrix, key)
    assert opened == ["EA-S2"]
    assert asked == ["move", "end", "acting"]


def test_space_or_a_click_on_the_head_opens_and_folds_a_section(
    matrix: MatrixView, qtbot: QtBot
) -> None:
    folded = matrix.grid.rowCount()
    spot = matrix.visualRect(matrix.grid.index(0, 0)).center()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert matrix.grid.rowCount() > folded
    assert matrix.rowHeight(0) < matrix.rowHeight(1)
    matrix.choose("EA-CI2")
    qtbot.keyClick(matrix, KEYS.Key_Space)
    assert matrix.grid.rowCount() == folded
    assert matrix.chosen_code() == "EA-CI2"


def test_the_menu_key_asks_for_the_posts_menu(matrix: MatrixView) -> None:
    asked: list[str] = []
    matrix.menu_asked.connect(lambda code, _: asked.append(code))
    matrix.choose("EA-S2")
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(matrix.viewport(), by_key)
    assert asked == ["EA-S2"]


def test_another_state_keeps_the_choice_and_is_drawn(
    matrix: MatrixView, east: Loaded, both: Loaded
) -> None:
    matrix.choose("EA-S3")
    matrix.show_posts(both)
    assert matrix.chosen_code() == "EA-S3"
    assert matrix.isColumnHidden(0) is False
    assert matrix.grab().toImage().pixelColor(400, 300).isValid()
    matrix.choose("")
    assert matrix.chosen_code() == ""
