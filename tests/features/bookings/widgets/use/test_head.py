"""What is asked above the charts."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.use.period import Asked, Period
from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.features.bookings.widgets.use.head import UseHead


def _head(qtbot: QtBot) -> UseHead:
    made = UseHead()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_choices_are_asked(qtbot: QtBot) -> None:
    head, told = _head(qtbot), []
    head.asked.connect(lambda: told.append(head.value()))
    head.by.part("hour").click()
    head.period.part("90").click()
    assert told == [Asked(By.HOUR, Period(28)), Asked(By.HOUR, Period(90))]


def test_days_of_ones_own_begin_at_those_shown(qtbot: QtBot, by: dict[By, UseRead]) -> None:
    head = _head(qtbot)
    head.show_read(by[By.KIND])
    head.period.part("own").click()
    assert head.first.isVisible()
    first = date(2017, 1, 23)
    assert head.value().period == Period(first=first, last=first)
    told: list[Asked] = []
    head.asked.connect(lambda: told.append(head.value()))
    head.first.set_value(date(2017, 1, 2))
    assert told[-1].period.first == date(2017, 1, 2)
    head.show_read(by[By.KIND])
    assert head.first.value() == date(2017, 1, 2)
