"""Days on both sides of a change of wards: each has the wards in force then, and people go on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.queries.days.below import BelowByDay, Uncovered
from bcu_desk.features.coverage.queries.days.periods import CoverPeriod
from bcu_desk.features.coverage.queries.days.recent import recent
from bcu_desk.features.coverage.queries.differences import CoverDifferences
from bcu_desk.features.coverage.queries.proposals.cover import Proposals
from bcu_desk.features.coverage.queries.rates import AbstractionRates
from bcu_desk.features.coverage.queries.wards import Cover, Officers
from bcu_desk.features.coverage.queries.where.places import places, places_over
from bcu_desk.features.wards.commands.rewarding import RewardWards
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

CHANGE = date(2018, 5, 3)
FIRST, END = date(2018, 4, 28), date(2018, 5, 8)
ON, LATER = View(date(2018, 5, 1)), View(date(2018, 5, 4))


@pytest.fixture(scope="module")
def plain(made_sample: Path) -> Desk:
    """The sample, whose wards stay."""
    return Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)


@pytest.fixture(scope="module")
def changed(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample, with the wards of 2018 from their election."""
    file = tmp_path_factory.mktemp("changed") / "changed.bcu"
    shutil.copy(made_sample, file)
    desk = Desk(file, Clock(minute_of(GO_LIVE)), actor="PS Test")
    desk.do(RewardWards(ward_set="2018", from_day=CHANGE))
    return desk


def _rows(desk: Desk, query: Query, view: View = LATER) -> tuple:
    with desk.reader() as reader:
        return query.rows(reader, view)


def test_each_day_is_counted_by_the_wards_in_force_then(plain: Desk, changed: Desk) -> None:
    asked = BelowByDay(from_day=FIRST, to_day=END)
    found = _rows(changed, asked)
    assert [row.wards for row in found] == [90] * 5 + [91] * 5
    assert found[:5] == _rows(plain, asked)[:5]
    assert found == _rows(changed, asked, ON)
    with changed.reader() as reader:
        around = recent(reader, LATER).in_post
    assert [row for row in around if FIRST <= row.day < END] == list(found)


def test_a_ward_that_stays_is_one_and_its_first_empty_day_is_before_the_change(
    changed: Desk,
) -> None:
    asked = Uncovered(from_day=FIRST, days=10)
    assert [(row.name, row.first_day, row.days) for row in _rows(changed, asked)] == [
        ("Highgate", FIRST, 10),
        ("Valentines", FIRST, 5),
        ("Ilford Town", CHANGE, 5),
        ("Valentines", CHANGE, 5),
    ]
    with changed.reader() as reader:
        both = places_over(reader, LATER, Span(FIRST, END))
        assert len(both) == 181
        assert {place.days.start for place in places(reader, LATER)} == {CHANGE}


@pytest.mark.parametrize("by", ["borough", "bcu"])
def test_hours_and_rates_are_those_of_the_same_people(plain: Desk, changed: Desk, by: str) -> None:
    period = CoverPeriod(from_day=FIRST, to_day=END, by=by)  # type: ignore[arg-type]
    hours = [
        [
            (row.code, row.days, row.rostered_minutes, row.in_ward_minutes)
            for row in _rows(of, period)
        ]
        for of in (plain, changed)
    ]
    assert hours[0] == hours[1]
    asked = AbstractionRates(from_day=date(2017, 1, 1), to_day=date(2017, 2, 1), by=by)  # type: ignore[arg-type]
    assert _rows(changed, asked) == _rows(plain, asked)


def test_who_came_and_what_is_empty_dates_from_before_the_change(
    plain: Desk, changed: Desk
) -> None:
    was = {row.collar: row.since for row in _rows(plain, Officers()) if row.collar}
    now = {row.collar: row.since for row in _rows(changed, Officers()) if row.collar}
    assert now == was
    (highgate,) = (row for row in _rows(changed, Cover()) if row.name == "Highgate")
    assert highgate.cause == "2 posts vacant for 480 days"
    (new,) = (row for row in _rows(changed, Officers(ward="Ilford Town")) if row.kind == "pcso")
    assert (new.collar, new.since) == (None, CHANGE)


def test_a_move_before_the_change_goes_on_after_it(tmp_path: Path, changed: Desk) -> None:
    file = tmp_path / "moved.bcu"
    shutil.copy(changed.path, file)
    desk = Desk(file, changed.clock, actor="PS Test")
    done = desk.do(MoveOfficer(person="432KD", to_ward="Seven Kings", from_day=date(2017, 1, 23)))
    assert done.notices == ()
    where = [
        [row.ward for row in _rows(desk, Officers(), View(on)) if row.collar == "432KD"]
        for on in (date(2017, 1, 22), date(2018, 5, 2), CHANGE)
    ]
    names = {row.ward: row.name for on in (ON, LATER) for row in _rows(desk, Cover(), on)}
    assert [names[ward] for (ward,) in where] == ["Mayfield", "Seven Kings", "Seven Kings"]
    desk.undo()
    assert _rows(desk, Officers(), ON) == _rows(changed, Officers(), ON)


def test_what_differs_over_the_change_is_new_wards_and_no_posts_made(changed: Desk) -> None:
    asked = CoverDifferences(from_day=ON.on, to_day=LATER.on)
    rows = _rows(changed, asked)
    assert {row.borough_name for row in rows} == {"Redbridge"}
    assert {row.cause.split(";")[0] for row in rows} == {"new ward", "ward gone"}


def test_short_wards_are_filled_before_a_change_that_is_to_come(plain: Desk, changed: Desk) -> None:
    asked = Proposals(most=2)
    day = View(date(2017, 1, 23))
    moves = [
        [(row.person, row.to_name, row.cost) for row in _rows(of, asked, day) if row.what == "move"]
        for of in (plain, changed)
    ]
    assert moves[0] == moves[1]
    assert len(moves[0]) > 1
