"""What assignments offer the command line and the workbook."""

from __future__ import annotations

import pytest

from bcu_desk.features.assignments.report import OFFER
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.features.assignments.asking import ON


def test_the_gestures_and_questions_of_the_contract_are_offered() -> None:
    assert {"dedicate", "lead", "swap", "waive"} <= dict(OFFER.commands).keys()
    assert [name for name, _ in OFFER.queries] == ["superintendents", "breaches"]


@pytest.mark.parametrize("sheet", OFFER.sheets, ids=lambda sheet: sheet.name)
def test_every_column_of_a_sheet_is_a_field_of_its_rows(desk: Desk, sheet: Sheet) -> None:
    desk.do(EndPosting(post="EA-S2", on=ON))
    with desk.reader() as reader:
        rows = sheet.query.rows(reader, View(ON))
    assert rows
    for row in rows:
        assert [column.field for column in sheet.columns if not hasattr(row, column.field)] == []
