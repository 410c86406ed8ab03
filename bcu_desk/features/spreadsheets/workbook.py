"""A workbook of filled sheets: real dates and numbers, text that stays text, marked throughout."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.rules import Cell, Filled

LONGEST_CELL = 32_767
FORMATS = {"whole": "#,##0", "share": "0 %", "day": "ddd d mmm yyyy", "moment": "dd/mm/yyyy hh:mm"}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the workbook says of itself: marking, as-of and second day, desk file, UTC time made."""

    marking: str
    on: date
    file: str
    made: str
    against: date | None = None


def write_workbook(path: Path, told: Told, filled: tuple[Filled, ...]) -> None:
    """Write a workbook; the first sheet says what it is, then one sheet a subject.

    Raises OSError as the disk does. The workbook is put together in memory and written in one
    go: XlsxWriter, stopped half-way by a full disk, would leave its own files behind.
    """
    made = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        workbook = xlsxwriter.Workbook(made, {**OPTIONS, "tmpdir": folder})
        _fill(workbook, told, filled)
    path.write_bytes(made.getbuffer())


def _fill(workbook: Workbook, told: Told, filled: tuple[Filled, ...]) -> None:
    workbook.set_properties(
        {"title": f"BCU Desk, {told.file}", "keywords": told.marking, "category": told.marking}
    )
    formats = _formats(workbook)
    _about(workbook, told, filled, formats)
    for item in filled:
        _subject(workbook, told, item, formats)
    try:
        workbook.close()
    except FileCreateError as error:
        # It wraps what the system said, which the caller knows how to tell.
        raise _of_system(error) from error


def _of_system(error: FileCreateError) -> OSError:
    told = error.args[0] if error.args else None
    return told if isinstance(told, OSError) else OSError(str(error))


def _formats(workbook: Workbook) -> dict[str, Format]:
    made = {kind: workbook.add_format({"num_format": code}) for kind, code in FORMATS.items()}
    made["head"] = workbook.add_format(
        {"bold": True, "bg_color": "#E3EBFD", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    made["title"] = workbook.add_format({"bold": True, "font_size": 16})
    made["bold"] = workbook.add_format({"bold": True})
    made["wrap"] = workbook.add_format({"text_wrap": True, "valign": "top"})
    made["text"] = workbook.add_format({"num_format": "@"})
    return made


def _marked(sheet: Worksheet, marking: str) -> None:
    """The marking at the head and foot of each printed page, with the page number."""
    sheet.set_header(f"&C&B{marking}")
    sheet.set_footer(f"&C&B{marking}&R&P of &N")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _about(
    workbook: Workbook, told: Told, filled: tuple[Filled, ...], formats: dict[str, Format]
) -> None:
    sheet = workbook.add_worksheet("About")
    _marked(sheet, told.marking)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, told.marking, formats["bold"])
    sheet.write_string(1, 0, "BCU Desk export", formats["title"])
    lines = [("As at", long_day(told.on)), ("Desk file", told.file), ("Made (UTC)", told.made)]
    if told.against is not None:
        lines.append(("Compared with", long_day(told.against)))
    for row, (name, value) in enumerate(lines, start=2):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    for column, title in enumerate(("Sheet", "Rows", "What it holds")):
        sheet.write_string(6, column, title, formats["head"])
    for row, item in enumerate(filled, start=7):
        sheet.write_string(row, 0, item.sheet.title, formats["bold"])
        sheet.write_number(row, 1, len(item.rows))
        sheet.write_string(row, 2, _definition(item), formats["wrap"])
    sheet.write_string(8 + len(filled), 0, told.marking, formats["bold"])


def _definition(item: Filled) -> str:
    notes = [f"{column.title}: {column.note}" for column in item.columns if column.note]
    return " ".join([item.sheet.note, *notes]).strip()


def _subject(workbook: Workbook, told: Told, item: Filled, formats: dict[str, Format]) -> None:
    sheet = workbook.add_worksheet(item.sheet.title[:31])
    _marked(sheet, told.marking)
    for number, column in enumerate(item.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.title, formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(item.rows)), len(item.columns) - 1)
    for row, cells in enumerate(item.rows, start=1):
        for number, (cell, column) in enumerate(zip(cells, item.columns, strict=True)):
            _write(sheet, (row, number), cell, formats.get(column.kind))


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, style: Format | None) -> None:
    """Write a cell by its type: text always as text, so that none becomes a formula."""
    if isinstance(cell, str):
        sheet.write_string(*at, cell[:LONGEST_CELL])
    elif isinstance(cell, (datetime, date)):
        sheet.write_datetime(*at, cell, style)
    elif cell is not None:
        sheet.write_number(*at, cell, style)
