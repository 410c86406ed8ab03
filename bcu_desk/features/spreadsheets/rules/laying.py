"""Which columns of a file's sheet are which columns of a sheet of the desk: told by their heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import plain_text, shown
from bcu_desk.work.contributions import Sheet

HEADS_WITHIN = 12  # rows: a title and notes may stand above the heads
TOTALS = ("total", "totals", "grand total", "sum")


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet of a file under a sheet of the desk: where its heads are, which column is which.

    `places` are the columns from 0 by field; `passed` the heads of columns that are no field.
    """

    title: str
    head: int
    places: Mapping[str, int]
    rows: tuple[ReadRow, ...]
    passed: tuple[str, ...] = ()

    def cell(self, row: ReadRow, field: str) -> ReadCell:
        """A cell of a row; None where the row ends before it or there is no such column."""
        place = self.places.get(field, len(row.cells))
        return row.cells[place] if place < len(row.cells) else None


def laid_under(sheet: Sheet, read: ReadSheet) -> Laid | None:
    """A file's sheet under a sheet of the desk by the titles of its columns; None without its key.

    The heads are the row that names the most columns; rows of totals are passed over.
    """
    if sheet.edits is None:
        return None
    titles = {plain_text(column.title).casefold(): column.field for column in sheet.columns}
    best, named = None, 0
    for row in read.rows[:HEADS_WITHIN]:
        count = len({_head(cell) for cell in row.cells} & titles.keys())
        if count > named:
            best, named = row, count
    if best is None:
        return None
    places: dict[str, int] = {}
    for number, cell in enumerate(best.cells):
        field = titles.get(_head(cell))
        if field is not None:
            places.setdefault(field, number)
    if sheet.edits.key not in places:
        return None
    return laid_by(read, best, places)


def laid_by(read: ReadSheet, head: ReadRow, places: Mapping[str, int]) -> Laid:
    """A file's sheet with the columns chosen for the fields; what is below its heads counts."""
    used = set(places.values())
    passed = tuple(
        shown(cell) for number, cell in enumerate(head.cells) if number not in used and cell
    )
    rows = tuple(row for row in read.rows if row.number > head.number and not _is_total(row))
    return Laid(read.title, head.number, places, rows, passed)


def head_row(read: ReadSheet) -> ReadRow | None:
    """The row that looks like heads: the first with the most texts among the first rows."""
    rows = read.rows[:HEADS_WITHIN]
    return max(rows, key=_texts, default=None)


def _texts(row: ReadRow) -> int:
    return len({cell for cell in row.cells if isinstance(cell, str)})


def _head(cell: ReadCell) -> str:
    return plain_text(cell).casefold() if isinstance(cell, str) else ""


def _is_total(row: ReadRow) -> bool:
    """Whether a row sums the others up: its first words say so."""
    first = next((cell for cell in row.cells if cell is not None), None)
    return isinstance(first, str) and plain_text(first).rstrip(":").casefold() in TOTALS


def column_letter(number: int) -> str:
    """What a spreadsheet calls a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheets_in_order(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets that can come back, in the order in which they are written."""
    return tuple(sheet for sheet in sheets if sheet.edits is not None)
