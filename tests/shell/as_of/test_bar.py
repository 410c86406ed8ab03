"""The bar under the header."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from bcu_desk.shell.as_of.bar import TimeBar
from bcu_desk.shell.as_of.state import TimeState

ON, OTHER = date(2017, 1, 23), date(2017, 1, 9)


@pytest.fixture
def bar(qtbot) -> TimeBar:
    """A bar in a window as wide as usual."""
    made = TimeBar()
    qtbot.addWidget(made)
    made.resize(1190, 40)
    return made


def _show(bar: TimeBar, kind: str, words: str = "", against: date | None = None) -> None:
    bar.show_state(TimeState(kind, words, ON, against))


def _buttons(bar: TimeBar) -> list[str]:
    parts = bar.findChildren(QPushButton)
    return [part.text() for part in parts if part.isVisible() and part.text()]


def test_it_is_hidden_where_there_is_nothing_to_tell(bar: TimeBar) -> None:
    _show(bar, "now")
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("kind", "buttons"),
    [
        ("past", ["Correct the record", "Plan from today"]),
        ("correcting", ["End correcting", "Plan from today"]),
        ("known", ["Back to now"]),
    ],
)
def test_each_state_offers_its_ways_on(bar: TimeBar, kind: str, buttons: list[str]) -> None:
    _show(bar, kind, "Words")
    assert sorted(_buttons(bar)) == sorted(buttons)
    assert bar.told.text() == "Words"


def test_a_long_sentence_is_shortened_and_told_in_full(qtbot, bar: TimeBar) -> None:
    long = "You correct the record of Mon 9 Jan 2017: " + "because " * 40
    _show(bar, "correcting", long, OTHER)
    qtbot.waitUntil(lambda: bar.told.text().endswith("…"))
    assert bar.told.toolTip() == bar.told.accessibleName() == long


def test_a_reason_is_asked_for_and_given_by_keyboard(qtbot, bar: TimeBar) -> None:
    _show(bar, "past", "Words")
    given = QSignalSpy(bar.reason_given)
    bar.ask()
    assert bar.reason.isVisible()
    assert not bar.told.isVisible()
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    assert (given.count(), bar.reason.property("error")) == (0, "true")
    qtbot.keyClicks(bar.reason, "Wrong date typed")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    assert given.at(0) == ["Wrong date typed"]
    assert not bar.reason.isVisible()


def test_esc_asks_for_no_reason(qtbot, bar: TimeBar) -> None:
    _show(bar, "past", "Words")
    spy = QSignalSpy(bar.asked_no_more)
    bar.ask()
    qtbot.keyClicks(bar.reason, "Wrong")
    qtbot.keyClick(bar.reason, Qt.Key.Key_Escape)
    assert (spy.count(), bar.reason.text()) == (1, "")
    assert bar.told.isVisible()


def test_a_second_day_is_shown_and_put_away(qtbot, bar: TimeBar) -> None:
    _show(bar, "now", against=OTHER)
    assert bar.against.text() == "Mon 9 Jan 2017"
    spy = QSignalSpy(bar.against_chosen)
    bar.findChild(QPushButton, "time.compare_off").click()
    bar.against.take()
    qtbot.keyClick(bar.against, Qt.Key.Key_PageUp)
    assert [spy.at(n) for n in range(spy.count())] == [[None], [date(2017, 2, 9)]]
