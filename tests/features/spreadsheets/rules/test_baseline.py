"""The hidden sheet: what it says comes back, and no line of it can be changed unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.baseline import LONGEST, Made, baseline_of, lines_of
from bcu_desk.features.spreadsheets.rules.cells import Cell, Filled
from bcu_desk.work.contributions import SheetEdits
from tests.features.spreadsheets.test_export import SHEET

EDITABLE = replace(SHEET, edits=SheetEdits(key="collar", fields=("name",), change=lambda _: ()))
MADE = Made(date(2017, 1, 23), ("EA",), "east.bcu", "2017-01-23T06:00:00Z")
KEYS = {"people": "collar"}
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("0412", "Tembo", date(2017, 1, 9), None, 3),
    ("413KD", "é" * LONGEST * 2, date(2017, 1, 9), None, None),
)


def _lines(rows: tuple[tuple[Cell, ...], ...] = ROWS) -> list[str]:
    return list(lines_of(MADE, [Filled(EDITABLE, EDITABLE.columns, rows)]))


def test_what_was_written_comes_back_with_days_and_numbers() -> None:
    found = baseline_of(_lines(), KEYS)
    assert found.made == MADE
    table = found.tables["people"]
    assert (table.title, table.fields) == ("People", ("collar", "name", "since", "at", "count"))
    assert table.rows["0412"] == {
        "collar": "0412", "name": "Tembo", "since": date(2017, 1, 9), "at": None, "count": 3,
    }  # fmt: skip


def test_a_row_longer_than_a_cell_goes_on_in_further_lines() -> None:
    lines = _lines()
    assert max(map(len, lines)) <= LONGEST
    assert baseline_of(lines, KEYS).tables["people"].rows["413KD"]["name"] == ROWS[1][1]


def test_a_sheet_that_cannot_come_back_and_one_unknown_are_left_out() -> None:
    assert len(list(lines_of(MADE, [Filled(SHEET, SHEET.columns, ROWS)]))) == 2
    assert baseline_of(_lines(), {}).tables == {}


@pytest.mark.parametrize("number", range(5))
def test_a_line_changed_left_out_or_twice_is_noticed(number: int) -> None:
    lines = _lines((ROWS[0], ("9", "Obi", None, None, None)))
    changed = [*lines[:number], lines[number].replace("2", "3", 1), *lines[number + 1 :]]
    without = lines[:number] + lines[number + 1 :]
    twice = [*lines[: number + 1], *lines[number:]]
    for told in (changed, without, twice):
        if told != lines:
            with pytest.raises(Refused, match="workbook_base_damaged"):
                baseline_of(told, KEYS)


@pytest.mark.parametrize("lines", [[], ["x"], ["1", "2"], ["[]", "{}"], ["{}", "{}"]])
def test_anything_else_is_refused(lines: list[str]) -> None:
    with pytest.raises(Refused, match="workbook_base_damaged"):
        baseline_of(lines, KEYS)


def test_one_of_a_newer_program_says_so() -> None:
    with pytest.raises(Refused, match="workbook_too_new"):
        baseline_of([line.replace('"bcu_desk":1', '"bcu_desk":2') for line in _lines()], KEYS)
