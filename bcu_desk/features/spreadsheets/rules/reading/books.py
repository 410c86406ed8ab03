"""Reading a workbook that passed the look before: the sheets, and the hidden one of BCU Desk."""

from __future__ import annotations

import contextlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook

from bcu_desk.features.spreadsheets.rules.baseline import BASE_TITLE
from bcu_desk.features.spreadsheets.rules.reading.preflight import MOST_COLUMNS, MOST_ROWS
from bcu_desk.features.spreadsheets.rules.reading.told import (
    Book,
    DayCell,
    FaultCell,
    ReadCell,
    ReadRow,
    ReadSheet,
)

LONGEST_CELL = 32_767
MOST_SHEETS = 60
LARGEST_NUMBER = 1e15  # a spreadsheet keeps 15 figures
HIDDEN = "hidden"


def read_book(path: Path) -> Book:
    """The visible sheets of a workbook with the rows that hold something."""
    with path.open("rb") as file:  # the library would keep one open that it cannot read
        return _read(path, file)


def _read(path: Path, file: BinaryIO) -> Book:
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        base = _base(book)
        wanted = _titles(base)
        if wanted and wanted <= {sheet.title for sheet in shown}:
            shown = [sheet for sheet in shown if sheet.title in wanted]
        sheets = tuple(
            ReadSheet(sheet.title, tuple(_rows(_values(sheet)))) for sheet in shown[:MOST_SHEETS]
        )
        saved = book.properties
        return Book(
            sheets,
            base,
            from_1904=book.epoch == CALENDAR_MAC_1904,
            saved_by=str(saved.lastModifiedBy or saved.creator or "")[:80],
            saved_at=_saved_at(path, saved.modified),
        )
    finally:
        book.close()


def _saved_at(path: Path, modified: object) -> str:
    """When the file says it was saved; the library says now where it says nothing."""
    with zipfile.ZipFile(path) as parts:
        told = "docProps/core.xml" in parts.namelist()
    return modified.isoformat() if told and isinstance(modified, datetime) else ""


def _base(book: Workbook) -> tuple[str, ...]:
    for sheet in book.worksheets:
        if sheet.title == BASE_TITLE and sheet.sheet_state != "visible":
            return tuple(str(row[0]) for row in _values(sheet) if row and row[0] is not None)
    return ()


def _titles(base: Iterable[str]) -> set[str]:
    """The titles of the sheets that can come back: where all are there, no other is read."""
    found = set()
    for line in base:
        if line.startswith('{"sheet"'):
            with contextlib.suppress(ValueError):
                found.add(str(json.loads(line).get("title")))
    return found


def _values(sheet: object) -> Iterator[tuple[object, ...]]:
    """The values of a sheet's cells; how large it says it is counts for nothing."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # of the read-only kind of sheet
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(  # type: ignore[attr-defined]  # as above
        max_row=MOST_ROWS, values_only=True
    )
    return rows


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterator[ReadRow]:
    for number, values in enumerate(rows, start=1):
        end = min(len(values), MOST_COLUMNS)
        while end and values[end - 1] is None:
            end -= 1
        if end:
            yield ReadRow(number, tuple([_cell(value) for value in values[:end]]))


def _cell(value: object) -> ReadCell:
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST_NUMBER:
        return FaultCell("#NUM!")
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (date, time)):
        return DayCell(value.isoformat())
    text = str(value)[:LONGEST_CELL]
    if not text:
        return None
    if text.startswith("#") and text.rstrip("!?/0A").lstrip("#").isupper():
        return FaultCell(text)
    return text
