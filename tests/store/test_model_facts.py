"""The rows read for the model check: enough of bookings and absences, and no more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import OffRoad
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.judges.abstraction import COUNTED
from bcu_desk.domain.model_check.scope import checked, checked_in, within_bcus
from bcu_desk.domain.people import Absence, AbsenceKind
from bcu_desk.domain.spans import Span
from bcu_desk.store.model_facts import (
    model_facts,
    model_world,
    people_facts,
    people_world,
    scope_world,
)
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON, a_booking, a_desk

DECEMBER = Span(date(2016, 12, 1), date(2017, 1, 1))
YEAR = Span(date(2017, 1, 9), date(2018, 1, 9))
LATER = a_booking(501, start_minute=NOON + 60, end_minute=NOON + 120, override_reason="Same crew")


def _clashing(folder: Path, *more: object) -> set[int]:
    with a_desk(folder, *more).reader() as reader:
        return {row.id for row in model_facts(reader, DECEMBER).bookings}


def test_bookings_that_touch_or_stand_alone_are_not_read(tmp_path: Path) -> None:
    assert _clashing(tmp_path, a_booking(), LATER) == set()


@pytest.mark.parametrize("start", [NOON, NOON + 30])
def test_bookings_of_one_vehicle_that_overlap_are_read_both(tmp_path: Path, start: int) -> None:
    desk = a_desk(tmp_path, a_booking(), LATER)
    # As after a merge: the guards of the file refuse it to anybody else.
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as opened:
        opened.execute("UPDATE log_state SET merging = 1")
        opened.execute(
            "INSERT INTO booking SELECT 502, 'EA-01-0502', vehicle_id, borough_id, driver_id,"
            f" booked_by, purpose, {start}, {start} + 20, state, override_reason, amount,"
            " priority, displaced_by, series_id, occurrence FROM booking WHERE id = 500"
        )
    with desk.reader() as reader:
        assert {row.id for row in model_facts(reader, DECEMBER).bookings} == {500, 502}
        assert model_facts(reader, YEAR).bookings == ()


@pytest.mark.parametrize(("end", "read"), [(None, {500}), (NOON, set()), (NOON + 1, {500})])
def test_bookings_while_off_the_road_are_read(
    tmp_path: Path, end: int | None, read: set[int]
) -> None:
    off = OffRoad(id=1, vehicle_id=300, reason="defect", start_minute=NOON - 600, end_minute=end)
    assert _clashing(tmp_path, a_booking(), off) == read


def test_of_absences_those_of_ward_officers_that_count_are_read(made_sample: Path) -> None:
    with Desk(made_sample, Clock(), read_only=True).reader() as reader:
        found = model_facts(reader, YEAR)
        every = reader.every(Absence)
        counted = {row.id for row in reader.every(AbsenceKind) if row.counts_as in COUNTED}
        posts = {row.id for row in found.posts if row.kind == "dwo"}
        officers = {row.person_id for row in found.postings if row.post_id in posts}
    wanted = {row.id for row in every if row.kind_id in counted and row.person_id in officers}
    assert {row.id for row in found.absences} <= wanted
    judged = check(replace(found, absences=every), YEAR)
    assert judged == check(found, YEAR)


@pytest.mark.parametrize("code", ["CN", "EA"])
def test_the_facts_of_one_bcu_judge_it_as_all_facts_do(made_sample: Path, code: str) -> None:
    with Desk(made_sample, Clock(), read_only=True).reader() as reader:
        of_one = checked(model_facts(reader, YEAR, (code,)), YEAR, (code,))
        of_all = check(model_facts(reader, YEAR), YEAR)
    assert of_one == tuple(item for item in of_all if item.bcu == code)
    assert of_one


def test_the_people_are_read_without_wards_and_vehicles(made_sample: Path) -> None:
    with Desk(made_sample, Clock(), read_only=True).reader() as reader:
        found = people_facts(reader)
    assert found.postings
    assert (found.wards, found.vehicles, found.rules) == ((), (), ())


def test_what_no_period_changes_is_looked_up_once(made_sample: Path) -> None:
    desk = Desk(made_sample, Clock(NOON), read_only=True)
    with desk.reader() as reader:
        first, people = model_world(reader, DECEMBER), people_world(reader)
    with desk.reader() as reader:
        second = model_world(reader, YEAR)
        assert second.facts == model_facts(reader, YEAR)
    assert first.holders is second.holders is people.holders
    assert checked_in(second, YEAR, ("EA",)) == checked(second.facts, YEAR, ("EA",))


def test_a_world_of_some_bcus_holds_what_they_are_judged_by_and_no_more(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        east, both = scope_world(reader, YEAR, ("EA",)), scope_world(reader, YEAR, ())
        assert east.facts == within_bcus(model_facts(reader, YEAR, ("EA",)), ("EA",))
        assert both.facts == model_facts(reader, YEAR)
    assert len(east.posts) < len(both.posts)
