"""Which pairs clash, and which of the two stands for now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.store import rows, session
from bcu_desk.store.exchange.clashes import DOUBLE_BOOKING, DOUBLE_HOLDING, pairs
from tests.builders import NOON, a_booking, a_desk, a_posting


def test_pairs_are_found_and_the_earlier_request_stands(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking(), a_posting(to_day=date(2017, 3, 1)))
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        assert pairs(connection) == ()
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        touching = a_booking(502, start_minute=NOON + 60, end_minute=NOON + 90)
        rows.add(connection, (a_booking(499, start_minute=NOON + 15), touching))
        rows.add(connection, (a_posting(401, person_id=101),))
        found = pairs(connection)
    assert [(one.kind, one.owner, one.stands, one.displaced) for one in found] == [
        (DOUBLE_BOOKING, 300, 500, 499),
        (DOUBLE_HOLDING, 200, 400, 401),
    ]
    assert found[0].id == '["booking",499,500]'
    assert found[0].since
