"""What the desk file says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.store import facts, session
from tests.builders import NOON, START, Rename, a_booking, a_desk, a_posting


def test_facts_are_read_and_kept(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        assert facts.fact(connection, "desk_name") == "Desk 01"
        facts.keep_fact(connection, "desk_name", "Romford")
        facts.keep_fact(connection, "last_backup", "2017-01-09T06:00:00Z")
        assert facts.fact(connection, "desk_name") == "Romford"
        assert facts.facts(connection)["last_backup"] == "2017-01-09T06:00:00Z"
        with pytest.raises(KeyError):
            facts.fact(connection, "nonsense")


def test_numbers_are_never_given_twice(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        given = [facts.next_number(connection) for _ in range(5)]
        many = [*facts.next_numbers(connection, 3), *facts.next_numbers(connection, 0)]
        after = facts.next_number(connection)
    assert given == list(range(given[0], given[0] + 5))
    assert many == [given[-1] + 1, given[-1] + 2, given[-1] + 3]
    assert after > many[-1]
    assert given[0] >= 2**40


def test_counts_and_steps(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.do(Rename(collar="412KD", surname="Osei"))
    with desk.reader() as reader:
        assert facts.counts(reader.connection, ("person", "booking")) == {"person": 2, "booking": 0}
        assert facts.steps(reader.connection) == (2, "2016-12-30T10:00:00Z")


def test_overlaps_of_merged_bookings_are_counted_in_pairs(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking())
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        for row in (
            a_booking(501),
            a_booking(502, start_minute=NOON + 60, end_minute=NOON + 90),
            replace(a_booking(503), state="cancelled"),
        ):
            _insert(connection, row)
        assert facts.overlapping_bookings(connection) == 1


def test_two_holders_of_a_post_after_a_merge_are_counted_in_pairs(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=date(2017, 3, 1)))
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        assert facts.double_holdings(connection) == 0
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        for row in (
            a_posting(401, person_id=101),
            a_posting(402, post_id=201),
            a_posting(403, from_day=date(2016, 1, 1), to_day=START),
        ):
            _insert(connection, row)
        assert facts.double_holdings(connection) == 1


def _insert(connection: session.Connection, row: object) -> None:
    from bcu_desk.store import rows

    rows.add(connection, (row,))
