"""The list of absences: filtered, chosen, and what is asked of the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.absences.read import AbsenceView
from bcu_desk.features.coverage.widgets.absences.absence_list import AbsenceList
from tests.features.coverage.away import LOCAL_AID, OSEI, TEMBO, a_desk_with, an_absence, seen
from tests.features.coverage.small import SHORT

AWAY = (
    an_absence(OSEI, "2017-01-22T00:00", "2017-01-24T00:00"),
    an_absence(TEMBO, "2017-02-01T00:00", "2017-02-02T00:00", kind_id=LOCAL_AID),
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def read(tmp_path: Path) -> AbsenceView:
    return seen(a_desk_with(tmp_path, *AWAY))


@pytest.fixture
def shown(show: Callable[[QWidget], QWidget], read: AbsenceView) -> AbsenceList:
    made = AbsenceList()
    made.resize(640, 500)
    show(made)
    made.show_read(read, writable=True)
    return made


def _people(shown: AbsenceList) -> list[str]:
    model = shown.table.model()
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def test_the_day_is_listed_first_and_the_filters_widen_and_narrow(shown: AbsenceList) -> None:
    assert _people(shown) == ["PC Kofi Osei"]
    shown.period.part("weeks").click()
    assert _people(shown) == ["PC Kofi Osei", "PC Ada Tembo"]
    shown.sort.part("abstracted").click()
    assert _people(shown) == ["PC Ada Tembo"]
    shown.period.part("day").click()
    assert _people(shown) == []
    heads = [label.text() for label in shown.findChildren(QLabel)]
    assert "Nobody away on Mon 23 Jan 2017" in heads
    assert shown.table.isHidden()


def test_what_is_asked_goes_with_the_absence_chosen(shown: AbsenceList, qtbot: QtBot) -> None:
    assert not shown.change.isEnabled()
    with qtbot.waitSignal(shown.chosen) as ward:
        shown.table.choose_line(0)
    assert ward.args == [SHORT]
    for part, signal in (
        (shown.change, shown.change_asked),
        (shown.end, shown.end_asked),
        (shown.remove, shown.remove_asked),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(part, LEFT)
        assert asked.args == [shown.row()]
    with qtbot.waitSignal(shown.change_asked):
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)


def test_the_one_chosen_stays_so_when_it_is_read_again(
    shown: AbsenceList, read: AbsenceView
) -> None:
    shown.period.part("weeks").click()
    shown.choose("412KD", AWAY[1].start_minute)
    shown.show_read(read, writable=True)
    row = shown.row()
    assert row is not None
    assert row.person == "412KD"


def test_a_file_that_may_not_be_changed_offers_nothing(
    shown: AbsenceList, read: AbsenceView
) -> None:
    shown.show_read(read, writable=False)
    shown.table.choose_line(0)
    assert not any(part.isEnabled() for part in (shown.change, shown.end, shown.remove))
