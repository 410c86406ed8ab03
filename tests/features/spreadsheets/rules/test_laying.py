"""Which column is which: by the heads, wherever they stand."""

from __future__ import annotations

from bcu_desk.features.spreadsheets.rules.laying import (
    column_letter,
    head_row,
    laid_under,
    sheets_in_order,
)
from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow, ReadSheet
from tests.features.spreadsheets.rules.test_baseline import EDITABLE
from tests.features.spreadsheets.test_export import SHEET


def _read(*rows: tuple[ReadCell, ...]) -> ReadSheet:
    return ReadSheet("People", tuple(ReadRow(n, row) for n, row in enumerate(rows, start=1)))


def test_heads_are_found_below_a_title_in_any_order_and_totals_are_passed_over() -> None:
    read = _read(
        ("OFFICIAL",),
        ("NAME", "Mine", " collar "),
        ("Tembo", "x", "0412"),
        ("Total:", None, 3),
    )
    laid = laid_under(EDITABLE, read)
    assert laid is not None
    assert (laid.head, laid.places, laid.passed) == (2, {"name": 0, "collar": 2}, ("Mine",))
    assert [row.number for row in laid.rows] == [3]
    assert laid.cell(laid.rows[0], "collar") == "0412"
    assert laid.cell(laid.rows[0], "count") is None


def test_a_sheet_without_what_names_its_rows_is_not_one_of_ours() -> None:
    assert laid_under(EDITABLE, _read(("Name", "Count"), ("Tembo", 3))) is None
    assert laid_under(EDITABLE, _read()) is None
    assert laid_under(SHEET, _read(("Collar",))) is None
    assert sheets_in_order((SHEET, EDITABLE)) == (EDITABLE,)


def test_the_row_with_the_most_texts_looks_like_heads() -> None:
    read = _read(("Roster",), ("Collar", "Name", "Rank"), ("1", 2, 3))
    found = head_row(read)
    assert found is not None
    assert found.number == 2
    assert head_row(_read()) is None


def test_columns_are_called_as_spreadsheets_do() -> None:
    assert [column_letter(number) for number in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]
