"""Days typed as people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.day_field import DayField, MomentField
from bcu_desk.kit.day_typing import Typed
from bcu_desk.kit.form import FieldSpec, Form

Show = Callable[[QWidget], QWidget]


def typed(text: str, parts: str = "dMy") -> tuple[int | None, ...]:
    """What is read from a text, part by part."""
    found = reduce(lambda so_far, letter: so_far.with_letter(letter), text, Typed(parts))
    return tuple(found.number(part) for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "28 Feb 2017", "28feb2017", "28/2/2017", "28.02.17", "28-2-2017", "28022017",
        "28 February 2017", "28, Feb 2017", "28  FEB  2017", "28feb17",
    ],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(text: str) -> None:
    assert typed(text) == (28, 2, 2017)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (None, None, None)),
        ("3", (3, None, None)),
        ("5 12", (5, 12, None)),
        ("51", (5, 1, None)),
        ("feb", (None, 2, None)),
        ("3 j", (3, None, None)),
        ("3 ju", (3, None, None)),
        ("3 jul", (3, 7, None)),
        ("1 1 201", (1, 1, None)),
        ("x=?é", (None, None, None)),
        ("1 feb 2017 junk", (1, 2, 2017)),
    ],
)
def test_what_is_not_whole_says_only_what_it_says(text: str, found: tuple[int | None, ...]) -> None:
    assert typed(text) == found


def test_a_time_follows_the_day() -> None:
    assert typed("23jan2017 0645", "dMyHm") == (23, 1, 2017, 6, 45)
    assert typed("23/1/2017 6:45", "dMyHm") == (23, 1, 2017, 6, 45)
    assert typed("23 jan 15:30", "dMHm") == (23, 1, 15, 30)


@pytest.fixture
def day(show: Show) -> DayField:
    made = DayField(optional=True)
    made.start_near(date(2017, 1, 23))
    show(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28 Feb 2017", date(2017, 2, 28)),
        ("5 12 2019", date(2019, 12, 5)),
        ("31mar", date(2017, 3, 31)),
        ("4", date(2017, 1, 4)),
    ],
)
def test_a_field_shows_the_day_typed(day: DayField, qtbot: QtBot, text: str, value: date) -> None:
    qtbot.keyClicks(day, text)
    assert day.value() == value
    assert day.doubt() == ""


def test_a_day_longer_than_the_month_shown_is_kept_until_the_month_is_typed(
    day: DayField, qtbot: QtBot
) -> None:
    day.set_value(date(2017, 2, 27))
    qtbot.keyClicks(day, "30 Jan 2017")
    assert (day.value(), day.doubt()) == (date(2017, 1, 30), "")


def test_a_part_that_is_chosen_is_typed_alone(day: DayField, qtbot: QtBot) -> None:
    day.set_value(date(2017, 2, 27))
    day.setSelectedSection(DayField.Section.YearSection)
    qtbot.keyClicks(day, "2018")
    assert day.value() == date(2018, 2, 27)
    qtbot.keyClick(day, Qt.Key.Key_Up)
    assert day.value() == date(2019, 2, 27)


def test_a_moment_is_typed_with_its_time(show: Show, qtbot: QtBot) -> None:
    place, moment = QWidget(), MomentField()
    lines = QVBoxLayout(place)
    lines.addWidget(QLineEdit())
    lines.addWidget(moment)
    show(place)
    moment.set_value("2017-01-23T06:45")
    moment.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(moment, "26/3/2017 02:30")
    assert moment.value() == "2017-03-26T02:30"


def test_a_day_that_does_not_exist_is_told_once_by_the_form(show: Show, qtbot: QtBot) -> None:
    sent: list[dict[str, object]] = []
    form = Form(
        "test.form", "When", (FieldSpec("on", "On", "day"),), ("Send", sent.append), lambda: None
    )
    form.set_value("on", date(2017, 1, 23))
    show(form)
    field = form.field("on")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, "31 2 2017")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "There is no 31 Feb 2017. 28 Feb 2017 is near" in form.trouble()
    assert not sent
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent == [{"on": date(2017, 2, 28)}]
