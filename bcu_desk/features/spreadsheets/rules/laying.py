"""Which columns of a file's sheet are which columns of a sheet of the desk: told by their heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.spreadsheets.rules.passing import Passed, passed_over
from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import plain_text, shown
from bcu_desk.work.contributions import Sheet

HEADS_WITHIN = 12  # rows: a title and notes may stand above the heads


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet of a file under a sheet of the desk: where its heads are, which column is which.

    `places` are the columns from 0 by field; `passed` the heads of columns that are no field,
    `over` the rows that are none of its table: totals, notes, areas that are no places.
    """

    title: str
    head: int
    places: Mapping[str, int]
    rows: tuple[ReadRow, ...]
    passed: tuple[str, ...] = ()
    over: tuple[Passed, ...] = ()

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
    best = max(read.rows[:HEADS_WITHIN], key=lambda row: len(_named(row, titles)), default=None)
    places = {} if best is None else _named(best, titles)
    if sheet.edits.key not in places:
        return None
    return laid_by(read, best, places, sheet.edits.key)


def _named(row: ReadRow, titles: Mapping[str, str]) -> dict[str, int]:
    """The columns that a row names, by field; of two alike the first."""
    places: dict[str, int] = {}
    for number, cell in enumerate(row.cells):
        field = titles.get(_head(cell))
        if field is not None:
            places.setdefault(field, number)
    return places


def laid_by(
    read: ReadSheet, head: ReadRow | None, places: Mapping[str, int], key: str = ""
) -> Laid:
    """A file's sheet with the columns chosen for the fields; what is below its heads counts.

    Rows of totals, notes and areas that are no places are passed over, and told.
    """
    number, heads = (0, ()) if head is None else (head.number, head.cells)
    used = set(places.values())
    passed = tuple(shown(cell) for at, cell in enumerate(heads) if at not in used and cell)
    below = [row for row in read.rows if row.number > number]
    at = places.get(key, -1)
    over = {row.number: passed_over(row, at, places) for row in below}
    rows = tuple(row for row in below if over[row.number] is None)
    told = tuple(filter(None, over.values()))
    return Laid(read.title, number, places, rows, passed, told)


def head_row(read: ReadSheet) -> ReadRow | None:
    """The row that looks like heads: the first with the most texts among the first rows."""
    rows = read.rows[:HEADS_WITHIN]
    return max(rows, key=_texts, default=None)


def _texts(row: ReadRow) -> int:
    return len({cell for cell in row.cells if isinstance(cell, str)})


def _head(cell: ReadCell) -> str:
    return plain_text(cell).casefold() if isinstance(cell, str) else ""


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
