"""Three-way: base, file and desk, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.features.spreadsheets.rules.laying import laid_under
from bcu_desk.features.spreadsheets.rules.merging import (
    CellState,
    DiffRow,
    Sides,
    State,
    Values,
    merged,
)
from bcu_desk.features.spreadsheets.rules.reading.told import DayCell, ReadCell, ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import Problem
from bcu_desk.work.contributions import Sheet, SheetColumn, SheetEdits
from tests.features.spreadsheets.test_export import People

START = date(2017, 1, 23)
EDITS = SheetEdits(
    key="code",
    fields=("amount", "base"),
    change=lambda _: (),
    add=lambda _: (),
    needs=("code", "amount"),
    since="since",
)
SHEET = Sheet(
    name="targets",
    title="Targets",
    query=People(),
    columns=(
        SheetColumn("Code", "code"),
        SheetColumn("Name", "name"),
        SheetColumn("Amount", "amount", "whole"),
        SheetColumn("Base", "base"),
        SheetColumn("Since", "since", "day"),
    ),
    edits=EDITS,
)
HEADS = ("Code", "Name", "Amount", "Base", "Since")


def _values(code: str, **fields: object) -> Values:
    known = {"code": code, "name": "Abbey", "amount": 2, "base": "Romford", "since": START}
    return {**known, **fields}  # type: ignore[dict-item]


BASE = {"01": _values("01"), "02": _values("02")}


def _line(code: ReadCell = "01", **fields: ReadCell) -> tuple[ReadCell, ...]:
    known: dict[str, ReadCell] = {
        "name": "Abbey", "amount": 2, "base": "Romford", "since": DayCell("2017-01-23T00:00:00"),
    }  # fmt: skip
    return (code, *{**known, **fields}.values())


def _merged(
    *lines: tuple[ReadCell, ...], sheet: Sheet = SHEET, **sides: object
) -> tuple[DiffRow, ...]:
    rows = (HEADS, *lines)
    read = ReadSheet("Targets", tuple(ReadRow(n, row) for n, row in enumerate(rows, start=1)))
    laid = laid_under(sheet, read)
    assert laid is not None
    known = {"base": BASE, "desk": BASE, "offered": {"base": ("Romford", "Dagenham")}}
    return merged(sheet, laid, Sides(**{**known, **sides}))  # type: ignore[arg-type]


def _states(rows: tuple[DiffRow, ...]) -> list[tuple[str, State]]:
    return [(row.key, row.state) for row in rows]


def test_an_unedited_file_changes_nothing() -> None:
    assert _states(_merged(_line("01"), _line("02"))) == [
        ("01", State.UNCHANGED), ("02", State.UNCHANGED),
    ]  # fmt: skip


def test_a_cell_changed_in_the_file_only_is_a_change() -> None:
    row = _merged(_line("01", amount=3), _line("02"))[0]
    cell = row.cell("amount")
    assert row.state is State.CHANGED
    assert cell is not None
    assert (cell.base, cell.file, cell.desk, cell.state) == (2, 3, 2, CellState.CHANGED)


def test_a_cell_changed_in_the_desk_only_stays_the_desks() -> None:
    desk = {**BASE, "01": _values("01", amount=5)}
    assert _merged(_line("01"), _line("02"), desk=desk)[0].state is State.UNCHANGED


def test_the_same_change_on_both_sides_is_none() -> None:
    desk = {**BASE, "01": _values("01", amount=3)}
    assert _merged(_line("01", amount=3), _line("02"), desk=desk)[0].state is State.UNCHANGED


def test_different_changes_on_both_sides_are_a_conflict_with_all_three() -> None:
    desk = {**BASE, "01": _values("01", amount=3)}
    row = _merged(_line("01", amount=4), _line("02"), desk=desk)[0]
    cell = row.cell("amount")
    assert row.state is State.CONFLICT
    assert cell is not None
    assert (cell.base, cell.file, cell.desk) == (2, 4, 3)


def test_a_row_that_is_not_in_the_file_is_missing_unless_the_desk_lacks_it_too() -> None:
    rows = _merged(_line("01"))
    assert _states(rows) == [("01", State.UNCHANGED), ("02", State.MISSING)]
    assert (rows[1].number, rows[1].cells[1].desk) == (0, "Abbey")
    assert _states(_merged(_line("01"), desk={"01": BASE["01"]})) == [("01", State.UNCHANGED)]


def test_a_row_gone_from_the_desk_is_told_only_where_it_was_changed() -> None:
    desk = {"01": BASE["01"]}
    assert _merged(_line("01"), _line("02"), desk=desk)[1].state is State.UNCHANGED
    row = _merged(_line("01"), _line("02", amount=9), desk=desk)[1]
    assert row.state is State.ERROR
    assert row.problem is not None
    assert row.problem.code == "row_gone"


def test_a_new_row_is_new_with_what_it_may_give() -> None:
    row = _merged(_line("01"), _line("02"), ("03", "Mine", 4, "dagenham"))[2]
    assert (row.key, row.state, row.number) == ("03", State.NEW, 4)
    taken = {cell.field: cell.file for cell in row.cells if cell.state is CellState.CHANGED}
    assert taken == {"code": "03", "amount": 4, "base": "Dagenham"}


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        (_line("01", amount="two"), "cell_not_whole", "amount"),
        (_line("01", amount=None), "cell_needed", "amount"),
        (_line("01", name="Other"), "cell_read_only", "name"),
        (_line("01", base="Atlantis"), "cell_not_offered", "base"),
        (_line("01", since="soon"), "cell_not_day", "since"),
        (("03", None, None), "cell_needed", "amount"),
        ((None, "x", 3), "cell_needed", "code"),
    ],
)
def test_errors_are_told_at_their_cell(line: tuple[ReadCell, ...], code: str, field: str) -> None:
    row = _merged(line)[0]
    cell = row.cell(field)
    assert row.state is State.ERROR
    assert cell is not None
    assert cell.problem is not None
    assert (cell.problem.code, cell.problem.field) == (code, field)


def test_a_row_that_stands_twice_names_the_first() -> None:
    row = _merged(_line("01"), _line("01", amount=3))[1]
    cell = row.cell("code")
    assert cell is not None
    assert cell.problem == Problem("row_twice", (("key", "01"), ("first", 2)), "code")


def test_an_empty_row_is_passed_over() -> None:
    assert [row.key for row in _merged(_line("01"), _line("02"), (None, None))] == ["01", "02"]


def test_keys_are_found_in_any_case_and_with_the_noughts_that_were_taken() -> None:
    desk = {"0412": _values("0412"), "9KD": _values("9KD")}
    rows = _merged(_line(412), _line("9kd"), base=desk, desk=desk)
    assert _states(rows) == [("0412", State.UNCHANGED), ("9KD", State.UNCHANGED)]


def test_the_day_from_which_it_holds_changes_nothing_of_itself() -> None:
    row = _merged(_line("01", since="01/02/2017"), _line("02"))[0]
    cell = row.cell("since")
    assert row.state is State.UNCHANGED
    assert cell is not None
    assert cell.file == date(2017, 2, 1)


def test_rows_that_cannot_be_added_or_are_unknown_say_so() -> None:
    fixed = replace(SHEET, edits=replace(EDITS, add=None))
    cell = _merged(_line("03"), sheet=fixed)[0].cell("code")
    assert cell is not None
    assert cell.problem is not None
    assert cell.problem.code == "row_not_added"
    made = replace(SHEET, edits=replace(EDITS, needs=("amount",)))
    cell = _merged(_line("03"), sheet=made)[0].cell("code")
    assert cell is not None
    assert cell.problem is not None
    assert cell.problem.code == "row_unknown"
    assert _merged(_line(None), sheet=made)[0].state is State.NEW


def test_a_new_row_needs_its_columns() -> None:
    read = ReadSheet("Targets", (ReadRow(1, ("Code",)), ReadRow(2, ("03",))))
    laid = laid_under(SHEET, read)
    assert laid is not None
    row = merged(SHEET, laid, Sides(base=BASE, desk=BASE))[0]
    assert row.problem == Problem("row_needs_columns", (("columns", "Amount"),))


def test_without_a_base_what_differs_from_the_desk_changes_it_and_nothing_is_missing() -> None:
    rows = _merged(_line("01", amount=3, name="Other"), base=None)
    assert _states(rows) == [("01", State.CHANGED)]


def test_what_is_typed_over_a_cell_counts_instead_of_it() -> None:
    typed = {("targets:2", "amount"): "3"}
    row = _merged(_line("01", amount="two"), _line("02"), typed=typed)[0]
    assert row.state is State.CHANGED


def test_what_a_rule_says_is_told_at_its_cell_or_at_the_row() -> None:
    row = _merged(_line("01", amount=3), _line("02"))[0]
    at_cell = row.refused(Problem("odd_target", (), "amount"))
    at_row = row.refused(Problem("odd_target", (), "elsewhere"))
    assert (at_cell.state, at_cell.problem) == (State.ERROR, None)
    assert at_row.problem == Problem("odd_target", (), "elsewhere")


def test_an_empty_cell_that_nobody_may_change_is_none_that_was_changed() -> None:
    first, second = _merged(_line("01", name=None), _line("02", name="Other"))
    assert first.state is State.UNCHANGED
    assert second.state is State.ERROR


def test_a_cell_that_stays_empty_is_not_to_be_filled() -> None:
    known = {"01": _values("01", name=None)}
    (row,) = _merged(_line("01", name="x"), base=known, desk=known)
    problem = row.cells[1].problem
    assert problem is not None
    assert (problem.code, problem.facts) == ("cell_stays_empty", (("column", "Name"),))


def test_an_odd_value_in_a_column_that_nobody_may_change_is_told_as_that() -> None:
    named = replace(SHEET.columns[1], kind="day")
    sheet = replace(SHEET, columns=(SHEET.columns[0], named, *SHEET.columns[2:]))
    (row,) = _merged(_line("01", name="x"), sheet=sheet, base={"01": _values("01", name=START)})
    problem = row.cells[1].problem
    assert problem is not None
    assert problem.code == "cell_read_only"
    (row,) = _merged(_line("01", name="x"), sheet=sheet, base=None)
    assert row.state is State.UNCHANGED
