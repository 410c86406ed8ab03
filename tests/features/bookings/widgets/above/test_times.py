"""The two times of the find bar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.above.times import Times
from tests.features.bookings.small import when


@pytest.fixture
def times(qtbot: QtBot, light: QApplication) -> Iterator[Times]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = Times(holder)
    for field in (made.start, made.end):
        field.setParent(holder)
    made.set_values(when("12:00"), when("16:00"))
    yield made
    holder.close()


def test_what_is_set_is_not_told_and_what_is_given_is(times: Times) -> None:
    given: list[tuple[str, str]] = []
    times.given.connect(lambda: given.append(times.values()))
    times.set_values(when("08:00"), when("09:30"))
    assert given == []
    times.start.set_value(when("09:00"))
    assert given == [(when("09:00"), when("09:30"))]


def test_the_end_goes_along_with_a_start_that_goes_past_it(times: Times) -> None:
    times.start.set_value(when("16:00"))
    assert times.values() == (when("16:00"), when("20:00"))
    times.end.set_value(when("15:00"))
    assert times.values() == (when("16:00"), when("15:00")), "an odd end is told, not mended"
