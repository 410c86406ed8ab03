"""What a desk file says of itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.store.identify import HEAD
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.state_of_file import FirstLook, first_look, state_of_file
from tests.builders import FACTS, NOON, Rename, a_booking, a_desk


def test_the_state_tells_the_desk_its_counts_and_its_last_change(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking())
    desk.do(Rename(collar="412KD", surname="Osei"))
    state = state_of_file(desk)
    assert (state.revision, state.desk_number, state.desk_name) == (HEAD, 1, "Desk 01")
    assert state.group == FACTS.file_key
    assert state.counts == {
        "bcu": 1,
        "borough": 1,
        "ward": 2,
        "post": 2,
        "person": 2,
        "posting": 0,
        "vehicle": 2,
        "booking": 1,
        "absence": 0,
    }
    assert (state.steps, state.last_change) == (2, "2016-12-30T10:00:00Z")
    assert (state.clashes, state.conflicts, state.last_backup) == (0, 0, None)
    assert state.waiting == 0


def test_merged_bookings_that_overlap_are_told_as_a_clash(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking())
    with closing(sqlite3.connect(desk.path)) as opened:
        opened.execute("UPDATE log_state SET merging = 1")
        opened.execute(
            "INSERT INTO booking SELECT 501, 'EA-02-0001', vehicle_id, borough_id, driver_id,"
            " booked_by, purpose, start_minute + 30, end_minute + 30, state, override_reason,"
            " amount, priority, displaced_by, series_id, occurrence"
            " FROM booking"
        )
        opened.execute("UPDATE log_state SET merging = 0")
        opened.commit()
    assert state_of_file(desk).clashes == 1


def test_a_first_look_tells_the_sample_and_the_day_to_open_at(sample_file: Path) -> None:
    assert first_look(Desk(sample_file, Clock(NOON))) == FirstLook("both", "2017-01-23")


def test_rooms_kit_and_people_on_loan_are_not_counted_as_vehicles(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(NOON))
    with desk.reader() as reader:
        sorts = {row.id: row.sort for row in reader.every(VehicleKind)}
        shared = [sorts[row.kind_id] for row in reader.every(Vehicle)]
    counted = state_of_file(desk).counts["vehicle"]
    assert counted == shared.count(Sort.VEHICLE)
    assert 0 < counted < len(shared)
