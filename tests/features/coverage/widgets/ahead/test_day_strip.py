"""Wards below target day by day, as bars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.days.below import DayRow
from bcu_desk.features.coverage.widgets.ahead.day_strip import DayStrip, told

ON = date(2017, 1, 23)
ROWS = tuple(DayRow(ON + timedelta(days=number), 5 + number % 3, 90) for number in range(-14, 15))


@pytest.fixture
def strip(show: Callable[[QWidget], QWidget]) -> DayStrip:
    made = DayStrip()
    made.resize(480, 90)
    made.show_days(ROWS, ON, ON)
    show(made)
    return made


def test_it_says_how_many_are_below_on_the_day_shown(strip: DayStrip) -> None:
    texts = [label.text() for label in strip.findChildren(QLabel)]
    assert "5 of 90 below target, day by day; outlined: planned" in texts
    strip.show_days(ROWS, ON + timedelta(days=1), ON + timedelta(days=30))
    texts = [label.text() for label in strip.findChildren(QLabel)]
    assert "6 of 90 below target, day by day" in texts


def test_every_day_is_read_out_and_the_one_shown_is_chosen(strip: DayStrip) -> None:
    nodes = strip.bars.nodes()
    assert len(nodes) == len(ROWS)
    assert nodes[14].name == "5 of 90 wards below target on Mon 23 Jan 2017"
    assert nodes[15].name.endswith("Tue 24 Jan 2017, as planned")
    assert [node.selected for node in nodes].index(True) == 14
    assert told(ROWS[0], planned=False) == nodes[0].name


def test_a_click_and_a_press_go_to_a_day(strip: DayStrip, qtbot: QtBot) -> None:
    place = strip.bars.nodes()[3].rect.center()
    with qtbot.waitSignal(strip.chosen) as went:
        qtbot.mouseClick(strip.bars, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert went.args == [ROWS[3].day]
    with qtbot.waitSignal(strip.chosen) as went:
        strip.bars.press_node(5)
    assert went.args == [ROWS[5].day]


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageUp, -7),
        (Qt.Key.Key_PageDown, 7),
    ],
)
def test_the_keyboard_goes_by_days_and_weeks(
    strip: DayStrip, qtbot: QtBot, key: Qt.Key, by: int
) -> None:
    with qtbot.waitSignal(strip.chosen) as went:
        qtbot.keyClick(strip.bars, key)
    assert went.args == [ON + timedelta(days=by)]


def test_the_first_day_is_as_far_as_it_goes(strip: DayStrip, qtbot: QtBot) -> None:
    strip.show_days(ROWS, ROWS[0].day, ON)
    with qtbot.assertNotEmitted(strip.chosen):
        qtbot.keyClick(strip.bars, Qt.Key.Key_Left)
        qtbot.keyClick(strip.bars, Qt.Key.Key_Tab)


def test_the_player_steps_to_the_day_after(strip: DayStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.chosen) as went:
        strip.player.step(1)
    assert went.args == [ON + timedelta(days=1)]


def test_a_planned_day_looks_other_than_one_that_was(strip: DayStrip) -> None:
    before = strip.bars.grab().toImage()
    strip.show_days(ROWS, ON, ON + timedelta(days=30))
    assert strip.bars.grab().toImage() != before
    strip.bars.setFocus()
    assert strip.bars.hasFocus()
    assert strip.bars.grab().toImage() != before
