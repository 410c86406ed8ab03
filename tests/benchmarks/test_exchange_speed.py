"""Speed of exchange against SQLite's own session extension, in the same process.

The extension packs and applies images of rows in C, without authors, history, signatures,
encryption, a copy of the file before, conflicts that stay open, or a preview. What it needs is the
measure of what ours may. The goals are those of the design; where what holds is less, the bound
that is asserted stands beside its goal, and decision 0013 says what the rest of the time goes into.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from bcu_desk.store import session
from bcu_desk.store.exchange import clashes
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import Sent
from tests.builders import Rename
from tests.work.exchange.stations import Station, join, lead

CHANGES = 20_000
BOOKINGS = 100_000
KNOWN_GOAL_MS, MOST_KNOWN_MS = 50, 100
EDIT_GOAL_MS, MOST_EDIT_MS = 5, 12
RECHECK_GOAL_MS, MOST_RECHECK_MS = 50, 150
PAUSE_GOAL_MS, MOST_PAUSE_MS = 50, 50
MOST_SIZE, MOST_BYTES = 0.5, 12  # of the changeset; of each change: both are the goal
APPLY_GOAL, MOST_APPLY = 1, 12  # times what the extension needs to apply
PREVIEW_GOAL, MOST_PREVIEW = 1.3, 9
EXPORT_GOAL, MOST_EXPORT = 3, 20  # times what it needs to make a changeset
MARKS = ", ".join("?" * 16)
ROW = f"INSERT INTO booking VALUES ({MARKS})"
Change = tuple[str, tuple[object, ...]]


def _row(number: int) -> tuple[object, ...]:
    start = 1_000 + number // 2 * 60
    head = (10_000 + number, f"EA-01-{number:06}", 300 + number % 2, 9000016, None, "412KD")
    rest = ("Patrol of the ward", start, start + 50, "confirmed", None, 1, 0, None, None, None)
    return (*head, *rest)


def _mixed(count: int) -> list[Change]:
    """70 % changes of one cell, 20 % new rows, 10 % removed."""
    draw = random.Random(1)
    ids = draw.sample(range(count), count)
    told = "UPDATE booking SET purpose = ? WHERE id = ?"
    made: list[Change] = [(told, (f"Search of {n}", 10_000 + n)) for n in ids[: count * 7 // 10]]
    made += [(ROW, _row(count + n)) for n in range(count * 2 // 10)]
    gone = ids[count * 7 // 10 : count * 8 // 10]
    made += [("DELETE FROM booking WHERE id = ?", (10_000 + n,)) for n in gone]
    draw.shuffle(made)
    return made


@dataclass
class Made:
    """Two stations, the changes of the first, and what the extension needed for the same."""

    first: Station
    two: Station
    generate: float
    apply: float
    changeset: int


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A file of so many bookings on two desks, and as many changes on the first."""
    folder = tmp_path_factory.mktemp("exchange_speed")
    first = lead(folder)
    with closing(sqlite3.connect(first.desk.path, isolation_level=None)) as opened:
        opened.execute("BEGIN")
        opened.execute("UPDATE log_state SET capture = 0, merging = 1")
        opened.executemany(ROW, map(_row, range(CHANGES)))
        opened.execute("UPDATE log_state SET capture = 1, merging = 0")
        opened.execute("COMMIT")
    two = join(first, "Ilford")
    two.receive(first.send(2, name="roster.bcusync"))
    first.receive(two.send(1, name="back.bcusync"))
    changes = _mixed(CHANGES)
    needed = _extension(folder, first.desk.path, changes)
    _edit(first.desk.path, changes)
    return Made(first, two, *needed)


def _extension(folder: Path, path: Path, changes: list[Change]) -> tuple[float, float, int]:
    """Seconds to make and to apply a changeset of the same table, and its size."""
    asked = "SELECT sql FROM sqlite_master WHERE tbl_name = 'booking' AND sql IS NOT NULL"
    with closing(sqlite3.connect(path)) as source:
        kinds = f"{asked} AND type IN ('table', 'index') ORDER BY type DESC"
        schema = [sql for (sql,) in source.execute(kinds)]
        rows = source.execute("SELECT * FROM booking").fetchall()
    one = apsw.Connection(str(folder / "one.db"))
    for sql in schema:
        one.execute(sql)
    with one:
        one.executemany(ROW, rows)
    one.execute("VACUUM INTO ?", (str(folder / "two.db"),))
    watched = apsw.Session(one, "main")
    watched.attach("booking")
    with one:
        for sql, values in changes:
            one.execute(sql, values)
    generate, told = _timed(watched.changeset)
    two = apsw.Connection(str(folder / "two.db"))
    two.execute("PRAGMA synchronous = FULL")

    def apply() -> None:
        with two:
            apsw.Changeset.apply(told, two, conflict=lambda *_: apsw.SQLITE_CHANGESET_OMIT)

    needed = _timed(apply)[0]
    one.close()
    two.close()
    return generate, needed, len(told)


