"""Fields for days and moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.day_field import DayField, MomentField

KEYS = Qt.Key
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def open_day(show: Show) -> DayField:
    made = DayField(optional=True)
    made.start_near(date(2017, 1, 23))
    show(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def test_a_day_is_shown_in_words_and_read_back(show: Show) -> None:
    field = DayField()
    show(field)
    field.clearFocus()
    field.set_value(date(2017, 1, 23))
    assert (field.text(), field.value()) == ("Mon 23 Jan 2017", date(2017, 1, 23))


def test_a_needed_day_cannot_be_emptied(show: Show, qtbot: QtBot) -> None:
    field = DayField()
    show(field)
    field.set_value(date(2017, 1, 23))
    field.set_value(None)
    assert field.value() == date(2017, 1, 23)
    qtbot.keyClick(field, KEYS.Key_Delete)
    assert field.value() is not None


def test_an_open_day_shows_its_hint_and_has_no_value(open_day: DayField) -> None:
    assert (open_day.text(), open_day.value()) == ("no end", None)


@pytest.mark.parametrize("key", [KEYS.Key_Up, KEYS.Key_Down, KEYS.Key_2])
def test_an_open_day_begins_near_when_it_is_used(
    open_day: DayField, key: Qt.Key, qtbot: QtBot
) -> None:
    qtbot.keyClick(open_day, key)
    assert open_day.value() is not None
    assert (open_day.value().year, open_day.value().month) == (2017, 1)


def test_typed_figures_make_the_day_of_the_month(open_day: DayField, qtbot: QtBot) -> None:
    qtbot.keyClicks(open_day, "27")
    assert open_day.value() == date(2017, 1, 27)


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace])
def test_delete_leaves_a_day_open_again(open_day: DayField, key: Qt.Key, qtbot: QtBot) -> None:
    open_day.set_value(date(2017, 2, 3))
    with qtbot.waitSignal(open_day.changed):
        qtbot.keyClick(open_day, key)
    assert open_day.value() is None
    open_day.set_value(date(2017, 2, 3))
    open_day.set_value(None)
    assert open_day.value() is None


def test_the_calendar_of_an_open_day_shows_the_month_it_starts_near(
    open_day: DayField, qtbot: QtBot
) -> None:
    edge = QPoint(open_day.width() - 12, open_day.height() // 2)
    qtbot.mouseClick(open_day, Qt.MouseButton.LeftButton, pos=edge)
    calendar = open_day.calendarWidget()
    assert calendar.isVisible()
    assert (calendar.yearShown(), calendar.monthShown()) == (2017, 1)
    calendar.window().close()
    assert open_day.value() is None


@pytest.mark.parametrize("value", [None, date(2017, 1, 23)])
@pytest.mark.parametrize("key", [KEYS.Key_Tab, KEYS.Key_Backtab])
def test_tab_leaves_a_day_at_once_open_or_not(
    value: date | None, key: Qt.Key, show: Show, qtbot: QtBot
) -> None:
    place, day = QWidget(), DayField(optional=True)
    lines = QVBoxLayout(place)
    for part in (QLineEdit(), day, QLineEdit()):
        lines.addWidget(part)
    show(place)
    day.set_value(value)
    day.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(day, key)
    assert not day.hasFocus()
    assert day.value() == value


def test_the_day_of_the_week_steps_aside_while_a_day_is_typed(
    open_day: DayField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(open_day, "27feb2018")
    assert (open_day.text(), open_day.value()) == ("27 Feb 2018", date(2018, 2, 27))
    open_day.clearFocus()
    assert open_day.text() == "Tue 27 Feb 2018"


@pytest.fixture
def moment(show: Show) -> MomentField:
    place, made = QWidget(), MomentField()
    lines = QVBoxLayout(place)
    lines.addWidget(QLineEdit())
    lines.addWidget(made)
    show(place)
    made.set_value("2017-01-23T06:45")
    return made


def test_a_moment_is_shown_in_words_and_read_back(moment: MomentField) -> None:
    assert (moment.text(), moment.value()) == ("Mon 23 Jan 2017 06:45", "2017-01-23T06:45")
    moment.set_value("2017-03-26T02:15:00")
    assert moment.value() == "2017-03-26T02:15"
    moment.set_value("not a time")
    assert moment.value() == "2017-03-26T02:15"


def test_minutes_step_by_quarters_into_the_next_hour(moment: MomentField) -> None:
    moment.setSelectedSection(QDateTimeEdit.Section.MinuteSection)
    moment.stepBy(1)
    assert moment.value() == "2017-01-23T07:00"
    moment.stepBy(-2)
    assert moment.value() == "2017-01-23T06:30"
    assert moment.currentSection() == QDateTimeEdit.Section.MinuteSection


def test_hours_step_by_one(moment: MomentField) -> None:
    moment.setSelectedSection(QDateTimeEdit.Section.HourSection)
    moment.stepBy(2)
    assert moment.value() == "2017-01-23T08:45"


def test_a_shorter_format_is_kept_when_the_keyboard_comes_and_goes(moment: MomentField) -> None:
    moment.setDisplayFormat("ddd d MMM HH:mm")
    moment.setFocus(Qt.FocusReason.TabFocusReason)
    assert moment.text() == "23 Jan 06:45"
    moment.clearFocus()
    assert moment.text() == "Mon 23 Jan 06:45"


def test_a_moment_is_typed_from_its_day_on(moment: MomentField, qtbot: QtBot) -> None:
    moment.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(moment, "27feb20181530")
    assert moment.value() == "2018-02-27T15:30"


def test_both_draw_a_calendar_at_their_right_edge(moment: MomentField) -> None:
    moment.resize(260, 34)
    picture = moment.grab().toImage()
    edge = range(picture.width() - 26, picture.width() - 6)
    middle = picture.height() // 2
    dark = [x for x in edge if picture.pixelColor(x, middle).lightness() < 160]
    assert dark
