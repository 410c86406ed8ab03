"""Going through days: by hand, by itself, never unseen and never where motion is reduced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.kit.day_player import DayPlayer, motion_is_reduced
from tests.kit.conftest import Show

FIRST = date(2017, 1, 23)
DAYS = [FIRST + timedelta(days=number) for number in range(4)]


def _button(player: DayPlayer, name: str) -> QPushButton:
    found = player.findChild(QPushButton, f"days.{name}")
    assert found is not None
    return found


@pytest.fixture
def player(show: Show) -> DayPlayer:
    """A player of four days, shown."""
    made = DayPlayer("days", is_still=lambda: False)
    made.show_days(DAYS, DAYS[1])
    show(made)
    return made


@pytest.fixture
def told(player: DayPlayer) -> list[date]:
    """The days that it tells."""
    made: list[date] = []
    player.shown.connect(made.append)
    return made


def test_steps_tell_the_day_and_end_at_the_ends(
    player: DayPlayer, told: list[date], qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(_button(player, "back"), left)
    assert not _button(player, "back").isEnabled()
    player.step(-5)
    qtbot.mouseClick(_button(player, "on"), left)
    player.step(9)
    assert told == [DAYS[0], DAYS[1], DAYS[3]]
    assert player.day() == DAYS[3]
    assert not _button(player, "on").isEnabled()
    said = [label.text() for label in player.findChildren(QLabel)]
    assert said == ["Thu 26 Jan 2017, 4 of 4"]


def test_playing_goes_to_the_last_day_and_stops(
    player: DayPlayer, told: list[date], qtbot: QtBot
) -> None:
    player._clock.setInterval(1)
    qtbot.mouseClick(_button(player, "play"), Qt.MouseButton.LeftButton)
    assert player.is_playing()
    assert _button(player, "play").accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not player.is_playing())
    assert told == [DAYS[2], DAYS[3]]
    player.play()
    assert told[-1] == DAYS[0]
    qtbot.mouseClick(_button(player, "play"), Qt.MouseButton.LeftButton)
    assert not player.is_playing()


def test_a_step_by_hand_and_hiding_pause(player: DayPlayer, qtbot: QtBot) -> None:
    player.play()
    qtbot.mouseClick(_button(player, "on"), Qt.MouseButton.LeftButton)
    assert not player.is_playing()
    player.play()
    player.hide()
    assert not player.is_playing()


def test_where_motion_is_reduced_only_steps_are_left(show: Show) -> None:
    still = DayPlayer("days", is_still=lambda: True)
    still.show_days(DAYS)
    show(still)
    still.play()
    assert not still.is_playing()
    assert not _button(still, "play").isEnabled()
    assert "step day by day" in _button(still, "play").toolTip()
    still.step(1)
    assert still.day() == DAYS[1]


def test_without_days_nothing_can_be_done(show: Show) -> None:
    made = DayPlayer("days", is_still=lambda: False)
    show(made)
    made.step(1)
    made.play()
    assert made.day() is None
    assert not any(_button(made, name).isEnabled() for name in ("back", "play", "on"))
    made.show_days(DAYS, date(1999, 1, 1))
    assert made.day() == DAYS[0]


def test_the_system_is_asked_about_motion(qapp: QApplication) -> None:
    assert isinstance(motion_is_reduced(), bool)
