"""Cutting days out of dated rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.assignments.commands.cutting import cut_all, overlapping
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import START, a_desk, a_posting

FEBRUARY, MARCH, APRIL = date(2017, 2, 1), date(2017, 3, 1), date(2017, 4, 1)


class Cut(Command, frozen=True, kw_only=True):
    """Cut days out of every posting."""

    first: date
    end: date | None = None

    def run(self, unit: Unit) -> str:
        """Cut."""
        cut_all(unit, unit.every(Posting), Span(self.first, self.end))
        return "Cut"


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (Span(FEBRUARY, MARCH), [(START, FEBRUARY), (MARCH, APRIL)]),
        (Span(FEBRUARY), [(START, FEBRUARY)]),
        (Span(START, MARCH), [(MARCH, APRIL)]),
        (Span(START), []),
        (Span(APRIL), [(START, APRIL)]),
    ],
)
def test_what_lies_outside_the_days_is_kept(
    tmp_path: Path, days: DaySpan, left: list[tuple[date, date]]
) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=APRIL))
    desk.do(Cut(first=days.start, end=days.end))
    with desk.reader() as reader:
        rows = sorted((row.from_day, row.to_day) for row in reader.every(Posting))
    assert rows == left


def test_only_rows_on_the_days_overlap() -> None:
    rows = (a_posting(1, to_day=MARCH), a_posting(2, from_day=MARCH))
    assert [row.id for row in overlapping(rows, Span(MARCH, APRIL))] == [2]
    assert [row.id for row in overlapping(rows, Span(FEBRUARY))] == [1, 2]
