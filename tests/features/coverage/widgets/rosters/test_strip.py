"""The lines of a pattern: picked by mouse, keys and assistive tools, and told in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.absences.rosters import lines_of
from bcu_desk.features.coverage.queries.rosters import PlaceRow
from bcu_desk.features.coverage.widgets.rosters.strip import HEAD, ROW, LineStrip
from bcu_desk.kit.look.tokens import tokens
from tests.features.coverage.conftest import Show
from tests.features.coverage.model.absences.test_rosters import MONDAY, a_pattern


def _strip(show: Show) -> tuple[LineStrip, list[int]]:
    made, picked = LineStrip(), []
    pattern = a_pattern("E E N N R R R R R R", PlaceRow(2, ("1EA",)))
    made.show_lines(lines_of(pattern, MONDAY), ["E", "N"], MONDAY)
    made.chosen.connect(picked.append)
    made.resize(420, made.sizeHint().height())
    show(made)
    return made, picked


def test_a_line_is_picked_by_click_arrows_and_press(show: Show, qtbot: QtBot) -> None:
    strip, picked = _strip(show)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(30, HEAD + ROW + 5))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(strip, key)
    strip.press_node(4)
    assert picked == [1, 2, 1, 0, 0, 4]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(30, 2))
    assert len(picked) == 6


def test_each_line_is_told_in_words_and_the_picked_one_marked(show: Show) -> None:
    strip, _ = _strip(show)
    strip.pick(1)
    nodes = strip.nodes()
    assert len(nodes) == 5
    assert nodes[1].name.startswith("Line 2, 1 person: Mon 23 N, Tue 24 N, Wed 25 rest")
    assert [node.selected for node in nodes] == [False, True, False, False, False]
    shown = strip.grab().toImage().pixelColor(0, HEAD + ROW + ROW // 2)
    assert shown == QColor(tokens().accent)


def test_without_lines_there_is_nothing_to_pick(show: Show, qtbot: QtBot) -> None:
    strip, picked = _strip(show)
    strip.show_lines((), (), MONDAY)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert (list(strip.nodes()), picked) == ([], [])
