"""The answer on abstraction is pooled from hours, as the rates are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.coverage.sections.abstraction import abstraction_part
from bcu_desk.work.packs.blocks import Figures, Table
from bcu_desk.work.packs.questions import Asking
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.view import View
from tests.builders import A_BOROUGH
from tests.features.coverage.away import DUTY, LOCAL_AID, TEMBO, a_desk_with, an_absence
from tests.features.coverage.small import DAY

ASKING = Asking(from_day=date(2017, 1, 1), to_day=date(2017, 2, 1), borough=A_BOROUGH)
AWAY = an_absence(TEMBO, "2017-01-23T00:00", "2017-01-25T00:00", kind_id=LOCAL_AID)
WEEKDAYS, OFFICERS = 17, 3


def _part(folder: Path, asking: Asking = ASKING, *, rostered: bool = True) -> Part:
    with a_desk_with(folder, AWAY, rostered=rostered).reader() as reader:
        return abstraction_part(reader, View(DAY), asking)


def test_hours_taken_and_rostered_are_told_with_the_rate_and_the_kinds(tmp_path: Path) -> None:
    part = _part(tmp_path)
    wards = next(table for table in part.tables if table.title == "By ward")
    assert wards.rows[0][:4] == ("Havering", "Ward 1", 2 * DUTY / 60, 2 * WEEKDAYS * DUTY / 60)
    figures, table = part.blocks[:2]
    assert isinstance(figures, Figures)
    assert figures.figures[0].number == f"{100 * 2 / (OFFICERS * WEEKDAYS):.1f} %"
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["Ward 1", "Ward 2"]
    assert dict(part.defined)["Kinds that count"] == "local aid, court."


def test_without_a_roster_there_is_no_rate_and_none_is_made_up(tmp_path: Path) -> None:
    part = _part(tmp_path, rostered=False)
    assert all(row[-3] is None for table in part.tables for row in table.rows)
    figures = part.blocks[0]
    assert isinstance(figures, Figures)
    assert figures.figures[0].number == "–"
