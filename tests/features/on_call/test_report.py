"""What the on-call rota offers the command line and the workbook."""

from __future__ import annotations

from bcu_desk.features.on_call.report import OFFER
from bcu_desk.work.desk import Desk
from tests.features.on_call.conftest import MONDAY


def test_gestures_and_questions_are_offered_by_name() -> None:
    assert {name for name, _ in OFFER.queries} == {"on_call", "on_call_gaps", "on_call_now"}
    assert {name for name, _ in OFFER.commands} >= {"put_on_call", "end_on_call", "swap_on_call"}


def test_the_sheet_has_a_field_for_each_column_and_hides_phones_with_names(desk: Desk) -> None:
    (sheet,) = OFFER.sheets
    with desk.reader() as reader:
        row = sheet.query.rows(reader, MONDAY)[0]
    assert all(hasattr(row, column.field) for column in sheet.columns)
    assert {column.field for column in sheet.columns if column.personal} == {"name", "phone"}