def _edit(path: Path, changes: list[Change]) -> None:
    """The changes as steps of a thousand, past the rules on overlapping bookings."""
    with closing(session.connect(path, write=True)) as opened:
        opened.execute("BEGIN")
        for at in range(0, len(changes), 1_000):
            (tx,) = opened.execute("SELECT max(tx) + 1 FROM step").fetchone()
            told = "INSERT INTO step VALUES (?, 'do', NULL, 'Edit', 'Edit', 'PS Test', NULL, ?, ?)"
            (hlc,) = opened.execute("SELECT hlc + 1 FROM log_state").fetchone()
            opened.execute(told, (tx, "2017-01-23T06:00:00Z", hlc))
            opened.execute("UPDATE log_state SET tx = ?, hlc = ?, merging = 1", (tx, hlc))
            for sql, values in changes[at : at + 1_000]:
                opened.execute(sql, values)
        opened.execute("UPDATE log_state SET tx = NULL, merging = 0")
        opened.execute("COMMIT")


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds of this process, and what came of it."""
    before = time.process_time()
    made = work()
    return time.process_time() - before, made


def _longest_pause(work: Callable[[], object]) -> float:
    """Seconds of the processor that work on another thread takes without letting this one on.

    Other programs' work does not count, so that it holds on a busy machine too.
    """
    worker = threading.Thread(target=work)
    longest, before = 0.0, time.process_time()
    worker.start()
    while worker.is_alive():
        worker.join(0.002)
        now = time.process_time()
        longest, before = max(longest, now - before), now
    return longest


def test_a_file_is_small_and_goes_out_and_in_within_a_multiple_of_the_extension(
    made: Made,
) -> None:
    exported, sent = _timed(lambda: made.first.send(2, name="mixed.bcusync"))
    assert isinstance(sent, Sent)
    size = sent.file.stat().st_size
    shares: list[int] = []
    how = How(apply=False, going=lambda share, _: shares.append(share))
    looking = made.two
    pause = _longest_pause(lambda: receive(looking.desk, looking.shelf, sent.files, how))
    looked, _ = _timed(lambda: made.two.receive(sent, apply=False))
    applied, _ = _timed(lambda: made.two.receive(sent))
    known = min(_timed(lambda: made.two.receive(sent))[0] for _ in range(3))
    sys.stdout.write(
        f"\n{CHANGES:,} mixed changes: export {exported:.2f} s, preview {looked:.2f} s,"
        f" apply {applied:.2f} s, known file {1_000 * known:.0f} ms (goal {KNOWN_GOAL_MS}),"
        f" {size / CHANGES:.1f} bytes a change,"
        f" longest pause {1_000 * pause:.0f} ms (goal {PAUSE_GOAL_MS})"
        f"\nsession extension: make {made.generate:.2f} s,"
        f" apply {made.apply:.2f} s, {made.changeset / CHANGES:.1f} bytes a change"
        f"\ntimes the extension: export {exported / made.generate:.1f} (goal {EXPORT_GOAL}),"
        f" preview {looked / made.apply:.1f} (goal {PREVIEW_GOAL}),"
        f" apply {applied / made.apply:.1f} (goal {APPLY_GOAL})\n"
    )
    assert made.first.digest() == made.two.digest()
    assert size <= MOST_SIZE * made.changeset
    assert size / CHANGES <= MOST_BYTES
    assert 1_000 * known <= MOST_KNOWN_MS
    assert applied <= MOST_APPLY * made.apply
    assert looked <= MOST_PREVIEW * made.apply
    assert exported <= MOST_EXPORT * made.generate
    assert 1_000 * pause <= MOST_PAUSE_MS
    assert (len(shares) >= 5, shares) == (True, sorted(shares))


def test_one_edit_is_captured_within_milliseconds(made: Made) -> None:
    names = [f"Name {number}" for number in range(8)]
    done = [
        _timed(lambda name=name: made.first.desk.do(Rename(collar="412KD", surname=name)))[0]
        for name in names
    ]
    sys.stdout.write(f"\none edit with capture: {1_000 * min(done):.1f} ms (goal {EDIT_GOAL_MS})\n")
    assert 1_000 * min(done) <= MOST_EDIT_MS


def test_clashes_are_found_again_after_a_thousand_bookings_moved(
    made: Made, tmp_path: Path
) -> None:
    path = Path(shutil.copy(made.first.desk.path, tmp_path / "many.bcu"))
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA cache_size = -65536")
        opened.execute("BEGIN")
        opened.execute("UPDATE log_state SET capture = 0, merging = 1")
        (there,) = opened.execute("SELECT count(*) FROM booking").fetchone()
        first = 10 * CHANGES
        opened.executemany(ROW, map(_row, range(first, first + BOOKINGS - there)))
        moved = "UPDATE booking SET start_minute = start_minute + 60, end_minute = end_minute + 60"
        opened.execute(f"{moved} WHERE id IN (SELECT id FROM booking WHERE id % 100 = 7)")
        opened.execute("UPDATE log_state SET capture = 1, merging = 0")
        opened.execute("COMMIT")
    with session.Reader(session.engine_of(path, write=False)) as reader:
        needed = [_timed(lambda: clashes.count(reader.connection)) for _ in range(3)]
    found = {count for _, count in needed}
    recheck = 1_000 * min(spent for spent, _ in needed)
    sys.stdout.write(
        f"\nclashes among {BOOKINGS:,} bookings: {recheck:.0f} ms (goal {RECHECK_GOAL_MS} for"
        f" the moved ones), {found} found\n"
    )
    assert len(found) == 1
    assert min(found) != 0
    assert recheck <= MOST_RECHECK_MS
