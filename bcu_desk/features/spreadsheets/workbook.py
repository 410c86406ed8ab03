"""A workbook of filled sheets: real dates and numbers, text that stays text, marked throughout."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.rules.baseline import BASE_TITLE, Made, lines_of
from bcu_desk.features.spreadsheets.rules.cells import Cell, Filled
from bcu_desk.work.contributions import Sheet, SheetChart, SheetColumn

LONGEST_CELL = 32_767
LISTS_TITLE = "Lists"  # of the hidden sheet of what cells can be
SPARE_ROWS = 200  # below the last row, for new ones: lists and checks reach them
MOST_WHOLE = 1_000_000
LONGEST_TITLE = 31
LINE_HEIGHT = 15  # points
FILTER_ROOM = 3  # characters that the arrow of the filter hides
FORMATS = {"whole": "#,##0", "share": "0 %", "day": "ddd d mmm yyyy", "moment": "dd/mm/yyyy hh:mm"}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
KEY_TOLD = "This tells BCU Desk which row it is. Leave it as it is; add new rows at the end."
COMES_BACK = "Can be changed and loaded back"


@dataclass(frozen=True, slots=True)
class Told:
    """What the workbook says of itself: its marking, what it was made from, and a second day."""

    marking: str
    made: Made
    against: date | None = None


@dataclass(frozen=True, slots=True)
class _Styles:
    """The formats of a workbook, by what they are for."""

    heads: dict[tuple[bool, bool], Format]
    title: Format
    bold: Format
    bold_top: Format
    top: Format
    wrap: Format
    key: Format
    kinds: dict[str, Format]


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
        {"title": f"BCU Desk, {told.made.file}", "keywords": told.marking, "category": told.marking}
    )
    styles = _styles(workbook)
    _about(workbook, told, filled, styles)
    lists = _Lists(filled)
    for item in filled:
        sheet = _subject(workbook, told, item, styles)
        if item.sheet.edits is not None:
            _guard(sheet, item, lists)
        if item.sheet.chart is not None and item.rows:
            _chart(workbook, sheet, item, item.sheet.chart)
    if any(item.sheet.edits for item in filled):
        lists.write(workbook, told.marking)
        _baseline(workbook, told, filled)
    try:
        workbook.close()
    except FileCreateError as error:
        # It wraps what the system said, which the caller knows how to tell.
        raise _of_system(error) from error


def _of_system(error: FileCreateError) -> OSError:
    told = error.args[0] if error.args else None
    return told if isinstance(told, OSError) else OSError(str(error))


def _styles(workbook: Workbook) -> _Styles:
    head = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    heads = {
        (locked, right): workbook.add_format(
            {
                **head,
                "bg_color": "#E6E9EE" if locked else "#E3EBFD",
                "align": "right" if right else "left",
            }
        )
        for locked in (False, True)
        for right in (False, True)
    }
    return _Styles(
        heads=heads,
        title=workbook.add_format({"bold": True, "font_size": 16}),
        bold=workbook.add_format({"bold": True}),
        bold_top=workbook.add_format({"bold": True, "valign": "top"}),
        top=workbook.add_format({"num_format": FORMATS["whole"], "valign": "top"}),
        wrap=workbook.add_format({"text_wrap": True, "valign": "top"}),
        key=workbook.add_format({"num_format": "@", "font_color": "#536071"}),
        kinds={kind: workbook.add_format({"num_format": code}) for kind, code in FORMATS.items()},
    )


def _marked(sheet: Worksheet, marking: str) -> None:
    """The marking at the head and foot of each printed page, with the page number."""
    sheet.set_header(f"&C&B{marking}")
    sheet.set_footer(f"&C&B{marking}&R&P of &N")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _about(workbook: Workbook, told: Told, filled: tuple[Filled, ...], styles: _Styles) -> None:
    sheet = workbook.add_worksheet("About")
    _marked(sheet, told.marking)
    for column, width in enumerate((24, 14, 30, 90)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, told.marking, styles.bold)
    sheet.write_string(1, 0, "BCU Desk export", styles.title)
    lines = [
        ("As at", long_day(told.made.on)),
        ("Desk file", told.made.file),
        ("Made (UTC)", told.made.made),
    ]
    if told.against is not None:
        lines.append(("Compared with", long_day(told.against)))
    for row, (name, value) in enumerate(lines, start=2):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    for column, title in enumerate(("Sheet", "Rows", "Coming back", "What it holds")):
        sheet.write_string(6, column, title, styles.heads[False, column == 1])
    for row, item in enumerate(filled, start=7):
        told_of = _definition(item)
        sheet.set_row(row, LINE_HEIGHT * -(-len(told_of) // 80))
        sheet.write_string(row, 0, item.sheet.title, styles.bold_top)
        sheet.write_number(row, 1, len(item.rows), styles.top)
        sheet.write_string(row, 2, COMES_BACK if item.sheet.edits else "To read only", styles.wrap)
        sheet.write_string(row, 3, told_of, styles.wrap)
    sheet.write_string(8 + len(filled), 0, told.marking, styles.bold)


def _definition(item: Filled) -> str:
    notes = [f"{column.title}: {column.note}." for column in item.columns if column.note]
    return " ".join([item.sheet.note, *notes]).strip()


def _title(sheet: Sheet) -> str:
    return sheet.title[:LONGEST_TITLE]


def _subject(workbook: Workbook, told: Told, item: Filled, styles: _Styles) -> Worksheet:
    sheet = workbook.add_worksheet(_title(item.sheet))
    _marked(sheet, told.marking)
    tall = any(len(column.title) >= column.width - FILTER_ROOM for column in item.columns)
    sheet.set_row(0, LINE_HEIGHT * (2 if tall else 1) + 2)
    for number, column in enumerate(item.columns):
        _head(sheet, number, column, item, styles)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(item.rows)), len(item.columns) - 1)
    _rows(sheet, item, [_format_of(column, item, styles) for column in item.columns])
    return sheet


def _rows(sheet: Worksheet, item: Filled, formats: Sequence[Format | None]) -> None:
    for row, cells in enumerate(item.rows, start=1):
        for number, cell in enumerate(cells):
            if cell is not None:
                _write(sheet, row, number, cell, formats[number])


def _head(
    sheet: Worksheet, number: int, column: SheetColumn, item: Filled, styles: _Styles
) -> None:
    """The head of a column: its title, its width, and what it means as a note."""
    edits = item.sheet.edits
    sheet.set_column(number, number, column.width)
    locked = edits is not None and not edits.takes(column.field)
    sheet.write_string(0, number, column.title, styles.heads[locked, column.kind in FORMATS])
    if column.note:
        sheet.write_comment(0, number, _sentence(column.note))


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}."


def _format_of(column: SheetColumn, item: Filled, styles: _Styles) -> Format | None:
    edits = item.sheet.edits
    if edits is not None and column.field == edits.key:
        return styles.key
    return styles.kinds.get(column.kind)


def _write(sheet: Worksheet, row: int, number: int, cell: Cell, style: Format | None) -> None:
    """Write a cell by its type: text always as text, so that none becomes a formula."""
    if isinstance(cell, str):
        sheet.write_string(row, number, cell[:LONGEST_CELL], style)
    elif isinstance(cell, (datetime, date)):
        sheet.write_datetime(row, number, cell, style)
    elif cell is not None:
        sheet.write_number(row, number, cell, style)


class _Lists:
    """The hidden sheet of what cells can be: a column a field that offers a choice."""

    def __init__(self, filled: Sequence[Filled]) -> None:
        self._columns = {
            (item.sheet.name, name): values
            for item in filled
            for name, values in item.choices.items()
            if values
        }

    def source(self, sheet: str, name: str) -> str | None:
        """Where the choices of a field stand, as a range; None where it has none."""
        for number, key in enumerate(self._columns):
            if key == (sheet, name):
                letter = xlsxwriter.utility.xl_col_to_name(number, col_abs=True)
                return f"='{LISTS_TITLE}'!{letter}$1:{letter}${len(self._columns[key])}"
        return None

    def write(self, workbook: Workbook, marking: str) -> None:
        """Write the sheet, row by row."""
        if not self._columns:
            return
        sheet = workbook.add_worksheet(LISTS_TITLE)
        _marked(sheet, marking)
        sheet.hide()
        for row in range(max(map(len, self._columns.values()))):
            for number, values in enumerate(self._columns.values()):
                if row < len(values):
                    sheet.write_string(row, number, values[row])


def _guard(sheet: Worksheet, item: Filled, lists: _Lists) -> None:
    """Lists to choose from, checks of numbers and days, and a lock on what names the rows."""
    edits = item.sheet.edits
    last = len(item.rows) + SPARE_ROWS
    for number, column in enumerate(item.columns):
        if edits is None or not edits.takes(column.field, new=True):
            continue
        if column.field == edits.key:
            if item.rows:
                lock = {"validate": "custom", "value": "=FALSE", "error_message": KEY_TOLD}
                sheet.data_validation(1, number, len(item.rows), number, lock)
            continue
        source = lists.source(item.sheet.name, column.field)
        for rule in _checks(column, source):
            sheet.data_validation(1, number, last, number, rule)


def _checks(column: SheetColumn, source: str | None) -> Iterator[dict[str, object]]:
    if source is not None:
        yield {"validate": "list", "source": source, "error_message": "Choose one of the list."}
    elif column.kind == "tick":
        yield {"validate": "list", "source": ["yes", "no"], "error_message": "Choose yes or no."}
    elif column.kind == "whole":
        yield {
            "validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_WHOLE,
            "error_message": "Type a whole number, such as 2.",
        }  # fmt: skip
    elif column.kind == "day":
        yield {
            "validate": "date", "criteria": ">=", "value": date(1990, 1, 1),
            "error_message": "Type a day, such as 23/01/2017.",
        }  # fmt: skip


def _chart(workbook: Workbook, sheet: Worksheet, item: Filled, wanted: SheetChart) -> None:
    """Bars beside the figures, for those who look rather than read."""
    fields = [column.field for column in item.columns]
    if not {wanted.label, *wanted.fields} <= set(fields):
        return
    chart = workbook.add_chart({"type": "bar"})
    title, last = _title(item.sheet), len(item.rows)
    label = fields.index(wanted.label)
    for name, colour in zip(wanted.fields, ("#56B4E9", "#0072B2", "#D55E00"), strict=False):
        number = fields.index(name)
        chart.add_series(
            {
                "name": [title, 0, number],
                "categories": [title, 1, label, last, label],
                "values": [title, 1, number, last, number],
                "fill": {"color": colour},
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": wanted.title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"major_gridlines": {"visible": False}, "visible": False, "min": 0})
    chart.set_legend({"none": True} if len(wanted.fields) == 1 else {"position": "bottom"})
    chart.set_size({"width": 560, "height": max(220, 90 + 40 * last)})
    sheet.insert_chart(1, len(fields) + 1, chart, {"description": wanted.title})


def _baseline(workbook: Workbook, told: Told, filled: tuple[Filled, ...]) -> None:
    """What the sheets held when they were made, out of sight, so that changes can be told."""
    sheet = workbook.add_worksheet(BASE_TITLE)
    _marked(sheet, told.marking)
    sheet.very_hidden()
    sheet.protect()
    for row, line in enumerate(lines_of(told.made, filled)):
        sheet.write_string(row, 0, line)
