"""What giving wards can give on later days, read from a desk file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.coverage.queries.proposals.later import later_days
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.rules.solver.problem import Later
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import LONG_AGO, a_desk
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, borough

FEB, MAR = date(2017, 2, 6), date(2017, 3, 1)
ONE = Target(id=3, kind="dwo", amount=1, from_day=LONG_AGO, ward_id=5000001)
BOTH = frozenset({"412KD", "413KD"})


def _later(desk: Desk, days: DaySpan, kind: str = "dwo") -> dict[str, tuple[Later, ...]]:
    with desk.reader() as reader:
        found = {place.ward.code: place for place in places(reader, View(DAY))}
        return later_days(reader, found, kind, days)


def test_a_ward_where_nothing_changes_has_no_later_days(tmp_path: Path) -> None:
    assert _later(a_borough(tmp_path, ONE), Span(DAY)) == {FULL: (), SHORT: ()}


def test_a_posting_that_ends_and_a_target_that_rises_count_from_their_days(tmp_path: Path) -> None:
    rows = [replace(row, to_day=MAR) if getattr(row, "id", 0) == 402 else row for row in borough()]
    uplift = Target(id=4, kind="dwo_uplift", amount=1, from_day=FEB, ward_id=5000001)
    desk = a_desk(tmp_path, *rows, ONE, uplift)
    assert _later(desk, Span(DAY))[FULL] == (
        Later(FEB, 0, BOTH),
        Later(MAR, 0, frozenset({"412KD"})),
    )
    assert _later(desk, Span(DAY, FEB))[FULL] == ()


def test_pcsos_are_looked_at_apart(tmp_path: Path) -> None:
    rises = Target(id=4, kind="dwo", amount=9, from_day=FEB, ward_id=5000001)
    assert _later(a_borough(tmp_path, ONE, rises), Span(DAY), "pcso")[FULL] == ()
