"""Guards in the file: no two confirmed bookings of a vehicle overlap, no post has two holders."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.store.rows import encoded
from tests.builders import NOON, a_booking, a_file, a_posting


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A raw connection of another program to a file with one booking and one posting."""
    path = a_file(tmp_path / "guarded.bcu", a_booking(), a_posting(to_day=None))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def _insert(opened: sqlite3.Connection, table: str, row: object) -> None:
    cells = encoded(row)
    gaps = ", ".join("?" for _ in cells)
    names = ", ".join(cells)
    opened.execute(f"INSERT INTO {table} ({names}) VALUES ({gaps})", tuple(cells.values()))


@pytest.mark.parametrize(
    ("start", "end"), [(0, 60), (-30, 1), (59, 90), (10, 20), (-10, 70)], ids=str
)
def test_an_overlapping_booking_is_refused(
    opened: sqlite3.Connection, start: int, end: int
) -> None:
    late = a_booking(501, start_minute=NOON + start, end_minute=NOON + end)
    with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
        _insert(opened, "booking", late)


@pytest.mark.parametrize(("start", "end"), [(-60, -15), (75, 120)], ids=str)
def test_bookings_with_turn_round_between_are_lawful(
    opened: sqlite3.Connection, start: int, end: int
) -> None:
    _insert(opened, "booking", a_booking(501, start_minute=NOON + start, end_minute=NOON + end))
    assert opened.execute("SELECT count(*) FROM booking").fetchone() == (2,)


@pytest.mark.parametrize(("start", "end"), [(-60, 0), (-60, -14), (60, 120), (74, 120)], ids=str)
def test_too_little_turn_round_is_refused(opened: sqlite3.Connection, start: int, end: int) -> None:
    row = a_booking(501, start_minute=NOON + start, end_minute=NOON + end)
    with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
        _insert(opened, "booking", row)


@pytest.mark.parametrize(("start", "end"), [(-60, 0), (60, 120)], ids=str)
def test_touching_bookings_are_lawful_for_a_reason(
    opened: sqlite3.Connection, start: int, end: int
) -> None:
    row = a_booking(
        501, start_minute=NOON + start, end_minute=NOON + end, override_reason="Same crew"
    )
    _insert(opened, "booking", row)
    assert opened.execute("SELECT count(*) FROM booking").fetchone() == (2,)


@pytest.mark.parametrize(
    ("start", "end", "amount", "fits"),
    [
        (0, 60, 2, True),
        (0, 60, 3, False),
        (30, 90, 3, False),
        (75, 90, 3, True),
        (70, 90, 3, False),
    ],
)
def test_a_pool_is_never_booked_beyond_what_it_holds(
    opened: sqlite3.Connection, start: int, end: int, amount: int, fits: bool
) -> None:
    opened.execute("UPDATE vehicle SET amount = 3 WHERE id = 300")
    row = a_booking(501, start_minute=NOON + start, end_minute=NOON + end, amount=amount)
    if fits:
        _insert(opened, "booking", row)
        assert opened.execute("SELECT sum(amount) FROM booking").fetchone() == (1 + amount,)
    else:
        with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
            _insert(opened, "booking", row)


def test_bookings_one_after_another_do_not_fill_a_pool(opened: sqlite3.Connection) -> None:
    opened.execute("UPDATE vehicle SET amount = 2 WHERE id = 300")
    for number, start in ((501, 75), (502, 150)):
        row = a_booking(number, start_minute=NOON + start, end_minute=NOON + start + 60)
        _insert(opened, "booking", row)
    long = a_booking(503, start_minute=NOON, end_minute=NOON + 210)
    _insert(opened, "booking", long)
    with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
        _insert(opened, "booking", a_booking(504, start_minute=NOON + 100, end_minute=NOON + 110))


@pytest.mark.parametrize("state", ["pending", "cancelled"])
def test_only_confirmed_bookings_keep_others_out(opened: sqlite3.Connection, state: str) -> None:
    _insert(opened, "booking", a_booking(501, state=state))
    with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
        opened.execute("UPDATE booking SET state = 'confirmed' WHERE id = 501")


def test_moving_a_booking_onto_another_is_refused(opened: sqlite3.Connection) -> None:
    _insert(opened, "booking", a_booking(501, vehicle_id=301))
    for change in ("vehicle_id = 300", "vehicle_id = 300, start_minute = start_minute + 59"):
        with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
            opened.execute(f"UPDATE booking SET {change} WHERE id = 501")


@pytest.mark.parametrize(
    ("from_day", "to_day"),
    [
        ("2017-01-09", None),
        ("2016-01-01", None),
        ("2016-01-01", "2017-01-10"),
        ("2020-01-01", None),
    ],
)
def test_a_second_holder_of_a_post_is_refused(
    opened: sqlite3.Connection, from_day: str, to_day: str | None
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="post_held"):
        opened.execute(
            "INSERT INTO posting VALUES (401, 200, 101, 'acting', ?, ?)", (from_day, to_day)
        )


def test_the_next_holder_may_start_the_day_the_last_one_ends(opened: sqlite3.Connection) -> None:
    opened.execute("UPDATE posting SET to_day = '2017-02-01'")
    opened.execute("INSERT INTO posting VALUES (401, 200, 101, 'acting', '2017-02-01', NULL)")
    with pytest.raises(sqlite3.IntegrityError, match="post_held"):
        opened.execute("UPDATE posting SET to_day = '2017-02-02' WHERE id = 400")


def test_merged_rows_pass_the_guards_and_stay(opened: sqlite3.Connection) -> None:
    opened.execute("UPDATE log_state SET merging = 1")
    _insert(opened, "booking", a_booking(501))
    opened.execute("INSERT INTO posting VALUES (401, 200, 101, 'acting', '2017-01-09', NULL)")
    opened.execute("UPDATE log_state SET merging = 0")
    assert opened.execute("SELECT count(*) FROM booking").fetchone() == (2,)
    with pytest.raises(sqlite3.IntegrityError, match="vehicle_taken"):
        opened.execute("UPDATE booking SET end_minute = end_minute + 1 WHERE id = 501")


def test_a_span_that_ends_before_it_starts_is_refused(opened: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="minutes_in_order"):
        opened.execute("UPDATE booking SET end_minute = start_minute")
    with pytest.raises(sqlite3.IntegrityError, match="days_in_order"):
        opened.execute("UPDATE posting SET to_day = from_day")
