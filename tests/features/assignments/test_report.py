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
    commands = {"dedicate", "lead", "swap", "waive", "end_waiver", "extend_posting"}
    commands |= {"move_edge", "correct_edge", "write_hand_over", "tick_hand_over"}
    assert commands <= dict(OFFER.commands).keys()
    queries = {"superintendents", "breaches", "coming_changes", "suggestions", "hand_overs"}
    assert queries <= dict(OFFER.queries).keys()


@pytest.mark.parametrize("sheet", OFFER.sheets, ids=lambda sheet: sheet.name)
def test_every_column_of_a_sheet_is_a_field_of_its_rows(desk: Desk, sheet: Sheet) -> None:
    desk.do(EndPosting(post="EA-S2", on=ON))
    with desk.reader() as reader:
        rows = sheet.query.rows(reader, View(ON))
    assert rows
    for row in rows:
        assert [column.field for column in sheet.columns if not hasattr(row, column.field)] == []
