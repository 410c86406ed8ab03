"""The find bar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.widgets.above.find_bar import FindBar
from tests.features.bookings.readings import read
from tests.features.bookings.small import when


@pytest.fixture
def bar(qtbot: QtBot, light: QApplication, loaded: Loaded) -> Iterator[FindBar]:
    """A find bar over the day, nothing asked."""
    made = FindBar()
    qtbot.addWidget(made)
    made.resize(1_158, 50)
    made.show()
    made.show_loaded(loaded, "")
    return made


def test_it_offers_noon_of_the_day_and_what_there_is(bar: FindBar) -> None:
    asked: list[Free] = []
    bar.asked.connect(asked.append)
    bar.find_button.click()
    assert asked == [Free(start=when("12:00"), end=when("16:00"))]
    kind = bar.findChild(QComboBox, "bookings.find.kind")
    assert kind is not None
    assert [kind.itemText(n) for n in range(kind.count())] == ["Any kind", "IRV", "Station van"]


def test_it_answers_before_anybody_asks_and_again_when_a_time_is_given(
    bar: FindBar, loaded: Loaded
) -> None:
    assert bar._count.text() == "2 free"
    assert bar._told.text() == "BX16 KNE, Dagenham"
    assert not bar.clear_button.isVisible()
    asked: list[Free] = []
    bar.asked.connect(asked.append)
    bar.times.start.editingFinished.emit()
    assert asked == []
    bar.times.start.set_value(when("13:00"))
    bar.times.start.editingFinished.emit()
    bar.times.end.editingFinished.emit()
    assert asked == [Free(start=when("13:00"), end=when("16:00"))]


def test_a_kind_chosen_stays_and_is_asked_for(bar: FindBar, loaded: Loaded) -> None:
    asked: list[Free] = []
    bar.asked.connect(asked.append)
    kind = bar.findChild(QComboBox, "bookings.find.kind")
    assert kind is not None
    kind.setCurrentIndex(2)
    bar.show_loaded(loaded, "")
    bar.send()
    assert asked[-1].kind == "station_van"
    kind.activated.emit(2)
    assert len(asked) == 2, "a choice asks at once"


def test_what_is_free_is_counted_and_the_first_can_be_booked(
    bar: FindBar, asked: Loaded, loaded: Loaded
) -> None:
    wanted: list[str] = []
    bar.book_asked.connect(wanted.append)
    bar.book_button.click()
    bar.send()
    bar.show_loaded(asked, "")
    assert bar.book_button.accessibleName() == "Book BX16 KNE"
    assert bar.clear_button.isVisible()
    bar.book_button.click()
    assert wanted == ["", "BX16 KNE"]
    bar.clear_button.click()
    bar.show_loaded(loaded, "")
    assert not bar.clear_button.isVisible()


def test_none_free_and_refusals_are_told(bar: FindBar, made_fleet: Path, loaded: Loaded) -> None:
    none = read(made_fleet, Free(start=when("11:00"), end=when("11:30"), kind="station_van"))
    bar.show_loaded(none, "")
    assert (bar._count.text(), bar._count.property("tone")) == ("None free", "bad")
    bar.show_loaded(loaded, "That time never comes.")
    assert (bar._told.text(), bar._told.property("tone")) == ("That time never comes.", "bad")


def test_enter_finds_and_esc_clears(bar: FindBar) -> None:
    told: list[str] = []
    bar.asked.connect(lambda _: told.append("asked"))
    bar.cleared.connect(lambda: told.append("cleared"))
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    QTest.keyClick(bar, Qt.Key.Key_Return)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert told == ["asked", "cleared"]


def test_what_is_free_is_counted_while_a_time_is_given(bar: FindBar, loaded: Loaded) -> None:
    counted: list[Free] = []
    bar.counting.connect(counted.append)
    bar.times.end.setSelectedSection(bar.times.end.Section.HourSection)
    QTest.keyClick(bar.times.end, Qt.Key.Key_Up)
    assert counted == [Free(start=when("12:00"), end=when("17:00"))]
    bar.show_count(3)
    assert (bar._count.text(), bar._told.text()) == ("3 free", "Enter shows which.")
    bar.show_count(0)
    assert bar._count.property("tone") == "bad"
    bar.tell("That time never comes.")
    assert not bar._count.isVisible()
    bar.show_loaded(loaded, "")
    assert (bar._count.text(), len(counted)) == ("2 free", 1)


def test_a_start_past_the_end_takes_the_end_along(bar: FindBar) -> None:
    bar.times.start.set_value(when("18:30"))
    assert (bar.query().start, bar.query().end) == (when("18:30"), when("22:30"))
    bar.times.start.set_value(when("09:00"))
    assert bar.query().end == when("22:30")


def test_clearing_takes_every_choice_back(bar: FindBar, loaded: Loaded) -> None:
    bar.more_button.click()
    bar._kind.setCurrentIndex(1)
    bar.more.seats.setValue(4)
    bar.send()
    bar.clear_button.click()
    bar.show_loaded(loaded, "")
    assert bar.query() == Free(start=when("12:00"), end=when("16:00"))
