"""Speed of cover over a year of all London: by bits, against the same asked day by day.

Both in one run, in time of the processor. The day by day floor is measured on a few days.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.days.below import BelowByDay
from bcu_desk.features.coverage.queries.days.periods import CoverPeriod
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

FIRST, DAYS, SOME = date(2017, 1, 9), 365, 10
TIMES_FASTER = 10


@pytest.fixture(scope="module")
def london(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("london") / "london.bcu"
    create_file(path, NewFile(kind="london"), Clock(minute_of(GO_LIVE)))
    return Desk(path, Clock(minute_of(GO_LIVE)), read_only=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_a_year_of_all_wards_is_told_faster_than_day_by_day(london: Desk) -> None:
    end = FIRST + timedelta(days=DAYS)
    asked = CoverPeriod(from_day=FIRST, to_day=end)
    below = BelowByDay(from_day=FIRST, to_day=end, lens="available")

    def by_bits() -> int:
        with london.reader() as reader:
            view = View(FIRST)
            return len(asked.rows(reader, view)) + len(below.rows(reader, view))

    def day_by_day() -> None:
        with london.reader() as reader:
            for number in range(SOME):
                Cover().rows(reader, View(FIRST + timedelta(days=number)))

    with london.reader() as reader:
        wards = len(asked.rows(reader, View(FIRST)))
    ours = _seconds(by_bits)
    theirs = _seconds(day_by_day) * DAYS / SOME
    sys.stdout.write(
        f"\n{wards} wards, {DAYS} days: {ours:.2f} s; day by day {theirs:.1f} s,"
        f" {theirs / ours:.0f} times\n"
    )
    assert theirs >= TIMES_FASTER * ours
