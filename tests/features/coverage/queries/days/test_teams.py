"""The DWOs of wards over a period."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.rota.presence import Period
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.days.teams import teams
from bcu_desk.features.coverage.queries.wards import CoverDay, cover_day
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

FIRST = date(2017, 1, 16)


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Desk:
    return Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)


def test_each_ward_and_day_has_the_figures_that_the_day_alone_has(sample: Desk) -> None:
    period = Period(FIRST, 9)
    with sample.reader() as reader:
        found = places(reader, View(FIRST))
        made = teams(reader, found, period)
        for number in range(period.count):
            day = period.day(number)
            alone = cover_day(reader, View(day))
            _same(made, {place.ward.id: place.ward.code for place in found}, alone, number)


def _same(made: dict, codes: dict[int, str], alone: CoverDay, number: int) -> None:  # type: ignore[type-arg]
    rows = {row.ward: row for row in alone.cover}
    for ward_id, members in made.items():
        row = rows[codes[ward_id]]
        assert sum(one.held >> number & 1 for one in members) == row.in_post_dwo
        assert sum(one.available >> number & 1 for one in members) == row.available_dwo
        unknown = any(one.unknown >> number & 1 for one in members)
        assert unknown is (row.on_duty_dwo is None)
        if row.on_duty_dwo is not None:
            assert sum(one.on_duty >> number & 1 for one in members) == row.on_duty_dwo


def test_nobody_is_in_post_before_go_live(sample: Desk) -> None:
    before = Period(date(2017, 1, 9) - timedelta(days=20), 20)
    with sample.reader() as reader:
        made = teams(reader, places(reader, View(FIRST)), before)
    assert len(made) == 90
    assert not any(made.values())
