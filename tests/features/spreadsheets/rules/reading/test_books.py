"""Workbooks as they are read: cells by their kind, real rows, the hidden sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bcu_desk.features.spreadsheets.rules.baseline import BASE_TITLE
from bcu_desk.features.spreadsheets.rules.reading.books import read_book
from bcu_desk.features.spreadsheets.rules.reading.told import DayCell, FaultCell, ReadRow


def _saved(path: Path, *rows: tuple[object, ...], title: str = "Targets") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


def test_cells_keep_their_kind_and_rows_their_number(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    day = datetime(2017, 1, 23)
    _saved(path, ("Ward", None, "On"), (), ("0412", 2, day, True, None), ("#REF!", 2.5, "", "x"))
    (sheet,) = read_book(path).sheets
    assert sheet.rows == (
        ReadRow(1, ("Ward", None, "On")),
        ReadRow(3, ("0412", 2, DayCell("2017-01-23T00:00:00"), True)),
        ReadRow(4, (FaultCell("#REF!"), 2.5, None, "x")),
    )


def test_shared_and_inline_strings_are_read_alike(tmp_path: Path) -> None:
    found = []
    for number, constant in enumerate((True, False)):
        path = tmp_path / f"{number}.xlsx"
        with xlsxwriter.Workbook(str(path), {"constant_memory": constant}) as book:
            sheet = book.add_worksheet("Targets")
            sheet.write_string(0, 0, "Ward")
            sheet.write_string(1, 0, "0412 é")
            sheet.write_string(2, 0, "_x0041_")
        found.append(read_book(path).sheets)
    assert found[0] == found[1]
    assert [row.cells for row in found[0][0].rows[1:]] == [("0412 é",), ("_x0041_",)]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime(2017, 1, 23), 41_296])
    book.save(path)
    found = read_book(path)
    assert found.from_1904
    assert found.sheets[0].rows[0].cells == (DayCell("2017-01-23T00:00:00"), 41_296)


def test_the_hidden_sheet_is_told_apart_and_names_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = _saved(path, ("Ward",))
    base = book.create_sheet(BASE_TITLE)
    base.append(['{"bcu_desk":1}'])
    base.append(['{"sheet":"targets","title":"Targets"}'])
    base.sheet_state = "veryHidden"
    book.create_sheet("Notes").append(["mine"])
    book.save(path)
    found = read_book(path)
    assert found.base == ('{"bcu_desk":1}', '{"sheet":"targets","title":"Targets"}')
    assert [sheet.title for sheet in found.sheets] == ["Targets"]
    book["Targets"].title = "Renamed"
    book.save(path)
    assert [sheet.title for sheet in read_book(path).sheets] == ["Renamed", "Notes"]


def test_who_saved_it_and_when_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = _saved(path, ("Ward",))
    book.properties.lastModifiedBy = "Noor Vale"
    book.save(path)
    found = read_book(path)
    assert found.saved_by == "Noor Vale"
    assert datetime.fromisoformat(found.saved_at).year >= 2016
