"""How often, on which days, until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.series.rule_part import RulePart
from tests.features.bookings.small import DAY


def test_the_weekday_of_the_first_date_is_chosen(qtbot: QtBot, light: QApplication) -> None:
    part = RulePart("bookings.book")
    qtbot.addWidget(part)
    part.show_every("weekly", DAY)
    repeat = part.repeat()
    assert repeat is not None
    assert repeat.text == "FREQ=WEEKLY;BYDAY=MO;COUNT=10"
    part.days["TH"].click()
    part.interval.set_value(2)
    part.count.set_value(6)
    repeat = part.repeat()
    assert repeat is not None
    assert repeat.text == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=6"


def test_it_may_end_on_a_day(qtbot: QtBot, light: QApplication) -> None:
    part, told = RulePart("bookings.book"), list[bool]()
    qtbot.addWidget(part)
    part.show_every("daily", DAY)
    part.changed.connect(lambda: told.append(True))
    part.ends.set_value("day")
    assert part.repeat() is None
    part.until.set_value(date(2017, 1, 31))
    repeat = part.repeat()
    assert repeat is not None
    assert repeat.text == "FREQ=DAILY;UNTIL=20170131"
    assert told
