"""Cells of sheets and guarded CSV text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from bcu_desk.features.spreadsheets.rules.cells import CellRows, cell_of, guarded
from bcu_desk.work.contributions import SheetColumn
from tests.builders import NOON


@dataclass(frozen=True)
class Row:
    """A row of two fields."""

    on: date | None
    words: tuple[str, ...]


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (None, "text", None),
        ("=1+1", "text", "=1+1"),
        (12, "whole", 12),
        (0.5, "share", 0.5),
        (date(2017, 1, 9), "day", date(2017, 1, 9)),
        (NOON, "moment", datetime(2016, 12, 30, 10)),
        ("2017-07-01T09:00Z", "moment", datetime(2017, 7, 1, 10)),
        (True, "tick", "yes"),
        (0, "tick", "no"),
        (("a", "b"), "text", "a, b"),
        (True, "whole", "True"),
        ("odd", "whole", "odd"),
    ],
)
def test_values_become_cells_of_their_kind(value: object, kind: str, cell: object) -> None:
    assert cell_of(value, kind) == cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_would_be_a_formula_gets_a_quote(start: str) -> None:
    assert guarded(f"{start}cmd") == f"'{start}cmd"


def test_numbers_days_and_nothing_are_written_plain() -> None:
    assert [
        guarded(cell) for cell in (-5, None, date(2017, 1, 9), datetime(2017, 1, 9, 6), "a")
    ] == [
        "-5",
        "",
        "2017-01-09",
        "2017-01-09T06:00",
        "a",
    ]


def test_cells_are_made_when_they_are_asked_for() -> None:
    columns = (SheetColumn("On", "on", "day"), SheetColumn("Words", "words"))
    rows = CellRows((Row(date(2017, 1, 9), ("a", "b")), Row(None, ())), columns)
    assert len(rows) == 2
    assert rows[0] == (date(2017, 1, 9), "a, b")
    assert list(rows) == [rows[0], (None, "")]
    assert list(rows[1:]) == [rows[1]]
