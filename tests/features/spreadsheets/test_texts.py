"""CSV heads are guarded like cells."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.spreadsheets.rules.cells import Filled
from bcu_desk.features.spreadsheets.texts import write_csv
from bcu_desk.work.contributions import SheetColumn
from tests.features.spreadsheets.test_export import SHEET


def test_no_head_becomes_a_formula(tmp_path: Path) -> None:
    columns = (SheetColumn("=1+1", "a"), SheetColumn("Name", "b"))
    write_csv(tmp_path / "a.csv", Filled(SHEET, columns, [("@x", 3)]))
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines == ['"\'=1+1","Name"', '"\'@x","3"']
