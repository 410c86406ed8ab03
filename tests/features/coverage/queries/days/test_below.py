"""Wards below target day by day, and the first day that nobody is there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.days.below import BelowByDay, DayRow, Uncovered
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

FIRST, END = date(2017, 1, 5), date(2017, 1, 27)


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Desk:
    return Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)


def _below(desk: Desk, lens: str) -> tuple[DayRow, ...]:
    with desk.reader() as reader:
        asked = BelowByDay(from_day=FIRST, to_day=END, lens=lens)  # type: ignore[arg-type]
        return asked.rows(reader, View(date(2017, 1, 23)))


@pytest.mark.parametrize("lens", ["in_post", "available"])
def test_each_day_has_the_count_that_the_day_alone_has(sample: Desk, lens: str) -> None:
    found = _below(sample, lens)
    assert [row.day for row in found] == [
        FIRST + timedelta(days=number) for number in range((END - FIRST).days)
    ]
    with sample.reader() as reader:
        for row in found:
            cover = Cover().rows(reader, View(row.day))
            due = [one for one in cover if one.target_dwo is not None]
            there = [one.in_post_dwo if lens == "in_post" else one.available_dwo for one in due]
            below = sum(n < (one.target_dwo or 0) for n, one in zip(there, due, strict=True))
            assert (row.wards, row.below) == (len(due), below)


def test_a_target_that_changes_counts_from_its_day(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(minute_of(GO_LIVE)))
    before = _below(desk, "in_post")
    turn = date(2017, 1, 20)
    desk.do(SetTarget(ward="E05000026", from_day=turn, uplift=9))
    for old, new in zip(before, _below(desk, "in_post"), strict=True):
        assert new.below == old.below + (new.day >= turn)


def test_the_first_day_without_anybody_is_found_with_its_length_and_reason(sample: Desk) -> None:
    on = date(2017, 1, 23)
    with sample.reader() as reader:
        found = Uncovered(days=10).rows(reader, View(on))
        days = [on + timedelta(days=number) for number in range(10)]
        seen = [(day, row) for day in days for row in Cover().rows(reader, View(day))]
        told = Uncovered(from_day=on, days=10).rows(reader, View(on))
    empty: dict[str, list[date]] = {}
    for day, row in seen:
        if row.available_dwo == 0:
            empty.setdefault(row.ward, []).append(day)
    assert {row.ward: row.first_day for row in found} == {
        ward: days[0] for ward, days in empty.items()
    }
    for row in found:
        run = [row.first_day + timedelta(days=number) for number in range(row.days)]
        assert set(run) <= set(empty[row.ward])
        assert run[-1] + timedelta(days=1) not in empty[row.ward]
        assert row.why
    assert [row.first_day for row in found] == sorted(row.first_day for row in found)
    assert told == found


@pytest.mark.parametrize("days", [0, -4, 1_101])
def test_an_odd_number_of_days_ahead_is_refused_beside_its_field(sample: Desk, days: int) -> None:
    with sample.reader() as reader, pytest.raises(Refused, match="odd_days_ahead") as told:
        Uncovered(days=days).rows(reader, View(FIRST))
    assert told.value.facts["field"] == "days"
