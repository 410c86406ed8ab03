"""The header: day, BCUs, state, and the names of the steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.kit.controls import Segmented
from bcu_desk.shell.header import Header
from bcu_desk.work.view import View
from tests.builders import START

BCUS = (("CN", "Central North"), ("EA", "East Area"))


@pytest.fixture
def header(qtbot) -> Header:
    """A header, shown."""
    made = Header()
    qtbot.addWidget(made)
    made.resize(1190, 52)
    made.show_day(View(START), START, read_only=False, sample=False)
    made.show()
    made.search.setFocus()
    return made


@pytest.mark.parametrize(
    ("days", "read_only", "sample", "words"),
    [
        (0, False, False, "Live"),
        (-1, False, False, "Past day"),
        (1, False, False, "Planned day"),
        (0, False, True, "Sample"),
        (-1, False, True, "Sample, past day"),
        (0, True, True, "Read only"),
    ],
)
def test_the_state_is_always_in_words(
    header: Header, days: int, read_only: bool, sample: bool, words: str
) -> None:
    header.show_day(View(START + timedelta(days)), START, read_only=read_only, sample=sample)
    assert header.state.text() == words
    assert header.state.accessibleName().startswith(words)


def test_the_day_is_told_in_words_and_once(qtbot, header: Header) -> None:
    told: list[date] = []
    header.day_chosen.connect(told.append)
    assert header.day.text() == "As of Mon 9 Jan 2017"
    header.day.take()
    qtbot.keyClick(header.day, Qt.Key.Key_Up)
    assert told == [date(2017, 1, 10)]
    header.show_day(View(START), START, read_only=False, sample=False)
    assert len(told) == 1


def test_a_typed_day_goes_from_the_day_of_the_month_on(qtbot, header: Header) -> None:
    told: list[date] = []
    header.day_chosen.connect(told.append)
    header.day.take()
    qtbot.waitUntil(header.day.hasFocus)
    qtbot.keyClicks(header.day, "23")
    qtbot.keyClick(header.day, Qt.Key.Key_Return)
    assert told == [date(2017, 1, 23)]


def test_esc_puts_the_shown_day_back(qtbot, header: Header) -> None:
    told: list[date] = []
    header.day_chosen.connect(told.append)
    header.day.take()
    qtbot.keyClicks(header.day, "2")
    qtbot.keyClick(header.day, Qt.Key.Key_Escape)
    assert header.day.text() == "As of Mon 9 Jan 2017"
    assert told == []


def test_bcus_are_offered_where_there_are_a_few(header: Header) -> None:
    told: list[tuple[str, ...]] = []
    header.scope_chosen.connect(told.append)
    header.offer_scopes(BCUS, ())
    scope = header.findChild(Segmented, "scope")
    assert scope.value() == ""
    scope.part("EA").click()
    scope.part("").click()
    assert told == [("EA",), ()]
    header.offer_scopes(BCUS, ("CN",))
    assert header.findChild(Segmented, "scope") is scope
    assert scope.value() == "CN"
    header.offer_scopes((BCUS[0],), ())
    assert scope.isHidden()


def test_a_narrow_header_shows_codes(qtbot, header: Header) -> None:
    header.offer_scopes(BCUS, ())
    part = header.findChild(Segmented, "scope").part("EA")
    assert part.text() == "East Area"
    header.resize(840, 52)
    qtbot.waitUntil(lambda: part.text() == "EA")
    assert part.toolTip() == "East Area"


def test_undo_and_redo_name_their_steps(header: Header) -> None:
    undo, redo = (header.findChild(QPushButton, f"header.{verb}") for verb in ("undo", "redo"))
    header.show_steps("Move of PC 412KD", None)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    assert undo.accessibleName() == "Undo: Move of PC 412KD"
    assert redo.toolTip() == "Nothing to redo (Ctrl+Y)"
    header.recolour()
