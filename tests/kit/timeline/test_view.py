"""The timeline under the pointer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from bcu_desk.kit.timeline.rows import Proposal
from tests.kit.timeline.conftest import Shown
from tests.kit.timeline.rooms import HOUR

ShowBoard = Callable[..., Shown]


def test_a_click_chooses_a_bar_a_row_or_a_chip(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.click(shown.bar("talk"))
    shown.click(shown.spot("ash", 9))
    assert shown.chosen == [("talk", "oak"), ("", "ash")]
    picture = shown.board.picture()
    folded = next(line for line in picture.layout.lines if line.folded)
    shown.click(picture.chips(folded)[1][1].center().toPoint())
    assert shown.opened == ["yew"]


def test_a_bar_that_cant_be_moved_is_opened_by_a_click_others_by_two(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.click(shown.bar("clean"))
    assert shown.opened == ["clean"]
    QTest.mouseDClick(
        shown.board.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        shown.bar("lunch"),
    )
    assert shown.opened == ["clean", "lunch"]


def test_drags_make_move_and_resize(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.drag(shown.spot("ash", 9), shown.spot("ash", 11))
    shown.drag(shown.bar("lunch"), shown.spot("ash", 14.5))
    lunch = shown.board.picture().placed("lunch")
    assert lunch is not None
    shown.drag(
        lunch.center().toPoint() + QPoint(int(lunch.width() / 2) - 2, 0), shown.spot("oak", 15)
    )
    assert shown.asked[0] == Proposal("ash", 9 * HOUR, 11 * HOUR)
    assert shown.asked[1] == Proposal("ash", 14 * HOUR, 15 * HOUR, "lunch")
    assert shown.asked[2] == Proposal("oak", 12 * HOUR, 15 * HOUR, "lunch")
    assert shown.proposed[-1] is None


def test_a_drop_that_may_not_be_shows_ways_out_to_press(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.drag(shown.bar("lunch"), shown.spot("oak", 8.5), drop=False)
    bubble = shown.board.bubble
    assert bubble.isVisible()
    assert bubble.buttons == ()
    QTest.mouseRelease(
        shown.board.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        shown.spot("oak", 8.5),
    )
    assert shown.asked == []
    bubble.buttons[1].click()
    assert shown.asked[0].row == "ash"
    assert not bubble.isVisible()


def _wheel(shown: Shown, turned: int, keys: Qt.KeyboardModifier) -> None:
    where = QPointF(500, 100)
    event = QWheelEvent(
        where,
        QPointF(shown.board.mapToGlobal(where)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.board.viewport(), event)


def test_the_wheel_zooms_with_ctrl_and_goes_along_time_with_shift(show_board: ShowBoard) -> None:
    shown = show_board()
    first, last = shown.board.shown_span()
    _wheel(shown, 120, Qt.KeyboardModifier.ControlModifier)
    near = shown.board.shown_span()
    assert near[1] - near[0] < last - first
    _wheel(shown, -120, Qt.KeyboardModifier.ShiftModifier)
    assert shown.board.shown_span()[0] > near[0]
    before = shown.board.verticalScrollBar().value()
    _wheel(shown, 120, Qt.KeyboardModifier.NoModifier)
    assert shown.board.verticalScrollBar().value() <= before


@pytest.mark.parametrize("by_key", [True, False])
def test_a_menu_is_asked_for_by_pointer_and_by_key(show_board: ShowBoard, by_key: bool) -> None:
    shown = show_board()
    asked: list[tuple[str, str]] = []
    shown.board.menu_asked.connect(lambda bar, row, _: asked.append((bar, row)))
    shown.board.select("lunch")
    where = shown.bar("lunch")
    reason = QContextMenuEvent.Reason
    event = QContextMenuEvent(
        reason.Keyboard if by_key else reason.Mouse, where, shown.board.mapToGlobal(where)
    )
    QApplication.sendEvent(shown.board if by_key else shown.board.viewport(), event)
    assert asked == [("lunch", "oak")]


def test_the_tool_tip_says_a_bar_in_full(show_board: ShowBoard) -> None:
    shown = show_board()
    where = shown.bar("talk")
    event = QHelpEvent(QEvent.Type.ToolTip, where, shown.board.viewport().mapToGlobal(where))
    QApplication.sendEvent(shown.board.viewport(), event)
    assert QToolTip.text() == "Talk, About everything, 08:00–10:00"
    QToolTip.hideText()


def test_the_pointer_shows_what_a_press_would_do(show_board: ShowBoard) -> None:
    shown = show_board()
    port = shown.board.viewport()
    QTest.mouseMove(port, shown.bar("talk"))
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(port, shown.spot("ash", 9))
    assert port.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_nothing_is_dragged_where_nothing_may_be_written(show_board: ShowBoard) -> None:
    shown = show_board(writable=False)
    shown.drag(shown.bar("lunch"), shown.spot("ash", 15))
    assert shown.asked == []
