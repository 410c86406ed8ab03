"""A timeline of rooms, shown and in the hand of a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.timeline.rows import Content, Proposal
from bcu_desk.kit.timeline.view import Timeline
from tests.kit.timeline.rooms import AXIS, CONTENT, HOUR, middle, taken, ways

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Shown:
    """A timeline with what it told."""

    board: Timeline
    asked: list[Proposal] = field(default_factory=list)
    chosen: list[tuple[str, str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    proposed: list[Proposal | None] = field(default_factory=list)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        QTest.keyClick(self.board, key, keys)

    def bar(self, key: str) -> QPoint:
        """The middle of a bar."""
        return middle(self.board.picture(), key)

    def spot(self, row: str, hour: float) -> QPoint:
        """A time on a row."""
        picture = self.board.picture()
        line = picture.layout.line_of(row)
        assert line is not None
        return QPoint(round(picture.shifted().x(hour * HOUR)), picture.y(line) + 16)

    def click(self, point: QPoint) -> None:
        """Click."""
        QTest.mouseClick(self.board.viewport(), LEFT, NONE, point)

    def drag(self, one: QPoint, other: QPoint, *, drop: bool = True) -> None:
        """Press, move and let go, unless told not to."""
        port = self.board.viewport()
        QTest.mousePress(port, LEFT, NONE, one)
        QTest.mouseMove(port, one + (other - one) / 2)
        QTest.mouseMove(port, other)
        if drop:
            QTest.mouseRelease(port, LEFT, NONE, other)


@pytest.fixture
def light(qapp: QApplication) -> QApplication:
    """The application in its light theme."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def show_board(qtbot: QtBot, light: QApplication) -> Callable[..., Shown]:
    """Shows a timeline of rooms from 06:00 to 22:00."""

    def shown(content: Content = CONTENT, *, writable: bool = True) -> Shown:
        board = Timeline("rooms", "Rooms")
        qtbot.addWidget(board)
        board.resize(820, 330)
        board.set_judge(taken, ways, writable=writable)
        board.set_axis(AXIS, 6 * HOUR, 22 * HOUR)
        board.set_content(content)
        board.show()
        board.activateWindow()
        qtbot.waitUntil(board.isActiveWindow)
        found = Shown(board)
        board.asked.connect(found.asked.append)
        board.selected.connect(lambda bar, row: found.chosen.append((bar, row)))
        board.activated.connect(found.opened.append)
        board.proposing.connect(found.proposed.append)
        return found

    return shown
