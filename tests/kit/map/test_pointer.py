"""The map under the pointer, and drops on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.map.looks import Verdict
from bcu_desk.kit.map.pointer import PAYLOAD
from bcu_desk.kit.map.view import AreaMap

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


def _spot(shown: AreaMap, code: str) -> QPoint:
    place = shown.place_of(code)
    assert place is not None
    return place.toPoint()


@pytest.fixture
def mime() -> QMimeData:
    made = QMimeData()
    made.setData(PAYLOAD, b"412KD")
    return made


@pytest.fixture
def judged(areas_shown: AreaMap) -> AreaMap:
    """Squares that take a drop, but for D."""
    areas_shown.judge = lambda key, code: Verdict(ok=code != "D", words=f"{key} to {code}")
    return areas_shown


def _move(shown: AreaMap, spot: QPoint, mime: QMimeData) -> QDragMoveEvent:
    QApplication.sendEvent(shown, QDragEnterEvent(spot, MOVE, mime, LEFT, NONE))
    event = QDragMoveEvent(spot, MOVE, mime, LEFT, NONE)
    QApplication.sendEvent(shown, event)
    return event


def test_a_click_chooses_and_a_click_beside_chooses_nothing(
    areas_shown: AreaMap, qtbot: QtBot
) -> None:
    told: list[str] = []
    areas_shown.chosen.connect(told.append)
    qtbot.mouseClick(areas_shown, LEFT, pos=_spot(areas_shown, "B"))
    assert areas_shown.chosen_code() == "B"
    qtbot.mouseClick(areas_shown, LEFT, pos=QPoint(3, 3))
    assert told == ["B", ""]


def test_choosing_from_outside_tells_nobody(areas_shown: AreaMap, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(areas_shown.chosen):
        areas_shown.choose("C")
    assert areas_shown.chosen_code() == "C"


def test_a_double_click_opens(areas_shown: AreaMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(areas_shown.opened) as told:
        qtbot.mouseDClick(areas_shown, LEFT, pos=_spot(areas_shown, "A"))
    assert told.args == ["A"]


def test_the_area_under_the_pointer_is_told(areas_shown: AreaMap, qtbot: QtBot) -> None:
    qtbot.mouseMove(areas_shown, _spot(areas_shown, "A"))
    qtbot.mouseMove(areas_shown, _spot(areas_shown, "B"))
    assert areas_shown.toolTip() == "Area B: 2 of 2"
    qtbot.mouseMove(areas_shown, QPoint(2, 2))
    assert areas_shown.toolTip() == ""


def test_dragging_the_map_moves_it_and_chooses_nothing(areas_shown: AreaMap, qtbot: QtBot) -> None:
    before = _spot(areas_shown, "A")
    with qtbot.assertNotEmitted(areas_shown.chosen):
        qtbot.mousePress(areas_shown, LEFT, pos=before)
        qtbot.mouseMove(areas_shown, before + QPoint(30, 10))
        qtbot.mouseMove(areas_shown, before + QPoint(60, 20))
        qtbot.mouseRelease(areas_shown, LEFT, pos=before + QPoint(60, 20))
    assert (_spot(areas_shown, "A") - before - QPoint(60, 20)).manhattanLength() <= 1
    assert areas_shown.code_at(QPointF(before + QPoint(60, 20))) == "A"


@pytest.mark.parametrize(("turn", "grows"), [(120, True), (-120, False)])
def test_the_wheel_zooms_at_the_pointer(areas_shown: AreaMap, turn: int, *, grows: bool) -> None:
    spot = _spot(areas_shown, "A")
    side = _spot(areas_shown, "B").x() - spot.x()
    event = QWheelEvent(
        QPointF(spot),
        QPointF(areas_shown.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(areas_shown, event)
    assert (_spot(areas_shown, "B").x() - _spot(areas_shown, "A").x() > side) == grows
    areas_shown.settle()


def test_a_drag_is_told_what_it_would_do_and_a_bad_place_refuses_it(
    judged: AreaMap, mime: QMimeData
) -> None:
    enter = QDragEnterEvent(_spot(judged, "A"), MOVE, mime, LEFT, NONE)
    QApplication.sendEvent(judged, enter)
    assert enter.isAccepted()
    before = judged.grab().toImage()
    assert _move(judged, _spot(judged, "A"), mime).isAccepted()
    assert judged.grab().toImage() != before
    assert not _move(judged, _spot(judged, "D"), mime).isAccepted()
    QApplication.sendEvent(judged, QDragLeaveEvent())
    assert judged.grab().toImage() == before


def test_what_carries_no_key_is_not_taken(areas_shown: AreaMap) -> None:
    plain = QMimeData()
    plain.setText("412KD")
    enter = QDragEnterEvent(_spot(areas_shown, "A"), MOVE, plain, LEFT, NONE)
    enter.ignore()
    areas_shown.dragEnterEvent(enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize(("code", "told"), [("A", [("412KD", "A")]), ("D", [])])
def test_a_drop_is_told_where_it_may_be(
    judged: AreaMap, mime: QMimeData, code: str, told: list[tuple[str, str]]
) -> None:
    found: list[tuple[str, str]] = []
    judged.dropped.connect(lambda key, where: found.append((key, where)))
    _move(judged, _spot(judged, code), mime)
    event = QDropEvent(QPointF(_spot(judged, code)), MOVE, mime, LEFT, NONE)
    judged.dropEvent(event)
    assert found == told


def test_the_area_that_gives_is_marked_until_the_drag_is_over(areas_shown: AreaMap) -> None:
    before = areas_shown.grab().toImage()
    areas_shown.show_giving("C")
    assert areas_shown.grab().toImage() != before
    areas_shown.show_giving("")
    assert areas_shown.grab().toImage() == before
