"""Cells that were copied in a spreadsheet, as a book of one sheet."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading.told import Book, ReadRow, ReadSheet
from bcu_desk.work.text_tables import Table, table_of

TITLE = "Pasted cells"
MOST_LETTERS = 4_000_000
GUARDED = tuple("=+-@＝＋－＠")  # what a quote before it keeps from becoming a formula


def pasted(text: str) -> Book:
    """The cells of a copy: lines of cells with tabs between.

    Raises Refused `nothing_pasted`, `pasted_too_much`, or what text that is no table is refused by.
    """
    if not text.strip():
        raise Refused("nothing_pasted")
    if len(text) > MOST_LETTERS:
        raise Refused("pasted_too_much", most=MOST_LETTERS // 1_000_000)
    return book_of(table_of(text.encode("utf-8", "replace"), "\t"), TITLE)


def book_of(table: Table, title: str) -> Book:
    """A table of text as a book of one sheet; its heads are the first row."""
    rows = (ReadRow(1, table.heads), *(ReadRow(n, _cells(cells)) for n, cells in table.rows))
    return Book((ReadSheet(title, rows),))


def _cells(cells: tuple[str, ...]) -> tuple[str | None, ...]:
    """Empty cells are none; the quote that keeps a text from becoming a formula is taken off."""
    return tuple(
        (cell[1:] if cell[:1] == "'" and cell[1:2] in GUARDED else cell) if cell else None
        for cell in cells
    )
