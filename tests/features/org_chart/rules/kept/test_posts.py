"""Rows of posts kept from one day to another are those that each day makes by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bcu_desk.features.org_chart.rules.kept.posts import PostRows
from bcu_desk.features.org_chart.rules.rows import PostRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_POST, NOON, START, a_desk

FIRST = date(2017, 2, 6)
DAYS = tuple(FIRST + timedelta(days=step) for step in (0, 400, 21, -30, 90, 1, 0))
EAST = View(FIRST, ("EA",))


def _on(rows: PostRows, on: date) -> tuple[PostRow, ...]:
    return rows.on(on, EAST.shows)


def test_each_day_has_the_rows_that_it_has_by_itself(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        kept = PostRows(reader.every)
        found = [_on(kept, on) for on in DAYS]
        alone = [_on(PostRows(reader.every), on) for on in DAYS]
    assert found == alone
    assert len(set(found)) > 1


def test_a_row_that_two_days_share_is_made_once(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        kept = PostRows(reader.every)
    before = set(map(id, _on(kept, FIRST)))
    after = _on(kept, FIRST + timedelta(days=1))
    assert sum(id(row) in before for row in after) > 0.9 * len(after)


def test_a_change_of_wards_makes_no_vacancy_of_its_own(tmp_path: Path) -> None:
    older = replace(A_POST, id=900, code="EA-D9", to_day=FIRST)
    newer = replace(older, id=901, code="EA-D9/18", from_day=FIRST, to_day=None)
    with a_desk(tmp_path, older, newer).reader() as reader:
        since = {row.code: row.vacant_since for row in _on(PostRows(reader.every), FIRST)}
    assert since["EA-D9/18"] == older.from_day == START
