"""A ward's targets as the workbook has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.days.ward_targets import WardTargets
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

ON = date(2017, 1, 23)
ABBEY = "E05000026"


def test_a_row_a_ward_tells_base_uplift_and_the_day_of_the_view(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(minute_of(GO_LIVE)))
    desk.do(SetTarget(ward=ABBEY, from_day=ON, dwo=3, uplift=2, pcso=4))
    with desk.reader() as reader:
        rows = WardTargets().rows(reader, View(ON, ("EA",)))
    assert len(rows) == 56
    abbey = next(row for row in rows if row.ward == ABBEY)
    assert (abbey.dwo, abbey.uplift, abbey.pcso, abbey.from_day) == (3, 2, 4, ON)
    assert {row.bcu for row in rows} == {"EA"}
