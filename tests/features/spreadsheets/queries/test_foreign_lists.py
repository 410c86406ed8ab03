"""Lists of somebody else beside the desk: drivers, rosters, targets with odd rows, old dates."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bcu_desk.features.bookings.queries.sharing.authorities import Authorities
from bcu_desk.features.coverage.queries.days.ward_targets import WardTargets
from bcu_desk.features.coverage.queries.roster_lines import RosterLines
from bcu_desk.features.spreadsheets.commands import LoadWorkbook
from bcu_desk.features.spreadsheets.queries.plan import Plan, checked, commands_of, plan_of
from bcu_desk.features.spreadsheets.rules.columns import guessed, layout_of
from bcu_desk.features.spreadsheets.rules.deciding import Decisions, counts_of
from bcu_desk.features.spreadsheets.rules.laying import sheets_in_order
from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.features.spreadsheets.rules.passing import passed_words
from bcu_desk.shell.offers import sheets
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.spreadsheets.coming_back import ON, read, sample_desk

VIEW = View(ON, ("CN",))
Rows = Sequence[Sequence[object]]


@pytest.fixture
def desk(made_sample: Path) -> Desk:
    """The sample, to read only."""
    return sample_desk(made_sample, read_only=True)


def _planned(desk: Desk, path: Path) -> Plan:
    """The file beside the desk, its columns as they are guessed."""
    book = read(path)
    known = sheets_in_order(sheets())
    chosen = {sheet.title: guessed(layout_of(sheet), known) for sheet in book.sheets}
    with desk.reader() as reader:
        return plan_of(reader, book, sheets(), VIEW, chosen=chosen)


def _told(plan: Plan) -> dict[str, int]:
    return {state: count for state, count in counts_of(plan.rows()).items() if count}


def _csv(path: Path, rows: Rows, encoding: str = "utf-16") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def test_a_list_of_drivers_without_numbers_is_told_by_who_and_what(
    sample_file: Path, tmp_path: Path
) -> None:
    desk = sample_desk(sample_file)
    with desk.reader() as reader:
        held = Authorities().rows(reader, VIEW)[:6]
    rows = [[one.collar, one.authority, one.from_day, one.to_day or ""] for one in held]
    rows[0][3] = date(2019, 5, 1)
    mine = {one.authority for one in held if one.collar == held[0].collar}
    other = next(code for code in ("advanced", "van", "motorcycle", "tsg") if code not in mine)
    rows.append([held[0].collar, other, date(2017, 2, 1), ""])
    path = _csv(
        tmp_path / "drivers.csv",
        [["Warrant number", "Permit", "Granted", "Valid to"], *rows, ["Grand total", "", "", 7]],
    )
    plan = checked(desk, _planned(desk, path), Decisions())
    errors = [row for row in plan.rows() if row.state is State.ERROR]
    assert [cell.problem for row in errors for cell in row.cells if cell.problem] == []
    assert _told(plan) == {"changed": 1, "new": 1, "unchanged": 5}
    desk.do(LoadWorkbook(source="drivers.csv", gestures=commands_of(desk, plan, Decisions())))
    assert _told(_planned(desk, path)) == {"unchanged": 7}


def test_a_roster_of_somebody_else_changes_places_only(desk: Desk, tmp_path: Path) -> None:
    with desk.reader() as reader:
        lines = RosterLines().rows(reader, VIEW)[:5]
    rows = [[one.pattern, one.collar, one.place] for one in lines]
    rows[1][2] = 1 if lines[1].place == 0 else 0
    path = _csv(tmp_path / "a.csv", [["Shift pattern", "Officer", "Week"], *rows], "latin-1")
    plan = checked(desk, _planned(desk, path), Decisions())
    assert _told(plan) == {"changed": 1, "unchanged": 4}


def test_areas_that_are_no_wards_and_totals_stand_in_nobodys_way(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.reader() as reader:
        wards = WardTargets().rows(reader, VIEW)[:4]
    rows = [[one.name, one.ward, one.pcso, one.dwo, one.uplift] for one in wards]
    rows[2][3] = 4
    path = _csv(
        tmp_path / "targets.csv",
        [
            ["Ward promises, draft"],
            ["Ward name", "GSS code", "PCSOs", "DWOs", "Uplift"],
            *rows,
            ["Camden total", "", 12, 12, 0],
            ["Unknown", "", 3, 1, 0],
            ["London Heathrow", "Unknown", 0, 0, 0],
            ["Source: a return of the boroughs", "", "", "", ""],
        ],
        "utf-8-sig",
    )
    plan = _planned(desk, path)
    assert _told(plan) == {"changed": 1, "unchanged": 3}
    told = [(one.number, one.what, one.words) for one in plan.tables[0].laid.over]
    assert told == [
        (7, "total", "Camden total"),
        (8, "area", "Unknown"),
        (9, "area", "London Heathrow, Unknown"),
        (10, "note", "Source: a return of the boroughs"),
    ]
    assert passed_words(plan.tables[0].laid.over) == (
        "2 totals and notes; “Unknown” (row 8), “London Heathrow, Unknown” (row 9),"
        " no place of the desk"
    )


def test_days_that_count_from_1904_and_codes_with_leading_noughts_are_read(
    desk: Desk, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    with desk.reader() as reader:
        ward = WardTargets().rows(reader, VIEW)[0]
    sheet = book.active
    sheet.append(["Code", "DWO", "Effective from"])
    sheet.append([ward.ward, (ward.dwo or 0) + 1, datetime(2017, 2, 6)])
    book.save(tmp_path / "mac.xlsx")
    plan = _planned(desk, tmp_path / "mac.xlsx")
    (row,) = [row for row in plan.rows() if row.state is not State.UNCHANGED]
    since = row.cell("from_day")
    assert since is not None
    assert (row.state, since.file) == (State.CHANGED, date(2017, 2, 6))
