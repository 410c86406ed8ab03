"""Workbooks and CSV folders, read back by another library."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest
from sqlalchemy import select

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.export import Wanted, export_file, export_table, held_in_table
from bcu_desk.features.spreadsheets.rules.held import NAMES
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import person
from bcu_desk.work.command import Query
from bcu_desk.work.contributions import Sheet, SheetColumn
from bcu_desk.work.desk import Desk
from bcu_desk.work.tables.shown import TableOut, WantedTable
from bcu_desk.work.view import View
from tests.builders import A_PERSON, NOON, START, a_desk


class Seen(msgspec.Struct, frozen=True):
    """A row of the sheet under test."""

    collar: str
    name: str
    since: date
    at: int
    count: int | None


class People(Query, frozen=True, kw_only=True):
    """The people, with a date, a moment and a number each."""

    def rows(self, reader: Reader, view: View) -> tuple[Seen, ...]:
        """By collar."""
        found = reader.rows(select(person.c.collar, person.c.surname).order_by(person.c.collar))
        return tuple(Seen(row.collar, row.surname, view.on, NOON, None) for row in found)


SHEET = Sheet(
    name="people",
    title="People",
    query=People(),
    columns=(
        SheetColumn("Collar", "collar", width=12, note="collar number"),
        SheetColumn("Name", "name", personal=True),
        SheetColumn("Since", "since", "day"),
        SheetColumn("At", "at", "moment"),
        SheetColumn("Count", "count", "whole"),
    ),
    note="Everybody.",
)
NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "http://example.org",
    "'quoted",
    "＝1",
    "x" * 40_000,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with people whose names would be formulas."""
    more = [
        replace(A_PERSON, id=900 + n, collar=f"9{n}XX", surname=name)
        for n, name in enumerate(NASTY)
    ]
    return a_desk(tmp_path, *more)


def _wanted(out: Path, **fields: object) -> Wanted:
    made = Wanted(out=out, sheets=(SHEET,), view=View(START))
    return replace(made, **fields)  # type: ignore[arg-type]


