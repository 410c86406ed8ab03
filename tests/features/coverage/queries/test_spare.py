"""Who has no post and could have one on a ward."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.spare import SpareOfficers
from bcu_desk.features.coverage.queries.wards import Officers
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.coverage.small import DAY, a_borough


def _rows(desk: Desk, query: Query) -> tuple:  # type: ignore[type-arg]
    with desk.reader() as reader:
        return query.rows(reader, View(DAY))


def test_spare_officers_have_no_post_and_a_rank_that_wards_ask_for(
    tmp_path: Path, made_sample: Path
) -> None:
    sample = Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)
    rows = _rows(a_borough(tmp_path), SpareOfficers())
    assert [(row.rank, row.collar) for row in rows] == [("PC", "415KD"), ("PCSO", "7001KD")]
    held = {row.collar for row in _rows(sample, Officers())}
    spare = _rows(sample, SpareOfficers())
    assert spare
    assert {row.rank for row in spare} <= {"PC", "PCSO"}
    assert not held & {row.collar for row in spare}
