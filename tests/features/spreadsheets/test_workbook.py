"""The workbook as a file: its first sheet, its cells, and what happens when it can't be written."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from bcu_desk.features.spreadsheets.rules.baseline import BASE_TITLE, Made, baseline_of
from bcu_desk.features.spreadsheets.rules.cells import Filled
from bcu_desk.features.spreadsheets.workbook import LONGEST_CELL, Told, write_workbook
from bcu_desk.work.contributions import SheetChart, SheetEdits
from tests.builders import START
from tests.features.spreadsheets.test_export import SHEET

TOLD = Told("OFFICIAL", Made(START, (), "small.bcu", "2016-12-30T10:00:00Z"))


def _filled(*names: str) -> Filled:
    rows = tuple(("412KD", name, START, datetime(2017, 1, 9, 6), 3) for name in names)
    return Filled(SHEET, SHEET.columns, rows)


def test_the_first_sheet_says_what_the_others_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, TOLD, (_filled("Tembo", "Lindqvist"),))
    about = openpyxl.load_workbook(path)["About"]
    cells = {cell.value for row in about.iter_rows() for cell in row}
    assert {"OFFICIAL", "Mon 9 Jan 2017", "small.bcu", "People", 2} <= cells
    assert "Everybody. Collar: collar number." in cells


def test_days_times_and_numbers_keep_their_kind_and_form(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, TOLD, (_filled("Tembo"),))
    row = openpyxl.load_workbook(path)["People"][2]
    assert [cell.data_type for cell in row] == ["s", "s", "d", "d", "n"]
    assert row[2].number_format == "ddd d mmm yyyy"
    assert row[3].value == datetime(2017, 1, 9, 6)


def test_a_text_longer_than_a_cell_is_cut_and_an_empty_sheet_has_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, TOLD, (_filled("x" * 40_000),))
    assert len(openpyxl.load_workbook(path)["People"]["B2"].value) == LONGEST_CELL
    write_workbook(path, TOLD, (_filled(),))
    people = openpyxl.load_workbook(path)["People"]
    assert [cell.value for cell in people[1]] == ["Collar", "Name", "Since", "At", "Count"]
    assert people.max_row == 1


def test_a_place_that_takes_no_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(tmp_path / "gone" / "a.xlsx", TOLD, (_filled("Tembo"),))


def test_the_first_sheet_names_a_second_day(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    write_workbook(path, replace(TOLD, against=date(2016, 12, 30)), ())
    about = openpyxl.load_workbook(path)["About"]
    assert (about["A6"].value, about["B6"].value) == ("Compared with", "Fri 30 Dec 2016")
    assert about["A7"].value == "Sheet"


# ---- A sheet that comes back -----------------------------------------------------------------

EDITS = SheetEdits(
    key="collar",
    fields=("name", "count"),
    change=lambda _: (),
    choices={"name": lambda *_: ("Tembo", "Obi")},
)
BACK = replace(SHEET, edits=EDITS, chart=SheetChart("Counts", "name", ("count",)))


def _back(tmp_path: Path, **fields: object) -> openpyxl.Workbook:
    path = tmp_path / "back.xlsx"
    filled = replace(_filled("Tembo"), sheet=BACK, choices={"name": ("Tembo", "Obi")})
    write_workbook(path, TOLD, (replace(filled, **fields),))
    return openpyxl.load_workbook(path)


def test_what_it_held_is_kept_out_of_sight(tmp_path: Path) -> None:
    book = _back(tmp_path)
    assert book[BASE_TITLE].sheet_state == "veryHidden"
    assert book[BASE_TITLE].protection.sheet
    found = baseline_of([str(cell.value) for cell in book[BASE_TITLE]["A"]], {"people": "collar"})
    assert found.made == TOLD.made
    assert found.tables["people"].rows["412KD"]["name"] == "Tembo"
    assert "Coming back" in {cell.value for cell in book["About"][7]}


def test_cells_offer_lists_and_refuse_what_cannot_be(tmp_path: Path) -> None:
    book = _back(tmp_path)
    rules = {str(rule.sqref): rule for rule in book["People"].data_validations.dataValidation}
    assert rules["A2"].formula1 == "FALSE"
    assert (rules["B2:B202"].type, rules["B2:B202"].formula1) == ("list", "'Lists'!$A$1:$A$2")
    assert rules["E2:E202"].type == "whole"
    assert [cell.value for cell in book["Lists"]["A"]] == ["Tembo", "Obi"]
    assert book["Lists"].sheet_state == "hidden"


def test_heads_carry_their_definitions_and_charts_their_figures(tmp_path: Path) -> None:
    people = _back(tmp_path)["People"]
    assert people["A1"].comment.text == "Collar number."
    with zipfile.ZipFile(tmp_path / "back.xlsx") as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "Counts" in chart
    assert "People!$E$2" in chart


def test_a_chart_whose_labels_are_left_out_is_left_out(tmp_path: Path) -> None:
    columns = tuple(column for column in SHEET.columns if not column.personal)
    _back(tmp_path, columns=columns, rows=(("412KD", START, None, 3),))
    with zipfile.ZipFile(tmp_path / "back.xlsx") as parts:
        assert not [name for name in parts.namelist() if "chart" in name]
