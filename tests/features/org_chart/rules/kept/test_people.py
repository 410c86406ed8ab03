"""Rows of people kept from one day to another are those that each day makes by itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bcu_desk.features.org_chart.rules.kept.people import PersonRows
from bcu_desk.features.org_chart.rules.rows import PersonRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON

FIRST = date(2017, 2, 6)
DAYS = tuple(FIRST + timedelta(days=step) for step in (0, 400, 21, -30, 90, 1, 0))
EAST = View(FIRST, ("EA",))


def _on(rows: PersonRows, on: date) -> tuple[PersonRow, ...]:
    return rows.on(on, EAST.shows, None, unposted=False)


def test_each_day_has_the_rows_that_it_has_by_itself(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        kept = PersonRows(reader.every)
        found = [_on(kept, on) for on in DAYS]
        alone = [_on(PersonRows(reader.every), on) for on in DAYS]
    assert found == alone
    assert len(set(found)) > 3


def test_a_row_that_two_days_share_is_made_once(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        kept = PersonRows(reader.every)
    before = set(map(id, _on(kept, FIRST)))
    after = _on(kept, FIRST + timedelta(days=1))
    assert sum(id(row) in before for row in after) > 0.9 * len(after)
