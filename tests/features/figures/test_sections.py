"""What figures put into a pack: shares by borough, against a month and a year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.measures import Measure
from bcu_desk.domain.times import midnight
from bcu_desk.features.figures.sections import back, performance_part
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Table, Words
from bcu_desk.work.packs.sections import Asked
from bcu_desk.work.view import View
from tests.builders import a_desk

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def test_each_borough_has_its_newest_whole_month_of_each_share(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        part = performance_part(reader, View(DAY, ("EA",)), Asked(at=SIX))
        kept = {(row.code, row.area, row.month): row for row in reader.every(Measure)}
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert part.count == len(table.rows) == 6
    first = table.rows[0]
    assert first[:3] == ("I grade, reached in time", "Barking and Dagenham", "Dec 2016")
    now, before = (kept["i_grade", "E09000002", month] for month in ("2016-12", "2016-11"))
    assert first[3] == f"{now.numerator:,} of {now.denominator:,}"
    shares = [100 * row.numerator / (row.denominator or 0) for row in (now, before)]
    assert first[4] == f"{shares[0]:.1f} %"
    assert first[5] == f"{shares[0] - shares[1]:+.1f}"


def test_without_figures_it_says_so(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        part = performance_part(reader, View(DAY), Asked(at=SIX))
    assert part.blocks == (Words("No month of performance figures is loaded."),)


@pytest.mark.parametrize(
    ("month", "count", "found"),
    [("2017-01", 1, "2016-12"), ("2017-01", 12, "2016-01"), ("2016-12", 11, "2016-01")],
)
def test_months_are_counted_back_over_a_year(month: str, count: int, found: str) -> None:
    assert back(month, count) == found
