"""Speed of the model check: every rule for both BCUs over a year, read from the file and judged."""

from __future__ import annotations

import gc
import sys
import time
from datetime import date
from pathlib import Path

from bcu_desk.features.assignments.queries import Breaches
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

YEAR = Breaches(from_day=date(2017, 1, 9), to_day=date(2018, 1, 9))
MOST_SECONDS = 1.0
ROUNDS = 5


def test_the_check_of_both_bcus_for_a_year_takes_less_than_a_second(made_sample: Path) -> None:
    desk = Desk(made_sample, Clock(), read_only=True)
    taken = []
    gc.disable()
    try:
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            with desk.reader() as reader:
                found = YEAR.rows(reader, View(date(2017, 1, 9)))
            taken.append(time.perf_counter() - begun)
    finally:
        gc.enable()
    assert {row.bcu for row in found} == {"CN", "EA"}
    sys.stdout.write(f"\ncheck of a year {min(taken) * 1000:.0f} ms, {len(found)} breaches\n")
    assert min(taken) < MOST_SECONDS, f"{min(taken):.2f} s"
