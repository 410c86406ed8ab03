"""The people of the form: found by typing, ticked, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.absences.people import PeopleField
from tests.features.coverage.away import a_desk_with, seen
from tests.features.coverage.small import FULL

KEYS = Qt.Key


@pytest.fixture
def field(show: Callable[[QWidget], QWidget], tmp_path: Path) -> PeopleField:
    made = PeopleField(seen(a_desk_with(tmp_path)))
    made.resize(600, 400)
    show(made)
    return made


def _chosen(field: PeopleField) -> list[str]:
    return [one.collar for one in field.chosen()]


def test_a_name_typed_and_entered_is_ticked_and_the_line_is_free_again(
    field: PeopleField, qtbot: QtBot
) -> None:
    edit = field.finder.edit
    qtbot.keyClicks(edit, "nova")
    qtbot.keyClick(edit, KEYS.Key_Return)
    qtbot.keyClicks(edit, "osei")
    qtbot.keyClick(edit, KEYS.Key_Return)
    assert _chosen(field) == ["415KD", "414KD"]
    assert edit.text() == ""


def test_a_team_comes_ticked_when_typed_and_unticked_when_only_offered(
    field: PeopleField, qtbot: QtBot
) -> None:
    field.add_team(FULL, ticked=False)
    assert _chosen(field) == []
    qtbot.keyClicks(field.finder.edit, "ward 1 team")
    assert _chosen(field) == ["412KD", "413KD"]
    assert len(field.findChildren(QCheckBox)) == 2


def test_a_tick_is_told_and_a_row_can_be_taken_out(field: PeopleField, qtbot: QtBot) -> None:
    field.add("412KD")
    field.add("414KD")
    box = field.findChild(QCheckBox, "coverage.absence.person.414KD")
    assert box is not None
    with qtbot.waitSignal(field.changed):
        box.click()
    assert _chosen(field) == ["412KD"]
    out = field.findChild(QPushButton, f"coverage.absence.out.{FULL}")
    assert out is not None
    with qtbot.waitSignal(field.changed):
        out.click()
    assert _chosen(field) == []
    field.add("412KD")
    assert _chosen(field) == ["412KD"]


def test_who_is_away_says_so_by_name_and_for_screen_readers(field: PeopleField) -> None:
    field.add("412KD")
    box = field.findChild(QCheckBox, "coverage.absence.person.412KD")
    assert box is not None
    assert box.text() == "PC Tembo"
    field.show_away({"412KD": "away then"}, ["412KD"])
    assert box.text() == "PC Tembo, away then, left out"
    assert box.accessibleName() == "Ada Tembo 412KD, away then, left out"
    field.show_away({}, [])
    assert (box.text(), box.accessibleName()) == ("PC Tembo", "Ada Tembo 412KD")
    field.add("7001KD")
    assert field.findChild(QCheckBox, "coverage.absence.person.7001KD").text() == "PCSO Hart 7001KD"
