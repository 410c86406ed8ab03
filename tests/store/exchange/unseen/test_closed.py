"""Which postings lie beyond the days of their posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.store import session
from bcu_desk.store.exchange.clashes import count, pairs
from bcu_desk.store.exchange.unseen.closed import held_beyond
from tests.builders import A_POST, START, a_file, a_posting

MARCH = date(2017, 3, 1)
CLOSED = replace(A_POST, id=290, code="EA-D9", to_day=MARCH)


@pytest.mark.parametrize(
    ("days", "beyond"),
    [
        ({"to_day": MARCH}, False),
        ({"to_day": None}, True),
        ({"to_day": date(2017, 3, 2)}, True),
        ({"from_day": MARCH, "to_day": date(2017, 4, 1)}, True),
        ({"from_day": date(2017, 1, 1), "to_day": date(2017, 2, 1)}, True),
    ],
)
def test_a_posting_beyond_its_post_is_found(
    tmp_path: Path, days: dict[str, date | None], *, beyond: bool
) -> None:
    held = a_posting(**{"post_id": 290, "from_day": START, **days})
    engine = session.engine_of(a_file(tmp_path / "small.bcu", CLOSED, held), write=True)
    with session.writing(engine) as connection:
        assert list(held_beyond(connection)) == [(290, held.id)] * beyond
        assert count(connection) == len(pairs(connection)) == beyond


def test_a_post_without_an_end_is_held_for_ever(tmp_path: Path) -> None:
    engine = session.engine_of(a_file(tmp_path / "small.bcu", a_posting()), write=True)
    with session.writing(engine) as connection:
        assert list(held_beyond(connection)) == []
