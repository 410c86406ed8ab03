"""Drivers and rosters go out, are changed in a spreadsheet, come back and are taken back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from bcu_desk.features.spreadsheets.page import SpreadsheetsPage
from tests.features.spreadsheets.coming_back import edited, exported


def _edit(book: openpyxl.Workbook) -> None:
    """An authority ends, one is new, one row is gone; somebody starts a line on, one is nobody."""
    drivers, rosters = book["Drivers"], book["Rosters"]
    drivers["G2"] = datetime(2019, 5, 1)
    collar = drivers["B2"].value
    held = {row[3].value for row in drivers.iter_rows(min_row=2) if row[1].value == collar}
    other = next(code for code in ("van", "carrier", "advanced") if code not in held)
    drivers.append([None, collar, None, other, None, "1 Feb 2017"])
    drivers.delete_rows(9)
    rosters["F2"] = rosters["F2"].value + 1
    rosters.append(["999ZZ", None, None, rosters["D2"].value, None, 0])


def test_drivers_and_rosters_come_back_as_one_step(
    qtbot, page: SpreadsheetsPage, tmp_path: Path
) -> None:
    desk, panel = page.context.desk, page.coming.panel
    made = exported(desk, tmp_path / "made.xlsx", "drivers", "rosters")
    page.bring_back(edited(made, tmp_path / "edited.xlsx", _edit))
    counts = page.coming.review.counts()
    told = {name: counts[name] for name in ("changed", "new", "missing", "error")}
    assert told == {"changed": 2, "new": 1, "missing": 1, "error": 1}
    panel.go_to_problem(1)
    assert panel.chosen_row().key == "999ZZ"
    qtbot.keyClick(panel.grid, Qt.Key.Key_Space)
    panel.reason.setText("As agreed")
    assert panel.apply.text() == "Apply 3 changes"
    panel.apply.click()
    assert page.told().startswith("Done: Load 3 changes")
    page.bring_back(tmp_path / "edited.xlsx")
    assert page.told() == ""
    counts = page.coming.review.counts()
    assert (counts["changed"], counts["missing"]) == (0, 1)
    desk.undo()
    page.bring_back(made)
    counts = page.coming.review.counts()
    assert set(counts) - {name for name, count in counts.items() if count == 0} == {"unchanged"}
