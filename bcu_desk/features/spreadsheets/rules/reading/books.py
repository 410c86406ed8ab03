"""Reading a workbook that passed the look before: the sheets, and the hidden one of BCU Desk."""

from __future__ import annotations

import contextlib
import json
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bcu_desk.features.spreadsheets.rules.baseline import BASE_TITLE
from bcu_desk.features.spreadsheets.rules.reading.formulas import bare_formulas
from bcu_desk.features.spreadsheets.rules.reading.preflight import MOST_COLUMNS, MOST_ROWS
from bcu_desk.features.spreadsheets.rules.reading.told import (
    NO_RESULT,
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
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
BARE = FaultCell(NO_RESULT)


def read_book(path: Path) -> Book:
    """The visible sheets of a workbook with the rows that hold something."""
    with path.open("rb") as file:  # the library would keep one open that it cannot read
        return _read(path, file)


def _read(path: Path, file: BinaryIO) -> Book:
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        base = _base(book)
        shown = _shown(book, _titles(base))
        sheets = tuple(_sheet(path, sheet) for sheet in shown[:MOST_SHEETS])
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


def _shown(book: Workbook, wanted: set[str]) -> list[ReadOnlyWorksheet]:
    """The visible sheets; those that can come back only, where all of them are there."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    whole = wanted and wanted <= {sheet.title for sheet in shown}
    return [sheet for sheet in shown if sheet.title in wanted] if whole else shown


def _sheet(path: Path, sheet: ReadOnlyWorksheet) -> ReadSheet:
    """A sheet with its rows; a formula without a result is told, for it would look empty."""
    part = sheet._worksheet_path  # noqa: SLF001 - nothing else tells which part a sheet is
    return ReadSheet(sheet.title, tuple(_rows(_values(sheet), bare_formulas(path, part))))


def _saved_at(path: Path, modified: object) -> str:
    """When the file says it was saved; the library says now where it says nothing."""
    with zipfile.ZipFile(path) as parts:
        told = "docProps/core.xml" in parts.namelist()
    return modified.isoformat() if told and isinstance(modified, datetime) else ""


def _base(book: Workbook) -> tuple[str, ...]:
    for sheet in book.worksheets:
        if sheet.title == BASE_TITLE and sheet.sheet_state != "visible":
            return tuple(
                _unescaped(str(row[0])) for row in _values(sheet) if row and row[0] is not None
            )
    return ()


def _titles(base: Iterable[str]) -> set[str]:
    """The titles of the sheets that can come back: where all are there, no other is read."""
    found = set()
    for line in base:
        if line.startswith('{"sheet"'):
            with contextlib.suppress(ValueError):
                found.add(str(json.loads(line).get("title")))
    return found


def _values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[object, ...]]:
    """The values of a sheet's cells; how large it says it is counts for nothing."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(max_row=MOST_ROWS, values_only=True)
    return rows


def _rows(
    rows: Iterable[tuple[object, ...]], bare: Collection[tuple[int, int]]
) -> Iterator[ReadRow]:
    with_bare = {row for row, _ in bare}
    for number, values in enumerate(rows, start=1):
        told = _with_bare(number, values, bare) if number in with_bare else values
        end = min(len(told), MOST_COLUMNS)
        while end and told[end - 1] is None:
            end -= 1
        if end:
            yield ReadRow(number, tuple([_cell(value) for value in told[:end]]))


def _with_bare(
    row: int, values: tuple[object, ...], bare: Collection[tuple[int, int]]
) -> tuple[object, ...]:
    return tuple(BARE if (row, at) in bare else value for at, value in enumerate(values))


def _cell(value: object) -> ReadCell:
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST_NUMBER:
        return FaultCell("#NUM!")
    if value is None or isinstance(value, (bool, int, float, FaultCell)):
        return value
    if isinstance(value, (date, time)):
        return DayCell(value.isoformat())
    return _text(_unescaped(str(value)[:LONGEST_CELL]))


def _unescaped(text: str) -> str:
    """A text that looks like an escape, as it was typed: the library leaves some escaped."""
    return _ESCAPED.sub("_", text)


def _text(text: str) -> ReadCell:
    """A text; none where it is empty, the mark of a formula that failed for what it is."""
    failed = text.startswith("#") and text.rstrip("!?/0A").lstrip("#").isupper()
    return FaultCell(text) if failed else text or None
