"""Offences of a year by ward."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.measures import Measure
from bcu_desk.features.coverage.queries.demand import offences_of
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough

MONTHS = [f"2016-{month:02}" for month in range(1, 13)]


def _count(number: int, area: str, month: str, code: str = "offences") -> Measure:
    return Measure(id=9_000 + number, code=code, area=area, month=month, numerator=10)


def test_the_twelve_whole_months_before_the_day_are_summed(tmp_path: Path) -> None:
    rows = [_count(number, FULL, month) for number, month in enumerate(MONTHS)]
    other = [_count(20, FULL, "2017-01"), _count(21, FULL, "2015-12")]
    other += [_count(22, FULL, "2016-05", "asb"), _count(23, "E05999999", "2016-05")]
    with a_borough(tmp_path, *rows, *other).reader() as reader:
        assert offences_of(reader, {FULL, SHORT}, DAY) == {FULL: 120}
        assert offences_of(reader, {FULL}, date(2017, 2, 1)) == {FULL: 120}


def test_a_ward_with_a_month_missing_has_no_year(tmp_path: Path) -> None:
    rows = [_count(number, SHORT, month) for number, month in enumerate(MONTHS[1:])]
    with a_borough(tmp_path, *rows).reader() as reader:
        assert offences_of(reader, {SHORT}, DAY) == {}
