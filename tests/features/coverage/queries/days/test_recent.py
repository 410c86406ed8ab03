"""The days around one day, as the page shows them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.days.below import BelowByDay
from bcu_desk.features.coverage.queries.days.periods import CoverPeriod, month_so_far
from bcu_desk.features.coverage.queries.days.recent import AROUND, recent
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE


@pytest.mark.parametrize("on", [date(2017, 1, 10), date(2017, 1, 23)])
def test_it_agrees_with_the_questions_asked_one_by_one(made_sample: Path, on: date) -> None:
    desk = Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)
    first, end = on - timedelta(days=AROUND), on + timedelta(days=AROUND + 1)
    with desk.reader() as reader:
        found = recent(reader, View(on))
        for lens, rows in (("in_post", found.in_post), ("available", found.available)):
            asked = BelowByDay(from_day=first, to_day=end, lens=lens)  # type: ignore[arg-type]
            assert rows == asked.rows(reader, View(on))
        month, after = month_so_far(on)
        wards = CoverPeriod(from_day=month, to_day=after).rows(reader, View(on))
        (east,) = CoverPeriod(from_day=month, to_day=after, by="bcu").rows(
            reader, View(on, ("EA",))
        )
    assert found.hours_ppm == {row.code: row.hours_share_ppm for row in wards}
    assert None in found.hours_ppm.values()
    assert found.pooled(row.code for row in wards if row.bcu == "EA") == east.hours_share_ppm
    assert found.pooled(()) is None
