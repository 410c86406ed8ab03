"""No post has two holders on a day, whichever program writes and however it writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bcu_desk.domain.spans import Span
from tests.builders import START, a_file

POSTS, PEOPLE = (200, 201), (100, 101)
LONG = 12


@dataclass(frozen=True)
class Held:
    """A posting as the oracle keeps it: days are counted from the start."""

    post: int
    start: int
    end: int | None

    @property
    def span(self) -> Span[int]:
        """The days."""
        return Span(self.start, self.end)

    def cells(self) -> tuple[int, str, str | None]:
        """As they lie in the table."""
        return self.post, _day(self.start), None if self.end is None else _day(self.end)


def _day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


HELD = st.builds(
    lambda post, start, length: Held(post, start, None if length is None else start + length),
    st.sampled_from(POSTS),
    st.integers(0, LONG),
    st.one_of(st.none(), st.integers(1, LONG)),
)
WRITES = st.lists(st.tuples(st.integers(0, 4), HELD), min_size=1, max_size=12)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A raw connection of another program."""
    path = a_file(tmp_path / "held.bcu")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection


def _lawful(held: dict[int, Held], number: int, new: Held) -> bool:
    others = (row for key, row in held.items() if key != number and row.post == new.post)
    return not any(row.span.overlaps(new.span) for row in others)


def _write(opened: sqlite3.Connection, number: int, new: Held, *, known: bool) -> None:
    post, start, end = new.cells()
    if known:
        opened.execute(
            "UPDATE posting SET post_id = ?, from_day = ?, to_day = ? WHERE id = ?",
            (post, start, end, number),
        )
    else:
        opened.execute(
            "INSERT INTO posting VALUES (?, ?, ?, 'substantive', ?, ?)",
            (number, post, PEOPLE[number % 2], start, end),
        )


@given(writes=WRITES)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_write_is_taken_just_when_no_other_holder_has_one_of_its_days(
    opened: sqlite3.Connection, writes: list[tuple[int, Held]]
) -> None:
    opened.execute("DELETE FROM posting")
    held: dict[int, Held] = {}
    for number, new in writes:
        lawful = _lawful(held, number, new)
        if lawful:
            _write(opened, number, new, known=number in held)
            held[number] = new
        else:
            with pytest.raises(sqlite3.IntegrityError, match="post_held"):
                _write(opened, number, new, known=number in held)
    found = opened.execute("SELECT id, post_id, from_day, to_day FROM posting").fetchall()
    assert sorted(found) == sorted((number, *row.cells()) for number, row in held.items())
    for one, two in combinations(held.values(), 2):
        assert one.post != two.post or not one.span.overlaps(two.span)


def test_a_bulk_statement_that_makes_two_holders_writes_nothing(
    opened: sqlite3.Connection,
) -> None:
    _write(opened, 0, Held(200, 0, 5), known=False)
    _write(opened, 1, Held(200, 5, 9), known=False)
    before = opened.execute("SELECT * FROM posting").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="post_held"):
        opened.execute("UPDATE posting SET from_day = ?, to_day = NULL", (START.isoformat(),))
    assert opened.execute("SELECT * FROM posting").fetchall() == before


def test_the_days_that_the_file_compares_are_in_the_order_of_the_calendar() -> None:
    days = [date(2017, 9, 30), date(2017, 10, 1), date(2018, 1, 1), date(9999, 12, 31)]
    assert sorted(day.isoformat() for day in days) == [day.isoformat() for day in days]
    assert replace(Held(200, 0, None), end=3).span == Span(0, 3)
