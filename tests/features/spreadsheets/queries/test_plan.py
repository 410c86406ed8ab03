"""A workbook of the sample, edited, beside the desk."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.spreadsheets.commands import LoadWorkbook
from bcu_desk.features.spreadsheets.queries.plan import checked, commands_of
from bcu_desk.features.spreadsheets.rules.deciding import FILE, Decisions, counts_of, open_rows
from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.work.desk import Desk
from tests.features.spreadsheets.coming_back import (
    ON,
    edited,
    exported,
    planned,
    sample_desk,
    told,
)

NOTHING = Decisions()


@pytest.fixture(scope="module")
def made(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of Central North, unedited."""
    out = tmp_path_factory.mktemp("workbook") / "made.xlsx"
    return exported(sample_desk(made_sample, read_only=True), out)


@pytest.fixture(scope="module")
def few(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smaller sheets only."""
    out = tmp_path_factory.mktemp("workbook") / "few.xlsx"
    return exported(sample_desk(made_sample, read_only=True), out, "targets", "vehicles")


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """The sample, to write to."""
    return sample_desk(sample_file)


def _add(sheet: openpyxl.worksheet.worksheet.Worksheet, *cells: object) -> int:
    sheet.append(cells)
    return int(sheet.max_row)


def test_an_unedited_workbook_changes_nothing_saved_by_either_writer(
    made: Path, made_sample: Path, tmp_path: Path
) -> None:
    desk = sample_desk(made_sample, read_only=True)
    for path in (made, edited(made, tmp_path / "again.xlsx", lambda _: None)):
        plan = planned(desk, path)
        assert told(plan) == []
        assert plan.baseline is not None
        assert (plan.view.on, plan.view.scope) == (ON, ("CN",))
        assert len(plan.tables) == 4
        with pytest.raises(Refused, match="workbook_changes_nothing"):
            commands_of(desk, plan, NOTHING)


def test_changes_new_rows_and_an_end_become_one_step_that_undo_takes_back(
    made: Path, desk: Desk, tmp_path: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Targets"]["E2"] = 3
        _add(book["People"], "999ZZ", "Noor", "Vale", "Supt", "CN")
        book["Postings"]["H2"] = datetime(2017, 6, 1)
        post = book["Postings"]["B2"].value
        _add(book["Postings"], None, post, None, "999ZZ", None, "substantive", "01/06/2017")

    plan = checked(desk, planned(desk, edited(made, tmp_path / "a.xlsx", edit)), NOTHING)
    assert {row.state for row in told(plan)} <= {State.NEW, State.CHANGED, State.ERROR}
    rows = [row for row in told(plan) if row.state is not State.ERROR]
    decisions = NOTHING
    for row in told(plan):
        decisions = decisions if row in rows else decisions.leave(row.mark)
    gestures = commands_of(desk, plan, decisions)
    done = desk.do(LoadWorkbook(source="a.xlsx", gestures=gestures), reason="review")
    assert done.label.startswith(f"Load {len(gestures)} changes")
    desk.undo()
    assert told(planned(desk, made)) == []


def test_a_new_person_can_be_posted_by_a_row_before_theirs(
    made: Path, desk: Desk, tmp_path: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Postings"]
        sheet["H2"] = datetime(2017, 6, 1)
        new = (None, sheet["B2"].value, None, "999ZZ", None, "acting", "01/06/2017", "01/07/2017")
        _add(sheet, *new)
        _add(book["People"], "999ZZ", "Noor", "Vale", "PC", "CN")
        book.move_sheet("Postings", -2)

    plan = checked(desk, planned(desk, edited(made, tmp_path / "a.xlsx", edit)), NOTHING)
    assert [row.state for row in told(plan)].count(State.NEW) == 2
    assert open_rows(plan.rows(), NOTHING) == ()
    assert len(commands_of(desk, plan, NOTHING)) == 3


def test_a_target_changed_on_both_sides_is_a_conflict_that_can_go_either_way(
    few: Path, desk: Desk, tmp_path: Path
) -> None:
    path = edited(few, tmp_path / "a.xlsx", lambda book: book["Targets"].__setitem__("E2", 4))
    ward = str(openpyxl.load_workbook(few)["Targets"]["A2"].value)
    desk.do(SetTarget(ward=ward, from_day=ON, dwo=3))
    plan = planned(desk, path)
    (row,) = told(plan)
    assert row.state is State.CONFLICT
    with pytest.raises(Refused, match="workbook_has_open_rows"):
        commands_of(desk, plan, NOTHING)
    settled = NOTHING.settle(row.mark, "dwo", FILE)
    assert commands_of(desk, plan, settled) == (SetTarget(ward=ward, from_day=ON, dwo=4),)


def test_every_error_is_told_at_once_and_a_rules_refusal_at_its_cell(
    few: Path, desk: Desk, tmp_path: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Targets"]["E2"] = "two"
        book["Targets"]["E3"] = 250
        book["Vehicles"]["J2"] = 99

    plan = checked(desk, planned(desk, edited(few, tmp_path / "a.xlsx", edit)), NOTHING)
    problems = {
        (row.sheet, row.number, cell.field, cell.problem.code)
        for row in told(plan)
        for cell in row.cells
        if cell.problem is not None
    }
    assert problems == {
        ("targets", 2, "dwo", "cell_not_whole"),
        ("targets", 3, "dwo", "odd_target"),
        ("vehicles", 2, "seats", "bad_seats"),
    }
    assert counts_of(plan.rows())["error"] == 3


def test_what_is_typed_over_an_error_mends_it(few: Path, desk: Desk, tmp_path: Path) -> None:
    path = edited(few, tmp_path / "a.xlsx", lambda book: book["Targets"].__setitem__("E2", "x"))
    (row,) = told(planned(desk, path, {("targets:2", "dwo"): "3"}))
    assert row.state is State.CHANGED


def test_a_sheet_whose_rows_were_sorted_and_columns_moved_is_the_same(
    few: Path, made_sample: Path, tmp_path: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Targets"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.insert_cols(2)
        sheet["B1"] = "My notes"
        sheet["B2"] = "ask"

    plan = planned(sample_desk(made_sample, read_only=True), edited(few, tmp_path / "a.xlsx", edit))
    assert told(plan) == []
    assert plan.table_of(plan.rows()[0]).sheet is not None


def test_a_workbook_made_without_names_cannot_add_people(made_sample: Path, tmp_path: Path) -> None:
    desk = sample_desk(made_sample, read_only=True)
    bare = exported(desk, tmp_path / "bare.xlsx", "people", with_names=False)
    path = edited(bare, tmp_path / "a.xlsx", lambda book: _add(book["People"], "9ZZ", "PC", "CN"))
    (row,) = told(planned(desk, path))
    assert row.problem is not None
    assert row.problem.code == "row_needs_columns"


def test_a_csv_without_a_base_changes_what_differs(made_sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "Targets.csv"
    desk = sample_desk(made_sample, read_only=True)
    path.write_text("Ward code;DWO target\nE05000130;4\nE05000131;2\nTotal;6\n", "latin-1")
    plan = planned(desk, path)
    assert plan.baseline is None
    assert [(row.key, row.state) for row in told(plan)] == [("E05000130", State.CHANGED)]


def test_a_file_of_something_else_is_refused(made_sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Fruit,Count\nApple,3\n")
    with pytest.raises(Refused, match="workbook_nothing_known"):
        planned(sample_desk(made_sample, read_only=True), path)


def test_a_hidden_sheet_that_was_altered_is_refused(few: Path, desk: Desk, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book["BCU Desk"]["A3"]
        cell.value = f"{cell.value} "

    with pytest.raises(Refused, match="workbook_base_damaged"):
        planned(desk, edited(few, tmp_path / "a.xlsx", edit))


def test_a_missing_row_goes_only_where_it_is_ticked(made: Path, desk: Desk, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "a.xlsx", lambda book: book["Postings"].delete_rows(2))
    (row,) = told(planned(desk, path))
    assert row.state is State.MISSING
    plan = planned(desk, path)
    with pytest.raises(Refused, match="workbook_changes_nothing"):
        commands_of(desk, plan, NOTHING)
    desk.do(*commands_of(desk, plan, NOTHING.remove(row.mark)))
    assert told(planned(desk, path)) == []
    assert date(2017, 1, 23) == plan.view.on
