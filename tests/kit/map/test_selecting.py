"""Several areas at once: box, brush, clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.selecting import Hand, Press, draw_box, hand_of
from bcu_desk.kit.map.view import AreaMap

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def _spot(shown: AreaMap, code: str) -> QPoint:
    place = shown.place_of(code)
    assert place is not None
    return place.toPoint()


def _drag(
    bot: QtBot, shown: AreaMap, keys: Qt.KeyboardModifier, *way: QPoint, drop: bool = True
) -> None:
    bot.mousePress(shown, LEFT, keys, pos=way[0])
    for spot in way[1:]:
        bot.mouseMove(shown, spot)
    if drop:
        bot.mouseRelease(shown, LEFT, keys, pos=way[-1])


@pytest.fixture
def told(areas_shown: AreaMap) -> list[tuple[str, ...]]:
    """What the map tells as selected."""
    made: list[tuple[str, ...]] = []
    areas_shown.selected.connect(made.append)
    return made


def test_a_box_selects_the_areas_whose_points_it_holds_and_adds_more(
    areas_shown: AreaMap, qtbot: QtBot, told: list[tuple[str, ...]]
) -> None:
    a, b, c = (_spot(areas_shown, code) for code in "ABC")
    aside = QPoint(20, 20)
    _drag(qtbot, areas_shown, SHIFT, a - aside, b + aside)
    assert told == [("A", "B")]
    _drag(qtbot, areas_shown, SHIFT, c - aside, c + aside)
    assert told[-1] == ("A", "B", "C")
    assert areas_shown.chosen_code() == ""
    assert [n.selected for n in areas_shown.nodes()] == [True, True, True, False]


def test_ctrl_and_a_click_turn_one_area_over(
    areas_shown: AreaMap, qtbot: QtBot, told: list[tuple[str, ...]]
) -> None:
    for code in "AD":
        qtbot.mouseClick(areas_shown, LEFT, CTRL, pos=_spot(areas_shown, code))
    qtbot.mouseClick(areas_shown, LEFT, CTRL, pos=_spot(areas_shown, "A"))
    assert told == [("A",), ("A", "D"), ("D",)]
    qtbot.mouseClick(areas_shown, LEFT, SHIFT, pos=_spot(areas_shown, "B"))
    assert told[-1] == ("B", "D")


def test_a_brush_selects_what_it_goes_over(
    areas_shown: AreaMap, qtbot: QtBot, told: list[tuple[str, ...]]
) -> None:
    a, b, d = (_spot(areas_shown, code) for code in "ABD")
    _drag(qtbot, areas_shown, CTRL, a, b, d)
    assert told == [("A", "B", "D")]


def test_a_plain_click_ends_the_selection(areas_shown: AreaMap, qtbot: QtBot) -> None:
    areas_shown.select(("A", "B", "Z"))
    assert areas_shown.selected_codes() == ("A", "B")
    qtbot.mouseClick(areas_shown, LEFT, pos=_spot(areas_shown, "C"))
    assert areas_shown.selected_codes() == ()
    assert areas_shown.chosen_code() == "C"


def test_escape_gives_up_a_box_then_the_selection(
    areas_shown: AreaMap, qtbot: QtBot, told: list[tuple[str, ...]]
) -> None:
    areas_shown.select(("D",))
    spot = _spot(areas_shown, "A")
    _drag(qtbot, areas_shown, SHIFT, spot - QPoint(30, 30), spot + QPoint(30, 30), drop=False)
    qtbot.keyClick(areas_shown, Qt.Key.Key_Escape)
    qtbot.mouseRelease(areas_shown, LEFT, SHIFT, pos=spot)
    assert areas_shown.selected_codes() == ("D",)
    assert told == []
    qtbot.keyClick(areas_shown, Qt.Key.Key_Escape)
    assert told == [()]
    assert areas_shown.give_up() is False


def test_keys_select_too(areas_shown: AreaMap, qtbot: QtBot, told: list[tuple[str, ...]]) -> None:
    areas_shown.choose("A")
    qtbot.keyClick(areas_shown, Qt.Key.Key_Space, CTRL)
    qtbot.keyClick(areas_shown, Qt.Key.Key_Right)
    qtbot.keyClick(areas_shown, Qt.Key.Key_Space, CTRL)
    assert told == [("A",), ("A", "B")]
    qtbot.keyClick(areas_shown, Qt.Key.Key_A, CTRL)
    assert told[-1] == ("A", "B", "C", "D")


def test_selected_areas_are_outlined(areas_shown: AreaMap) -> None:
    plain = areas_shown.grab().toImage()
    areas_shown.select(("B",))
    accent = QColor(tokens().accent)
    image = areas_shown.grab().toImage()
    assert image != plain
    edge = _spot(areas_shown, "B")
    row = [image.pixelColor(x, edge.y()) for x in range(areas_shown.width())]
    assert accent in row


def test_the_keys_held_say_what_a_press_does() -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert [hand_of(keys) for keys in (none, SHIFT, CTRL)] == [Hand.MOVE, Hand.BOX, Hand.BRUSH]


def test_a_press_is_a_click_until_it_goes_far_enough() -> None:
    press = Press(Hand.BRUSH, QPointF(5, 5), QPointF(5, 5), frozenset({1}), frozenset({1}))
    assert press.brushed() == frozenset()
    near = press.moved(QPointF(6, 6), 1, 4)
    assert not near.is_moved
    far = near.moved(QPointF(1, 9), 2, 4)
    assert far.box() == QRectF(1, 5, 4, 4)
    assert far.brushed() == {1, 2}


def test_a_box_is_drawn_in_the_accent(themed: QApplication) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    draw_box(painter, QRectF(10, 10, 40, 40))
    painter.end()
    assert image.pixelColor(30, 30).blue() > image.pixelColor(30, 30).red()
    assert image.pixelColor(5, 5).name() == "#ffffff"
