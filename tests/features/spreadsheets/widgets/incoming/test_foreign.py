"""Files of somebody else and pasted cells: asked about once, remembered, compared, applied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.people import Person
from bcu_desk.features.spreadsheets.page import BACK, SpreadsheetsPage
from bcu_desk.features.spreadsheets.widgets.incoming.coming import COLUMNS, REVIEW
from bcu_desk.shell.offers import intakes
from bcu_desk.work.desk import Desk
from tests.features.spreadsheets.widgets.incoming.test_columns import pick

LIST = (
    "Staff list of the borough;;\nNo;Name of family;Paid\n"
    "{collar};Vâle;£1\n9901XX;Noor;£2\nTotal;2;\n"
)


def _collar(desk: Desk) -> str:
    with desk.reader() as reader:
        return min(row.collar for row in reader.every(Person) if row.bcu_id)


@pytest.fixture
def staff(contested: Desk, tmp_path: Path) -> Path:
    """A list of somebody else, in Latin-1, with semicolons, a title and a total."""
    path = tmp_path / "staff.csv"
    path.write_bytes(LIST.format(collar=_collar(contested)).encode("latin-1"))
    return path


def test_a_list_with_other_heads_is_asked_about_and_then_compared(
    page: SpreadsheetsPage, staff: Path
) -> None:
    page.bring_back(staff)
    assert page.coming.currentIndex() == COLUMNS
    step = page.coming.columns
    pick(step.subject, "people")
    pick(step.boxes[0], "collar")
    pick(step.boxes[1], "surname")
    step.compare.click()
    assert page.coming.currentIndex() == REVIEW
    counts = page.coming.review.counts()
    assert (counts["changed"], counts["error"], counts["missing"]) == (1, 1, 0)
    assert page.coming.panel.rows_told.text().endswith("Left out: 1 total or note.")
    assert not page.coming.panel.columns.isHidden()


def test_the_next_list_with_the_same_heads_goes_straight_to_the_review(
    page: SpreadsheetsPage, staff: Path
) -> None:
    page.bring_back(staff)
    step = page.coming.columns
    pick(step.subject, "people")
    pick(step.boxes[0], "collar")
    pick(step.boxes[1], "surname")
    step.compare.click()
    page.coming.panel.discard.click()
    page.bring_back(staff)
    assert page.coming.currentIndex() == REVIEW
    page.coming.panel.columns.click()
    assert page.coming.currentIndex() == COLUMNS
    assert step.boxes[1].currentText() == "Surname"
    step.discard.click()
    assert not page.coming.has_file()


def test_pasted_cells_are_looked_at_before_they_count_and_are_one_step(
    page: SpreadsheetsPage, contested: Desk, qtbot: QtBot
) -> None:
    collar = _collar(contested)
    QGuiApplication.clipboard().setText(f"Collar\tSurname\n{collar}\tVale\n")
    page.focus_key(":paste")
    assert page.coming.currentIndex() == REVIEW
    assert not page.table_keeper.can_paste()
    page.coming.panel.reason.setText("Names put right")
    page.coming.panel.apply.click()
    assert contested.undo_label() == "Load 1 change from Pasted cells"
    assert page.table_keeper.can_paste()


def test_a_paste_of_nothing_says_so(page: SpreadsheetsPage, qtbot: QtBot) -> None:
    page.way.part(BACK).click()
    QGuiApplication.clipboard().clear()
    page.coming.setFocus()
    qtbot.keyClick(page.coming, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no cells on the clipboard" in page.told()


def test_cells_without_heads_are_taken_by_their_letters(
    page: SpreadsheetsPage, contested: Desk
) -> None:
    QGuiApplication.clipboard().setText(f"{_collar(contested)}\tVale 2\n")
    page.focus_key(":paste")
    assert page.coming.currentIndex() == COLUMNS
    step = page.coming.columns
    pick(step.subject, "people")
    pick(step.boxes[0], "collar")
    pick(step.boxes[1], "surname")
    step.compare.click()
    assert page.coming.review.counts()["changed"] == 1


def test_a_list_of_another_page_is_handed_on_to_it_as_text(
    page: SpreadsheetsPage, tmp_path: Path
) -> None:
    path = tmp_path / "crime.csv"
    path.write_text("GSS code;Date;Offence;Volume\nE05000026;Jan 2017;Burglary;3\nTotal;;;3\n")
    went: list[tuple[str, str]] = []
    page.coming.context = replace(
        page.coming.context, intakes=intakes(), navigate=lambda *to: went.append(to)
    )
    page.bring_back(path)
    step = page.coming.columns
    assert step.compare.text() == "Go on in Figures"
    step.compare.click()
    ((where, key),) = went
    assert (where, key.endswith("crime.csv:take")) == ("figures", True)
    text = Path(key.removesuffix(":take")).read_text("utf-8")
    assert text == "Ward code,Month,Category,Count\nE05000026,Jan 2017,Burglary,3\n"
    assert not page.coming.has_file()
