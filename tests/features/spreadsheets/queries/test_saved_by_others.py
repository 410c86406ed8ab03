"""Workbooks that LibreOffice saved (kept under `files`, with the script that made them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.spreadsheets.rules.deciding import counts_of
from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.work.desk import Desk
from tests.features.spreadsheets.coming_back import ON, planned, sample_desk, told

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture
def desk(made_sample: Path) -> Desk:
    """The sample, to read only."""
    return sample_desk(made_sample, read_only=True)


def test_one_saved_unedited_changes_nothing(desk: Desk) -> None:
    plan = planned(desk, FILES / "libreoffice_plain.xlsx")
    assert told(plan) == []
    assert plan.baseline is not None
    assert (plan.view.on, len(plan.rows())) == (ON, 34)


def test_one_saved_after_editing_tells_the_changed_cell_and_the_missing_row(desk: Desk) -> None:
    plan = planned(desk, FILES / "libreoffice_edited.xlsx")
    counts = counts_of(plan.rows())
    assert (counts["changed"], counts["missing"], counts["unchanged"]) == (1, 1, 32)
    changed = next(row for row in told(plan) if row.state is State.CHANGED)
    cell = changed.cell("dwo")
    assert cell is not None
    assert (cell.base, cell.file, cell.desk) == (2, 3, 2)
