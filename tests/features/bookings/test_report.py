"""What the fleet offers the command line, the workbook and the search box."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.bookings.report import OFFER
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KLM, VIEW


def test_gestures_and_questions_of_the_contract_are_offered() -> None:
    gestures = {name for name, _ in OFFER.commands}
    assert gestures >= {
        "book",
        "move_booking",
        "cancel_booking",
        "approve_booking",
        "mark_off_road",
        "back_on_road",
    }
    assert {name for name, _ in OFFER.queries} >= {
        "vehicles",
        "bookings",
        "free",
        "fleet_differences",
    }


def test_every_column_of_a_sheet_is_a_field_of_its_rows(desk: Desk) -> None:
    with desk.reader() as reader:
        for sheet in OFFER.sheets:
            row = sheet.query.rows(reader, replace(VIEW, against=VIEW.on))[0]
            missing = [column for column in sheet.columns if not hasattr(row, column.field)]
            assert missing == []


def test_vehicles_are_found_by_registration_with_their_gesture(desk: Desk) -> None:
    (find,) = OFFER.finds
    with desk.reader() as reader:
        rows = find.query.rows(reader, VIEW)
    row = next(row for row in rows if getattr(row, find.key) == KLM)
    assert find.title(row) == "BX16 KLM, IRV"
    assert find.detail(row) == "Based at Romford"
    assert find.verbs == (("Book", "book"),)
    assert "off road" in find.detail(rows[-1])
