"""Which columns of a file's sheet are which columns of a sheet of the desk: told by their heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import plain_text, shown
from bcu_desk.work.contributions import Sheet

HEADS_WITHIN = 12  # rows: a title and notes may stand above the heads
LEAST_FOR_NOTES, WORDS_OF_NOTE = 3, 3
TOTALS = ("total", "totals", "grand total", "subtotal", "sum", "overall")
_TOTAL = re.compile(r"(?:grand |sub-?)?(?:totals?|overall)[ :,-].*|.* (?:grand |sub-?)?totals?")


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet of a file under a sheet of the desk: where its heads are, which column is which.

    `places` are the columns from 0 by field; `passed` the heads of columns that are no field,
    `over` how many rows of totals and notes were passed over.
    """

    title: str
    head: int
    places: Mapping[str, int]
    rows: tuple[ReadRow, ...]
    passed: tuple[str, ...] = ()
    over: int = 0

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
    return laid_by(read, best, places, sheet.edits.key)


def laid_by(
    read: ReadSheet, head: ReadRow | None, places: Mapping[str, int], key: str = ""
) -> Laid:
    """A file's sheet with the columns chosen for the fields; what is below its heads counts.

    Rows of totals and notes are passed over, and counted.
    """
    used = set(places.values())
    heads = () if head is None else head.cells
    passed = tuple(shown(cell) for number, cell in enumerate(heads) if number not in used and cell)
    number = 0 if head is None else head.number
    below = [row for row in read.rows if row.number > number]
    at = places.get(key, -1)
    rows = tuple(row for row in below if not (_is_total(row, at) or _is_note(row, at, places)))
    return Laid(read.title, number, places, rows, passed, len(below) - len(rows))


def head_row(read: ReadSheet) -> ReadRow | None:
    """The row that looks like heads: the first with the most texts among the first rows."""
    rows = read.rows[:HEADS_WITHIN]
    return max(rows, key=_texts, default=None)


def _texts(row: ReadRow) -> int:
    return len({cell for cell in row.cells if isinstance(cell, str)})


def _head(cell: ReadCell) -> str:
    return plain_text(cell).casefold() if isinstance(cell, str) else ""


def _is_total(row: ReadRow, key: int) -> bool:
    """Whether a row sums others up: its first words say so, and nothing else tells which it is."""
    told = [(n, plain_text(cell)) for n, cell in enumerate(row.cells) if isinstance(cell, str)]
    first = told[0][1].rstrip(":").casefold() if told else ""
    if first in TOTALS or not _TOTAL.fullmatch(first):
        return first in TOTALS
    return key in (-1, told[0][0]) or key >= len(row.cells) or row.cells[key] is None


def _is_note(row: ReadRow, key: int, places: Mapping[str, int]) -> bool:
    """Whether a row is a single sentence below the table: of several words, in one cell only."""
    told = [cell for cell in row.cells if cell is not None]
    if len(told) != 1 or len(places) < LEAST_FOR_NOTES or not isinstance(told[0], str):
        return False
    in_key = 0 <= key < len(row.cells) and row.cells[key] is not None
    return not in_key or len(told[0].split()) >= WORDS_OF_NOTE


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
