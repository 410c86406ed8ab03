"""The top of the coverage page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.widgets.top_line import TopLine
from bcu_desk.kit.controls import Segmented

LEFT = Qt.MouseButton.LeftButton


def _line(show: Callable[[QWidget], QWidget], *, writable: bool = True) -> TopLine:
    made = TopLine(Segmented([("map", "Map")]), writable=writable)
    show(made)
    return made


def test_what_is_chosen_is_told(show: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    top = _line(show)
    assert top.sight() is Sight.IN_POST
    with qtbot.waitSignal(top.changed):
        qtbot.mouseClick(top.lens.part(Sight.AVAILABLE.value), LEFT)
    assert top.sight() is Sight.AVAILABLE


def test_a_second_day_switches_its_difference_on_once(
    show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    top = _line(show)
    with qtbot.assertNotEmitted(top.changed):
        top.follow_days("Mon 9 Jan to Mon 23 Jan 2017")
    assert (top.difference.isVisible(), top.difference.isChecked()) == (True, True)
    qtbot.mouseClick(top.difference, LEFT)
    top.follow_days("Mon 9 Jan to Tue 24 Jan 2017")
    assert not top.difference.isChecked()
    top.follow_days("")
    assert (top.difference.isVisible(), top.difference.isChecked()) == (False, False)


def test_where_nothing_can_be_changed_no_gesture_is_offered(
    show: Callable[[QWidget], QWidget],
) -> None:
    top = _line(show, writable=False)
    assert not any(verb.isEnabled() for verb in (top.target, top.put, top.record))
