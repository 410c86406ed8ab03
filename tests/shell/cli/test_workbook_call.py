"""Exports by a call, read back by another library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bcu_desk.shell import offers


def test_every_sheet_is_written_and_counted(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    days = ("--on", "2017-01-23", "--against", "2017-01-09")
    code, told = say("export", str(sample_file), str(out), *days)
    assert (code, told["marking"]) == (0, "OFFICIAL")
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
        (("a.xlsx", "--marking", "SECRET"), "unknown_marking", 1),
        (("a.xlsx", "--on", "2017-02-30"), "bad_day", 1),
        (("a.ods",), "unknown_format", 1),
        (("small.bcu/a.xlsx",), "no_folder", 1),
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