def test_a_workbook_holds_real_dates_numbers_and_plain_text(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    written = export_file(desk, _wanted(out))
    ((sheet, count),) = written.sheets
    assert written.marking == "OFFICIAL-SENSITIVE"
    assert (sheet.title, count) == ("People", 2 + len(NASTY))
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["About", "People"]
    people = book["People"]
    assert [cell.value for cell in people[1]] == ["Collar", "Name", "Since", "At", "Count"]
    row = {cell.value: cell for cell in people["A"]}["412KD"].row
    assert [cell.value for cell in people[row]] == [
        "412KD",
        "Tembo",
        datetime(2017, 1, 9),
        datetime(2016, 12, 30, 10),
        None,
    ]
    assert people.freeze_panes == "A2"
    assert people.auto_filter.ref == f"A1:E{1 + count}"


def test_no_text_becomes_a_formula_or_a_link(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    export_file(desk, _wanted(out))
    people = openpyxl.load_workbook(out)["People"]
    kinds = {cell.data_type for row in people.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "d"}
    names = {cell.value for cell in people["B"]}
    assert set(NASTY[:-1]) <= names
    assert not [cell for cell in people["B"] if cell.hyperlink]
    with zipfile.ZipFile(out) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_the_marking_is_on_every_sheet_head_foot_and_in_the_properties(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "all.xlsx"
    export_file(desk, _wanted(out, marking="official-sensitive: personal data"))
    book = openpyxl.load_workbook(out)
    for sheet in book.worksheets:
        assert "OFFICIAL-SENSITIVE: PERSONAL DATA" in sheet.oddHeader.center.text
        assert "OFFICIAL-SENSITIVE: PERSONAL DATA" in sheet.oddFooter.center.text
    assert book.properties.keywords == "OFFICIAL-SENSITIVE: PERSONAL DATA"
    assert book["About"]["A1"].value == "OFFICIAL-SENSITIVE: PERSONAL DATA"


def test_names_can_be_left_out_everywhere(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    export_file(desk, _wanted(out, names=False))
    assert [cell.value for cell in openpyxl.load_workbook(out)["People"][1]] == [
        "Collar",
        "Since",
        "At",
        "Count",
    ]
    with zipfile.ZipFile(out) as parts:
        assert not [name for name in parts.namelist() if b"Tembo" in parts.read(name)]


def test_a_folder_gets_guarded_csv_files(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "csv"
    export_file(desk, _wanted(out))
    raw = (out / "people.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert ["412KD", "Tembo", "2017-01-09", "2016-12-30T10:00", ""] in rows
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert (out / "marking.txt").read_text() == "OFFICIAL-SENSITIVE\n"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"marking": "SECRET"}, "unknown_marking"), ({"sheets": ()}, "no_sheets")],
)
def test_what_cannot_be_written_is_refused(
    desk: Desk, tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        export_file(desk, _wanted(tmp_path / "all.xlsx", **fields))
    assert not (tmp_path / "all.xlsx").exists()


def test_names_are_not_written_under_a_marking_that_is_too_low(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    with pytest.raises(Refused, match="contents_marked_higher") as told:
        export_file(desk, _wanted(out, marking="OFFICIAL: PERSONAL DATA"))
    assert told.value.facts["held"] == "names of people (People)"
    assert not out.exists()
    assert export_file(desk, _wanted(out, names=False)).marking == "OFFICIAL"
    assert openpyxl.load_workbook(out)["About"]["A1"].value == "OFFICIAL"


def test_another_format_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="unknown_format"):
        export_file(desk, _wanted(tmp_path / "all.exe"))


def test_stopping_leaves_the_old_file_whole(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    out.write_bytes(b"old")

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_file(desk, _wanted(out), stop)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".all", "all"))] == [
        "all.xlsx"
    ]


def test_one_sheet_goes_to_one_csv_file_and_several_are_refused(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "people.csv"
    export_file(desk, _wanted(out))
    assert out.read_text("utf-8-sig").splitlines()[0] == '"Collar","Name","Since","At","Count"'
    with pytest.raises(Refused, match="one_sheet_a_csv"):
        export_file(desk, _wanted(out, sheets=(SHEET, replace(SHEET, name="again"))))


def test_a_zip_holds_the_csv_files_and_the_marking(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.zip"
    export_file(desk, _wanted(out, sheets=(SHEET, replace(SHEET, name="again"))))
    export_file(desk, _wanted(tmp_path / "people.csv"))
    with zipfile.ZipFile(out) as packed:
        assert packed.namelist() == ["marking.txt", "people.csv", "again.csv"]
        assert packed.read("people.csv") == (tmp_path / "people.csv").read_bytes()
        assert packed.read("marking.txt") == b"OFFICIAL-SENSITIVE\n"
        assert packed.comment == b"OFFICIAL-SENSITIVE"


def test_json_lines_say_first_what_they_are_under_which_marking(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "people.jsonl"
    export_file(desk, _wanted(out, marking="OFFICIAL-SENSITIVE"))
    head, *rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (head["marking"], head["on"]) == ("OFFICIAL-SENSITIVE", "2017-01-09")
    row = next(row for row in rows if row["collar"] == "412KD")
    assert row == {
        "sheet": "people", "collar": "412KD", "name": "Tembo", "since": "2017-01-09",
        "at": "2016-12-30T10:00:00", "count": None,
    }  # fmt: skip
    assert "=1+1" in {row["name"] for row in rows}


SHOWN = TableOut(
    "coverage.table",
    "Wards: who/what",
    (SheetColumn("Ward", "Ward"), SheetColumn("Count", "Count", "whole", 8, "how many")),
    (("=1+1", 2), ("Ava", "no data")),
    "Count, descending",
)


def test_a_table_as_shown_is_marked_by_what_is_in_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    table = replace(SHOWN, rows=(("PC Tembo is away", 1), ("Ava", 2)))
    assert (held_in_table(desk, SHOWN), held_in_table(desk, table)) == ((), (NAMES,))
    with pytest.raises(Refused, match="contents_marked_higher"):
        export_table(desk, WantedTable(tmp_path / "a.csv", table, View(START), "OFFICIAL"))
    assert not (tmp_path / "a.csv").exists()
    export_table(desk, WantedTable(tmp_path / "a.jsonl", table, View(START), ""))
    assert '"OFFICIAL-SENSITIVE"' in (tmp_path / "a.jsonl").read_text()


def _shown(folder: Path, name: str, table: TableOut = SHOWN) -> Path:
    out = folder / name
    inside = folder / name.replace(".", "_")
    inside.mkdir()
    desk = a_desk(inside)
    export_table(desk, WantedTable(out, table, View(START), "OFFICIAL"))
    return out


def test_a_table_as_shown_goes_into_a_workbook_with_its_marking_and_day(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_shown(tmp_path, "a.xlsx"))
    assert book.sheetnames == ["About", "Wards who what"]
    sheet, about = book["Wards who what"], book["About"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Ward", "Count"],
        ["=1+1", 2],
        ["Ava", "no data"],
    ]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert "OFFICIAL" in str(sheet.oddHeader.center.text)
    told = [str(cell.value) for row in about.iter_rows() for cell in row if cell.value]
    assert "Mon 9 Jan 2017" in told
    assert any("Sorted by Count, descending" in text for text in told)


def test_a_table_as_shown_goes_into_text_too(tmp_path: Path) -> None:
    lines = _shown(tmp_path, "a.csv").read_text("utf-8-sig").splitlines()
    assert lines == ['"Ward","Count"', '"\'=1+1","2"', '"Ava","no data"']
    told = [json.loads(line) for line in _shown(tmp_path, "a.jsonl").read_text().splitlines()]
    assert told[0]["marking"] == "OFFICIAL"
    assert told[1] == {"sheet": "coverage.table", "Ward": "=1+1", "Count": 2}


def test_a_table_goes_into_no_other_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="unknown_format"):
        _shown(tmp_path, "a.ods")
