"""Exports by a call, read back by another library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bcu_desk.shell import offers
from bcu_desk.shell.cli.calls import call


def test_every_sheet_is_written_and_counted(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    days = ("--on", "2017-01-23", "--against", "2017-01-09")
    code, told = say("export", str(sample_file), str(out), *days)
    assert (code, told["marking"]) == (0, "OFFICIAL-SENSITIVE")
    assert list(told["sheets"]) == [sheet.name for sheet in offers.sheets()]
    book = openpyxl.load_workbook(out, read_only=True)
    titles = {sheet.name: sheet.title for sheet in offers.sheets()}
    for name, rows in told["sheets"].items():
        sheet = book[titles[name]]
        assert sum(1 for _ in sheet.iter_rows()) == rows + 1
    kinds = {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    }
    assert kinds <= {"s", "n", "d"}
    book.close()


def test_some_sheets_without_names_on_a_day(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "some.xlsx"
    words = ("--tables", "people,posts", "--no-names", "--marking", "official-sensitive")
    code, told = say("export", str(sample_file), str(out), *words, "--on", "2017-01-23")
    assert (code, list(told["sheets"])) == (0, ["people", "posts"])
    book = openpyxl.load_workbook(out)
    assert book["About"]["A1"].value == "OFFICIAL-SENSITIVE"
    assert "Name" not in {cell.value for cell in book["People"][1]}
    starts = {cell.value.date() for row in book["Posts"].iter_rows(min_row=2) for cell in row
              if cell.data_type == "d"}  # fmt: skip
    assert starts
    assert min(starts) >= date(2014, 1, 1)


def test_a_folder_gets_csv_files(say, file: str, tmp_path: Path) -> None:
    out = tmp_path / "csv"
    assert say("export", file, str(out))[0] == 0
    names = {path.stem for path in out.glob("*.csv")}
    assert names == {sheet.name for sheet in offers.sheets() if not sheet.compares}


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("a.xlsx", "--tables", "posts,flights"), "unknown_sheet", 1),
        (("a.xlsx", "--marking", "OFFICIAL"), "contents_marked_higher", 1),
        (("a.xlsx", "--marking", "SECRET"), "unknown_marking", 1),
        (("a.xlsx", "--on", "2017-02-30"), "bad_day", 1),
        (("a.ods",), "unknown_format", 1),
        (("small.bcu/a.xlsx",), "no_folder", 1),
        (("no/a.xlsx",), "no_folder", 1),
        (("no/csv",), "no_folder", 1),
        (("small.bcu",), "unknown_format", 1),
    ],
)
def test_what_cannot_be_exported_is_refused_and_leaves_nothing(
    say, file: str, tmp_path: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    found, told = say("export", file, str(tmp_path / words[0]), *words[1:])
    assert (found, told["refused"]["code"]) == (exit_code, code)
    after = sorted(path.name for path in tmp_path.iterdir())
    assert [name for name in after if name != "profile"] == [n for n in before if n != "profile"]


# ---- A workbook that comes back --------------------------------------------------------------


def _edit(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    targets = book["Targets"]
    targets["E2"], targets["E3"] = 3, "two"
    targets.delete_rows(8)
    book.save(path)


@pytest.fixture
def targets(say, sample_file: Path, tmp_path: Path) -> Path:
    """The targets, sent out."""
    out = tmp_path / "targets.xlsx"
    assert say("export", str(sample_file), str(out), "--tables", "targets", *ON)[0] == 0
    return out


ON = ("--on", "2017-01-23")


def test_an_unedited_workbook_changes_nothing(say, sample_file: Path, targets: Path) -> None:
    code, told = say("import", str(sample_file), str(targets), "--apply")
    assert (code, told["step"]) == (0, None)
    assert (told["counts"]["unchanged"], told["rows"]) == (90, [])


def test_each_row_that_differs_is_told_and_applied_all_or_nothing(
    say, sample_file: Path, targets: Path
) -> None:
    _edit(targets)
    words = ("import", str(sample_file), str(targets), "--kind", "workbook")
    code, told = say(*words)
    assert code == 0
    assert told["counts"] == {
        "new": 0, "changed": 1, "missing": 1, "conflict": 0, "error": 1, "unchanged": 87,
    }  # fmt: skip
    changed = told["rows"][0]
    assert (changed["sheet"], changed["row"], changed["state"]) == ("Targets", 2, "changed")
    assert changed["cells"] == [
        {"column": "DWO target", "state": "changed", "base": 2, "file": 3, "desk": 2},
    ]
    assert told["rows"][1]["cells"][0]["message"] == "“two” is not a whole number. Type 2."
    code, told = say(*words, "--apply")
    assert (code, told["refused"]["code"]) == (1, "workbook_has_open_rows")
    assert "Sheet Targets, row 3, column DWO target" in told["refused"]["message"]
    code, told = say(*words, "--apply", "--leave-errors", "--reason", "Target review")
    assert (code, told["step"]) == (0, "Load 1 change from targets.xlsx")
    assert say("run", str(sample_file), "undo")[1]["step"] == "Load 1 change from targets.xlsx"


def test_a_conflict_is_settled_by_a_word(say, sample_file: Path, targets: Path) -> None:
    _edit(targets)
    ward = str(openpyxl.load_workbook(targets)["Targets"]["A2"].value)
    fields = f'{{"ward": "{ward}", "dwo": 5, "from": "2017-01-23"}}'
    assert say("run", str(sample_file), "set_target", fields)[0] == 0
    words = ("import", str(sample_file), str(targets), "--leave-errors", "--apply")
    assert say(*words)[1]["refused"]["code"] == "workbook_has_open_rows"
    assert say(*words, "--conflicts", "desk")[1]["step"] is None
    assert say(*words, "--conflicts", "file")[1]["step"] == "Load 1 change from targets.xlsx"


def test_words_for_people_tell_each_place(
    capsys: pytest.CaptureFixture[str], sample_file: Path, targets: Path
) -> None:
    _edit(targets)
    assert call(["import", str(sample_file), str(targets)]) == 0
    told = capsys.readouterr().out
    assert "targets.xlsx: 1 changed, 1 missing, 1 error, 87 unchanged." in told
    assert "Sheet Targets, row 2, column DWO target: 2 to 3." in told
    assert "which is missing: it stays." in told
    assert "Nothing was changed. --apply loads it" in told
