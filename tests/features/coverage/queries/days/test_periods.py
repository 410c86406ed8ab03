"""Hours in the ward and days without a DWO, over a period."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.days.periods import (
    LONGEST,
    PPM,
    CoverPeriod,
    PeriodRow,
    month_so_far,
)
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

FIRST, END = date(2017, 1, 16), date(2017, 1, 30)


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Desk:
    return Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)


def _rows(desk: Desk, by: str = "ward", scope: tuple[str, ...] = ()) -> tuple[PeriodRow, ...]:
    with desk.reader() as reader:
        asked = CoverPeriod(from_day=FIRST, to_day=END, by=by)  # type: ignore[arg-type]
        return asked.rows(reader, View(FIRST, scope))


def test_days_without_a_dwo_are_those_on_which_nobody_is_on_duty(sample: Desk) -> None:
    without: dict[str, int] = {}
    unknown = set()
    with sample.reader() as reader:
        for number in range((END - FIRST).days):
            for row in Cover().rows(reader, View(FIRST + timedelta(days=number))):
                without[row.ward] = without.get(row.ward, 0) + (row.on_duty_dwo == 0)
                unknown |= {row.ward} if row.on_duty_dwo is None else set()
    for row in _rows(sample):
        known = row.code not in unknown
        assert row.days_without_dwo == (without[row.code] if known else None)
        assert (row.hours_share_ppm is None) is (not known or row.rostered_minutes == 0)
    assert 0 < len(unknown) < 6


def test_two_lines_of_five_leave_a_ward_without_anybody_on_some_days(sample: Desk) -> None:
    full = [row for row in _rows(sample) if row.days_without_dwo is not None]
    share = sum(row.days_without_dwo or 0 for row in full) / sum(row.days for row in full)
    assert 0.1 < share < 0.4  # posting is not coverage: two DWOs can't be there every day


def test_boroughs_and_bcus_are_pooled_from_counts_without_wards_of_no_data(sample: Desk) -> None:
    wards = _rows(sample)
    for by in ("borough", "bcu"):
        for total in _rows(sample, by):
            mine = [row for row in wards if total.code in (row.borough, row.bcu)]
            known = [row for row in mine if row.wards_known]
            assert (total.wards, total.wards_known) == (len(mine), len(known))
            rostered = sum(row.rostered_minutes or 0 for row in known)
            there = sum(row.in_ward_minutes or 0 for row in known)
            assert (total.rostered_minutes, total.in_ward_minutes) == (rostered, there)
            assert total.hours_share_ppm == there * PPM // rostered
            assert total.days_without_dwo == sum(row.days_without_dwo or 0 for row in known)


def test_only_wards_in_view_are_told(sample: Desk) -> None:
    assert {row.bcu for row in _rows(sample, scope=("CN",))} == {"CN"}


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (FIRST, "ends_before_start"),
        (FIRST + timedelta(days=LONGEST + 1), "period_too_long"),
    ],
)
def test_an_odd_period_is_refused(sample: Desk, to: date, code: str) -> None:
    with sample.reader() as reader, pytest.raises(Refused, match=code):
        CoverPeriod(from_day=FIRST, to_day=to).rows(reader, View(FIRST))


def test_the_month_so_far_ends_after_the_day() -> None:
    assert month_so_far(date(2017, 1, 23)) == (date(2017, 1, 1), date(2017, 1, 24))
