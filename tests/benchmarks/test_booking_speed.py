"""Speed of the fleet at its largest: 500 vehicles with a million bookings.

What is free is compared with scanning the bookings in the same process, so that the ratio holds
on a slow machine too.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_VEHICLE
from tests.features.bookings.small import VIEW, a_fleet_desk

VEHICLES, EACH = 500, 2_000
FIRST = minute_of("2017-01-09T00:00")
STEP = 600  # a booking of four hours every ten
MOST_FREE_MS, MOST_BOOK_MS, LEAST_RATIO = 20, 10, 50
ROUNDS = 7
TOGETHER = 10  # in a step, so that the disk's time for a commit counts once
ASKED = minute_of("2018-01-23T10:00")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fleet; its bookings are written past triggers and indexes, which come after them."""
    more = [
        replace(A_VEHICLE, id=1_000 + number, registration=f"BY17 {number:03}")
        for number in range(VEHICLES)
    ]
    path = a_fleet_desk(tmp_path_factory.mktemp("booking_speed"), *more).path
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -400000"):
            opened.execute(f"PRAGMA {pragma}")
        around = opened.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'booking'"
            " AND type IN ('trigger', 'index') AND sql IS NOT NULL"
        ).fetchall()
        for sort, name, _ in around:
            opened.execute(f"DROP {sort} {name}")
        opened.execute("BEGIN")
        opened.executemany(f"INSERT INTO booking VALUES ({', '.join('?' * 16)})", _rows())
        opened.execute("COMMIT")
        for _, _, sql in around:
            opened.execute(sql)
    return path


def _rows() -> Iterator[tuple[object, ...]]:
    """A million bookings of four hours, in the order of their ids."""
    rest = ("confirmed", None, 1, 0, None, None, None)
    for number in range(VEHICLES * EACH):
        vehicle, place = divmod(number, EACH)
        start = FIRST + place * STEP + vehicle % 40 * 15
        times = (9000016, None, "PS Test", "Patrol", start, start + 240)
        yield (number + 1_000_000, f"XX-09-{number:07}", 1_000 + vehicle, *times, *rest)


def _milliseconds(work: Callable[[], object]) -> float:
    """The processor time that it takes; other programs' time does not count."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1_000


def _say(words: str) -> None:
    sys.stdout.write(f"\n{words}\n")


def _scanned(path: Path, start: int, end: int) -> set[str]:
    """What is free, by reading every booking."""
    with closing(sqlite3.connect(path)) as opened:
        rows = opened.execute(
            "SELECT vehicle_id, start_minute, end_minute FROM booking NOT INDEXED"
            " WHERE state = 'confirmed'"
        )
        taken = {row[0] for row in rows if row[1] < end + 15 and start < row[2] + 15}
        plates = opened.execute("SELECT id, registration FROM vehicle WHERE kind_id = 1")
        return {row[1] for row in plates if row[0] not in taken}


def test_what_is_free_of_500_vehicles_with_a_million_bookings(made: Path) -> None:
    desk = Desk(made, Clock(ASKED), read_only=True)
    query = Free(start=utc_text(ASKED), end=utc_text(ASKED + 120), kind="irv")
    found: set[str] = set()
    taken = []
    for _ in range(3 * ROUNDS):
        with desk.reader() as reader:
            asked = partial(query.rows, reader, View(VIEW.on))
            taken.append(_milliseconds(asked))
            found.update(row.registration for row in asked())
    scanned = set()
    whole = _milliseconds(lambda: scanned.update(_scanned(made, ASKED, ASKED + 120)))
    ratio = whole / min(taken)
    _say(
        f"free of {VEHICLES} vehicles: {min(taken):.1f} ms, {ratio:.0f} times faster than scanning"
    )
    assert found == scanned
    assert 0 < len(found) < VEHICLES
    assert min(taken) <= MOST_FREE_MS
    assert ratio >= LEAST_RATIO


def test_one_booking_with_all_its_checks(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "copy.bcu"))
    desk = Desk(path, Clock(ASKED), actor="PS Test")
    starts = iter(range(FIRST + 300, FIRST + 300 + ROUNDS * TOGETHER * STEP, STEP))
    taken = [
        _milliseconds(partial(desk.do, *(_book(next(starts)) for _ in range(TOGETHER))))
        for _ in range(ROUNDS)
    ]
    _say(f"one booking with all its checks: {min(taken) / TOGETHER:.1f} ms")
    assert min(taken) / TOGETHER <= MOST_BOOK_MS
    with closing(sqlite3.connect(path)) as opened:
        made_now = opened.execute("SELECT count(*) FROM booking WHERE purpose = 'Visit'")
        assert made_now.fetchone() == (ROUNDS * TOGETHER,)


def _book(start: int) -> Book:
    return Book(
        vehicle="BY17 000",
        borough="Havering",
        start=utc_text(start),
        end=utc_text(start + 60),
        purpose="Visit",
        driver="412KD",
        override="Authority is being renewed",
    )
