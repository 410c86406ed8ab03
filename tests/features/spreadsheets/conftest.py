"""A workbook of targets and vehicles: as it was made, and edited in every way there is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.spreadsheets.model.review import Review
from bcu_desk.features.spreadsheets.queries.plan import checked
from bcu_desk.features.spreadsheets.rules.deciding import Decisions
from bcu_desk.work.desk import Desk
from tests.features.spreadsheets.coming_back import ON, edited, exported, planned, sample_desk

CONTESTED = "E05000132"


def _edit(book: openpyxl.Workbook) -> None:
    """Row 2 changed, 3 odd, the contested ward 4 PCSOs, row 8 gone; a vehicle changed, one new."""
    targets, vehicles = book["Targets"], book["Vehicles"]
    targets["E2"] = 3
    targets["E3"] = "two"
    for row in targets.iter_rows(min_row=2):
        if row[0].value == CONTESTED:
            row[6].value = 4
    targets.delete_rows(8)
    vehicles["J2"] = 7
    vehicles.append(["AB12 CDE", "IRV", "Islington", *[None] * 6, 5, "yes"])


@pytest.fixture(scope="session")
def edited_book(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edited workbook."""
    folder = tmp_path_factory.mktemp("edited")
    made = exported(
        sample_desk(made_sample, read_only=True), folder / "made.xlsx", "targets", "vehicles"
    )
    return edited(made, folder / "edited.xlsx", _edit)


@pytest.fixture
def contested(sample_file: Path) -> Desk:
    """The sample, in which the contested ward has another target since."""
    desk = sample_desk(sample_file)
    desk.do(SetTarget(ward=CONTESTED, from_day=ON, pcso=3))
    return desk


@pytest.fixture
def review(contested: Desk, edited_book: Path) -> Review:
    """The edited workbook beside that desk."""
    plan = planned(contested, edited_book)
    return Review(checked(contested, plan, Decisions()))
