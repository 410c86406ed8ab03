"""The workbook that goes with a pack: what it is and what its words mean, then a sheet a table."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bcu_desk.features.briefing.rules.composing import Pack
from bcu_desk.work.packs.blocks import DataTable, Value

LONGEST_CELL, LONGEST_TITLE = 32_767, 31
CELLS = {"whole": "#,##0", "one": "#,##0.0", "share": "0.0 %", "day": "ddd d mmm yyyy"}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
HEAD = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E6E9EE"}
ABOUT = "About"


def workbook_bytes(pack: Pack, told: tuple[str, str]) -> bytes:
    """The workbook of a pack's tables; text is always text, so that nothing runs as a formula.

    `told` are the day it tells of and how it was made, as head and foot of the pack say them.
    """
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, OPTIONS)
    marking = pack.wanted.marking
    workbook.set_properties(
        {"title": pack.wanted.heading, "keywords": marking, "category": marking}
    )
    _about(workbook, pack, told)
    formats = {kind: workbook.add_format({"num_format": code}) for kind, code in CELLS.items()}
    for table in pack.tables():
        _sheet(workbook, marking, table, formats)
    workbook.close()
    return data.getvalue()


def _marked(workbook: Workbook, title: str, marking: str) -> Worksheet:
    """A sheet with its marking at head and foot of each printed page, and the page's number."""
    sheet = workbook.add_worksheet(title[:LONGEST_TITLE])
    sheet.set_header(f"&C&B{marking}")
    sheet.set_footer(f"&C&B{marking}&R&P of &N")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _about(workbook: Workbook, pack: Pack, said: tuple[str, str]) -> None:
    """Marking, title, days, what it was made from, and each word with what it means."""
    sheet = _marked(workbook, ABOUT, pack.wanted.marking)
    bold = workbook.add_format({"bold": True, "valign": "top"})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28, bold)
    sheet.set_column(1, 1, 100, wrap)
    title = workbook.add_format({"bold": True, "font_size": 16})
    sheet.write_string(0, 0, pack.wanted.marking, bold)
    sheet.write_string(1, 0, pack.wanted.heading, title)
    row = 2
    for name, told in _told(pack, said):
        if name:
            sheet.write_string(row, 0, name, bold)
            sheet.write_string(row, 1, told[:LONGEST_CELL], wrap)
        row += 1
    sheet.write_string(row + 1, 0, pack.wanted.marking, bold)


def _told(pack: Pack, said: tuple[str, str]) -> Iterable[tuple[str, str]]:
    """The lines of the first sheet; two empty ones are a gap."""
    yield "Covers", pack.covers
    for part in pack.parts:
        if part.part.note:
            yield part.title, part.part.note
    yield "As at", said[0]
    yield "Made of", said[1]
    yield "", ""
    for part in pack.parts:
        yield from part.part.defined
    yield "", ""
    for table in pack.tables():
        yield table.title, f"{len(table.rows):,} rows. {table.note}".strip()
        yield from ((f"   {column.title}", column.note) for column in table.columns if column.note)


def _sheet(workbook: Workbook, marking: str, table: DataTable, formats: dict[str, Format]) -> None:
    """A table with its head frozen, a filter, and the definition of each column as a note."""
    sheet = _marked(workbook, table.title, marking)
    for number, column in enumerate(table.columns):
        side = "left" if column.kind == "text" else "right"
        head = workbook.add_format({**HEAD, "align": side})
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.title, head)
        if column.note:
            sheet.write_comment(0, number, f"{column.note[:1].upper()}{column.note[1:]}.")
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    for row, values in enumerate(table.rows, start=1):
        for number, value in enumerate(values):
            _write(sheet, (row, number), value, formats.get(table.columns[number].kind))


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, style: Format | None) -> None:
    """Write a cell by its type; none stays empty."""
    if isinstance(value, str):
        sheet.write_string(*at, value[:LONGEST_CELL], style)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, style)
    elif value is not None:
        sheet.write_number(*at, value, style)
