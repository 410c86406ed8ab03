"""The chart under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.view import ChartView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chart(qtbot: QtBot, themed: QApplication, east: Loaded) -> ChartView:
    """East Area in a chart."""
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_posts(east)
    return made


def _middle(chart: ChartView, code: str) -> QPoint:
    return chart.box_of(code).center().toPoint()


def _drag(chart: ChartView, qtbot: QtBot, code: str, to: QPoint) -> None:
    start = _middle(chart, code)
    qtbot.mousePress(chart, LEFT, pos=start)
    qtbot.mouseMove(chart, start + QPoint(15, 0))
    qtbot.mouseMove(chart, to)


def test_a_click_chooses_and_a_double_click_opens(chart: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.chosen) as told:
        qtbot.mouseClick(chart, LEFT, pos=_middle(chart, "EA-S2"))
    assert told.args == ["EA-S2"]
    with qtbot.waitSignal(chart.opened) as told:
        qtbot.mouseDClick(chart, LEFT, pos=_middle(chart, "EA-S2"))
    assert told.args == ["EA-S2"]


def test_a_click_on_a_chevron_folds_and_chooses_nothing(chart: ChartView, qtbot: QtBot) -> None:
    box = chart.box_of("EA-I1")
    at = QPointF(box.left() + 8, box.center().y()).toPoint()
    qtbot.mouseClick(chart, LEFT, pos=at)
    assert "EA-PS1" in chart.cards.places
    qtbot.mouseClick(chart, LEFT, pos=at)
    assert "EA-PS1" not in chart.cards.places
    box = chart.box_of("EA-S1")
    qtbot.mouseClick(
        chart, LEFT, pos=QPointF(box.right() - 14, box.top() + 52 * chart.camera.scale).toPoint()
    )
    assert "EA-CI1" not in chart.cards.places
    assert chart.chosen_code() == ""


def test_a_drag_on_the_ground_moves_the_chart(chart: ChartView, qtbot: QtBot) -> None:
    before = chart.box_of("EA-S1").topLeft()
    qtbot.mousePress(chart, LEFT, pos=QPoint(30, 560))
    qtbot.mouseMove(chart, QPoint(60, 560))
    qtbot.mouseMove(chart, QPoint(80, 540))
    qtbot.mouseRelease(chart, LEFT, pos=QPoint(80, 540))
    assert chart.box_of("EA-S1").topLeft() - before == QPointF(50, -20)
    assert chart.moving is None


def test_a_card_dropped_on_another_is_told(chart: ChartView, qtbot: QtBot) -> None:
    to = _middle(chart, "EA-CI3")
    _drag(chart, qtbot, "EA-I13", to)
    assert chart.moving is not None
    assert chart.moving.over == "EA-CI3"
    assert chart.moving.allowed()
    with qtbot.waitSignal(chart.dropped) as told:
        qtbot.mouseRelease(chart, LEFT, pos=to)
    assert told.args == ["EA-I13", "EA-CI3", "under"]
    assert chart.moving is None


def test_a_card_is_not_over_itself_and_a_drop_on_the_ground_is_nothing(
    chart: ChartView, qtbot: QtBot
) -> None:
    _drag(chart, qtbot, "EA-I13", _middle(chart, "EA-I13") + QPoint(3, 3))
    assert chart.moving is not None
    assert chart.moving.over == ""
    with qtbot.assertNotEmitted(chart.dropped):
        qtbot.mouseMove(chart, QPoint(60, 560))
        qtbot.mouseRelease(chart, LEFT, pos=QPoint(60, 560))


def test_escape_puts_a_card_back(chart: ChartView, qtbot: QtBot) -> None:
    to = _middle(chart, "EA-CI3")
    _drag(chart, qtbot, "EA-I13", to)
    with qtbot.waitSignal(chart.dragging) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.assertNotEmitted(chart.dropped):
        qtbot.mouseRelease(chart, LEFT, pos=to)


def test_other_keys_wait_while_a_card_is_dragged(chart: ChartView, qtbot: QtBot) -> None:
    _drag(chart, qtbot, "EA-I13", _middle(chart, "EA-CI3"))
    with qtbot.assertNotEmitted(chart.asked):
        qtbot.keyClick(chart, "v")
    assert chart.moving is not None
    chart.cancel_drag()


def test_nothing_is_dragged_where_nothing_may_be_written(chart: ChartView, qtbot: QtBot) -> None:
    chart.writable = False
    _drag(chart, qtbot, "EA-I13", _middle(chart, "EA-CI3"))
    assert chart.moving is None


def test_a_drag_near_the_edge_scrolls(chart: ChartView, qtbot: QtBot) -> None:
    before = chart.camera.y
    _drag(chart, qtbot, "EA-I13", QPoint(450, 595))
    assert chart.camera.y > before
    chart.cancel_drag()


def test_the_drag_is_told_card_by_card(chart: ChartView, qtbot: QtBot) -> None:
    told: list[str] = []
    chart.dragging.connect(told.append)
    _drag(chart, qtbot, "EA-I13", _middle(chart, "EA-CI3"))
    qtbot.mouseMove(chart, _middle(chart, "EA-CI3") + QPoint(4, 4))
    assert told.count("EA-I13") == len(told) >= 2
    count = len(told)
    qtbot.mouseMove(chart, _middle(chart, "EA-CI3") + QPoint(6, 4))
    assert len(told) == count
    chart.cancel_drag()


@pytest.mark.parametrize(
    ("modifier", "way"),
    [
        (Qt.KeyboardModifier.NoModifier, "down"),
        (Qt.KeyboardModifier.ShiftModifier, "across"),
        (Qt.KeyboardModifier.ControlModifier, "closer"),
    ],
)
def test_the_wheel_moves_and_zooms(
    chart: ChartView, modifier: Qt.KeyboardModifier, way: str
) -> None:
    before = chart.camera
    wheel = QWheelEvent(
        QPointF(400, 300),
        chart.mapToGlobal(QPointF(400, 300)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, wheel)
    after = chart.camera
    changed = {
        "down": after.y != before.y and after.x == before.x,
        "across": after.x != before.x and after.y == before.y,
        "closer": after.scale > before.scale,
    }
    assert changed[way]


def test_a_menu_is_asked_for_by_pointer_and_by_key(chart: ChartView, qtbot: QtBot) -> None:
    at = _middle(chart, "EA-S2")
    by_mouse = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, chart.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(chart.menu_asked) as told:
        QApplication.sendEvent(chart, by_mouse)
    assert told.args == ["EA-S2", chart.mapToGlobal(at)]
    by_key = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1),
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(chart.menu_asked) as told:
        QApplication.sendEvent(chart, by_key)
    assert told.args == ["EA-S2", chart.mapToGlobal(at)]


def test_a_tool_tip_says_the_card_in_full(chart: ChartView, qtbot: QtBot) -> None:
    at = _middle(chart, "EA-CI2")

    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert QToolTip.text().startswith("Response teams: vacant for 14 days")
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_pointer_becomes_a_hand_over_a_card(chart: ChartView, qtbot: QtBot) -> None:
    qtbot.mouseMove(chart, _middle(chart, "EA-S2"))
    assert chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(chart, QPoint(30, 560))
    assert chart.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_upper_part_of_a_card_puts_a_post_before_it(chart: ChartView, qtbot: QtBot) -> None:
    box = chart.box_of("EA-CI3")
    to = QPoint(round(box.center().x()), round(box.top() + 4))
    _drag(chart, qtbot, "EA-CI2", to)
    with qtbot.waitSignal(chart.dropped) as told:
        qtbot.mouseRelease(chart, LEFT, pos=to)
    assert told.args == ["EA-CI2", "EA-CI3", "before"]


def test_the_chart_grows_to_the_right_and_is_walked_that_way(
    chart: ChartView, qtbot: QtBot
) -> None:
    chart.choose("EA-S2")
    chart.set_direction("right")
    assert chart.box_of("EA-S2").left() > chart.box_of(chart.cards.tree.roots[0]).right()
    assert chart.rect().contains(chart.box_of("EA-S2").toRect())
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.chosen_code() == "EA-S1"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.chosen_code() == chart.cards.tree.roots[0]
    chart.set_direction("down")
    assert chart.box_of("EA-S2").top() > chart.box_of(chart.cards.tree.roots[0]).bottom()


def test_the_path_to_the_commander_is_lit(chart: ChartView) -> None:
    chart.choose("EA-I13")
    own = chart.grab().toImage()
    chart.lines.light("")
    chart.update()
    without = chart.grab().toImage()
    assert own != without
    chart.lines.light("EA-I13")
    chart.update()
    assert chart.grab().toImage() == own
