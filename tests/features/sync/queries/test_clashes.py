"""Clashes in words; how they come about and are settled is tested with the command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.sync.queries.clashes import Clashes
from bcu_desk.store import rows, session
from tests.builders import NOON, START, a_booking, a_desk, a_posting
from tests.features.sync.asking import MONDAY


def test_both_sides_are_told_with_what_and_when(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking(), a_posting())
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        other = a_booking(501, start_minute=NOON + 30, end_minute=NOON + 90, purpose="Search")
        second = a_posting(401, person_id=101, from_day=START, to_day=date(2017, 3, 1))
        rows.add(connection, (other,))
        rows.add(connection, (second,))
    with desk.reader() as reader:
        booked, held = Clashes().rows(reader, MONDAY)
    assert (booked.kind, booked.subject) == ("double_booking", "vehicle BX16 KLM · IRV")
    assert booked.told[1].words == "EA-01-0501, Search"
    assert booked.told[1].when == "Fri 30 Dec 2016 10:30 to Fri 30 Dec 2016 11:30"
    assert (held.kind, held.subject) == ("double_holding", "post EA-D1 · DWO 1")
    assert {one.when for one in held.told} == {
        "from Mon 9 Jan 2017",
        "from Mon 9 Jan 2017, gone on Wed 1 Mar 2017",
    }
    assert held.shown == held.told[0].words
