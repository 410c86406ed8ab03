"""The ledger of targets: base and uplift apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.days.targets import TargetLedger, TargetRow
from bcu_desk.features.coverage.queries.wards import Cover, CoverRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

ON = date(2017, 1, 23)
ABBEY = "E05000026"


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return Desk(sample_file, Clock(minute_of(GO_LIVE)))


def _ledger(desk: Desk, scope: tuple[str, ...] = ()) -> tuple[TargetRow, ...]:
    with desk.reader() as reader:
        return TargetLedger().rows(reader, View(ON, scope))


def _abbey(desk: Desk, on: date = ON) -> CoverRow:
    with desk.reader() as reader:
        return next(row for row in Cover().rows(reader, View(on)) if row.ward == ABBEY)


def test_an_uplift_is_added_to_the_target_and_told_apart_from_the_base(desk: Desk) -> None:
    desk.do(SetTarget(ward=ABBEY, from_day=ON, to_day=date(2017, 6, 1), uplift=1))
    found = _abbey(desk)
    assert (found.target_dwo, found.base_target_dwo, found.uplift_dwo) == (3, 2, 1)
    after = _abbey(desk, date(2017, 6, 1))
    assert (after.target_dwo, after.base_target_dwo, after.uplift_dwo) == (2, 2, 0)
    *general, own = _ledger(desk)
    assert [row.name for row in general] == ["Every ward", "Every ward"]
    assert (own.ward, own.name, own.title, own.amount) == (ABBEY, "Abbey, B & D", "DWO uplift", 1)
    assert (own.from_day, own.to_day, own.in_force) == (ON, date(2017, 6, 1), True)


def test_what_is_planned_or_over_is_in_the_ledger_but_not_in_force(desk: Desk) -> None:
    desk.do(SetTarget(ward=ABBEY, from_day=date(2017, 3, 1), dwo=3))
    rows = [row for row in _ledger(desk) if row.ward]
    assert [(row.kind, row.amount, row.in_force) for row in rows] == [("dwo", 3, False)]


def test_wards_out_of_view_are_not_in_the_ledger(desk: Desk) -> None:
    desk.do(SetTarget(ward=ABBEY, from_day=ON, uplift=1))
    assert not [row for row in _ledger(desk, ("CN",)) if row.ward]
    assert [row.ward for row in _ledger(desk, ("EA",)) if row.ward] == [ABBEY]


def test_an_uplift_of_nought_takes_one_away_and_leaves_no_line(desk: Desk) -> None:
    desk.do(SetTarget(ward=ABBEY, from_day=ON, uplift=1))
    done = desk.do(SetTarget(ward=ABBEY, from_day=ON, uplift=0))
    assert done.label == "Set the target of Abbey to its base"
    assert not [row for row in _ledger(desk) if row.ward]
    both = desk.do(SetTarget(ward=ABBEY, from_day=ON, dwo=3, uplift=0))
    assert both.label == "Set the target of Abbey to 3 DWO"
