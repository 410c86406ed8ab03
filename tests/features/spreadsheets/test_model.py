"""Sheets as the export page lists them."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.spreadsheets.model import SheetCount, sheet_counts, sum_words
from bcu_desk.work.view import View
from tests.builders import START, a_desk
from tests.features.spreadsheets.test_export import SHEET

ONE = SheetCount("one", "One", "Note.", rows=1, columns=5, personal=1)
MANY = SheetCount("many", "Many", "Note.", rows=1_203, columns=2, personal=0)


def test_rows_and_columns_are_counted(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        (found,) = sheet_counts((SHEET,), reader, View(START))
    assert (found.rows, found.columns, found.personal, found.note) == (2, 5, 1, "Everybody.")


def test_counts_are_told_in_words() -> None:
    assert (ONE.rows_words(), MANY.rows_words()) == ("1 row", "1,203 rows")
    assert ONE.columns_words(names=True) == "5 columns"
    assert ONE.columns_words(names=False) == "4 columns, 1 with names left out"
    assert MANY.columns_words(names=False) == "2 columns"
    assert sum_words((ONE, MANY)) == "2 sheets, 1,204 rows"
    assert sum_words((ONE,)) == "1 sheet, 1 row"
