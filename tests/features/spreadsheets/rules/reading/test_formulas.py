"""Formulas without a result are told, and those with one are read by it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bcu_desk.features.spreadsheets.rules.reading.books import read_book
from bcu_desk.features.spreadsheets.rules.reading.formulas import bare_formulas
from bcu_desk.features.spreadsheets.rules.reading.told import FaultCell
from tests.features.spreadsheets.rules.reading.hostile import SHEET_PART, packed, sheet


def test_a_formula_that_another_program_wrote_is_no_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ward", "Target", "To"])
    book.active.append(["E1", "=1+1", None])
    book.active.append(["E2", 2, "=TODAY()"])
    book.save(tmp_path / "a.xlsx")
    (found,) = read_book(tmp_path / "a.xlsx").sheets
    assert [row.cells for row in found.rows[1:]] == [
        ("E1", FaultCell("=")),
        ("E2", 2, FaultCell("=")),
    ]


@pytest.mark.parametrize(
    ("cell", "bare"),
    [
        ('<c r="B2"><f>1+1</f></c>', True),
        ('<c s="3" r="B2" t="n"><f t="shared" si="0"/><v></v></c>', True),
        ('<x:c r="B2"><x:f>1+1</x:f><x:v/></x:c>', True),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', False),
        ('<c r="B2" t="str"><f>A1</f><v>two</v></c>', False),
        ('<c r="B2"/><c r="C2"><f>1</f><v>1</v></c>', False),
    ],
)
def test_it_is_bare_where_no_value_stands_beside_it(tmp_path: Path, cell: str, bare: bool) -> None:
    packed(tmp_path / "a.xlsx", {SHEET_PART: sheet(f'<row r="2">{cell}</row>')})
    found = bare_formulas(tmp_path / "a.xlsx", f"/{SHEET_PART}")
    assert found == (frozenset({(2, 1)}) if bare else frozenset())
