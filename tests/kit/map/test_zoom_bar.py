"""The buttons over the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar


def _side(shown: AreaMap) -> float:
    one, other = shown.place_of("A"), shown.place_of("B")
    assert one is not None
    assert other is not None
    return other.x() - one.x()


@pytest.fixture
def bar(areas_shown: AreaMap) -> ZoomBar:
    made = ZoomBar(areas_shown, "squares")
    made.show()
    return made


def test_buttons_zoom_and_fit(areas_shown: AreaMap, bar: ZoomBar, qtbot: QtBot) -> None:
    whole = _side(areas_shown)
    for verb, compare in (("zoom_in", 1), ("zoom_out", 0), ("zoom_out", -1)):
        made = bar.findChild(QPushButton, f"squares.{verb}")
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        now = round(_side(areas_shown) - whole)
        assert (now > 0) - (now < 0) == compare
    qtbot.mouseClick(bar.findChild(QPushButton, "squares.fit"), Qt.MouseButton.LeftButton)
    assert _side(areas_shown) == pytest.approx(whole)


def test_every_button_has_a_name_a_tool_tip_and_a_target_of_24_pixels(bar: ZoomBar) -> None:
    buttons = bar.findChildren(QPushButton)
    assert len(buttons) == 3
    for made in buttons:
        assert made.accessibleName()
        assert made.toolTip()
        assert min(made.width(), made.height()) >= 24


def test_the_bar_stays_in_the_corner(areas_shown: AreaMap, bar: ZoomBar, qtbot: QtBot) -> None:
    areas_shown.resize(600, 500)
    qtbot.waitUntil(lambda: bar.geometry().right() > 580)
    assert bar.geometry().bottom() > 480
