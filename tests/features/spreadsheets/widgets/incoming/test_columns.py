"""The step that asks what the columns of somebody else's file are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.spreadsheets.model.columning import Columning, columning
from bcu_desk.features.spreadsheets.rules.reading.told import Book
from bcu_desk.features.spreadsheets.widgets.incoming.columns import ColumnsStep
from bcu_desk.kit.choice_field import PickBox
from bcu_desk.shell.offers import sheets
from tests.features.spreadsheets.model.test_columning import FLEET, PEOPLE, _sheet


@pytest.fixture
def step(qtbot: QtBot) -> ColumnsStep:
    made = ColumnsStep()
    qtbot.addWidget(made)
    book = Book((_sheet("Staff", *PEOPLE), _sheet("Fleet", *FLEET)))
    asked = columning(book, sheets(), ())
    assert asked is not None
    made.show_file("staff.csv", asked, ())
    made.show()
    return made


def pick(box: PickBox, key: str) -> None:
    """Pick as the mouse does."""
    number = box.findData(key)
    assert number >= 0
    box.setCurrentIndex(number)
    box.activated.emit(number)


def test_each_column_is_shown_with_a_choice_of_what_it_is(step: ColumnsStep) -> None:
    assert step.name.text() == "staff.csv: what are its columns?"
    assert [box.currentText() for box in step.boxes.values()] == ["Not used", "Surname"]
    assert step.boxes[0].accessibleName() == "Column A  No is taken for"
    assert not step.compare.isEnabled()
    assert "tells the rows apart" in step.waits.text()


def test_what_is_said_goes_on_to_the_comparison(step: ColumnsStep) -> None:
    said: list[Columning] = []
    step.said.connect(said.append)
    pick(step.boxes[0], "collar")
    assert step.compare.isEnabled()
    step.compare.click()
    assert said[0].said["Staff"].places == {"collar": 0, "surname": 1}


def test_other_sheets_subjects_and_heads_can_be_picked(step: ColumnsStep) -> None:
    pick(step.sheet, "Fleet")
    assert step.subject.currentText() == "Vehicles"
    assert len(step.boxes) == 4
    pick(step.subject, "targets")
    assert {box.currentText() for box in step.boxes.values()} == {"Not used"}
    pick(step.heads, "0")
    assert step.about.text().startswith("2 rows, 4 columns.")


def test_it_can_be_put_away(step: ColumnsStep, qtbot: QtBot) -> None:
    with qtbot.waitSignal(step.put_away):
        step.discard.click()
