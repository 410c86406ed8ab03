"""The tables of use hold the figures of the charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bcu_desk.features.bookings.model.use.columns import (
    pair_columns,
    sharing_columns,
    use_columns,
)
from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.kit.table_model import Column, TableModel


def _lines(columns: Sequence[Column[Any]], rows: Sequence[object]) -> list[list[str]]:
    model: TableModel[Any] = TableModel(columns)
    model.set_rows(rows)
    cells = range(len(columns))
    return [
        [str(model.index(line, cell).data() or "") for cell in cells] for line in range(len(rows))
    ]


def test_what_is_used_and_how_it_is_judged(by: dict[By, UseRead]) -> None:
    found = by[By.VEHICLE]
    assert _lines(use_columns(found), found.rows)[0] == [
        "BX16 KLM",
        "92%",
        "22 h",
        "24 h",
        "2",
        "over-used",
    ]
    assert use_columns(found)[0].title == "Vehicle"


def test_hours_have_no_judgement(by: dict[By, UseRead]) -> None:
    found = by[By.HOUR]
    assert _lines(use_columns(found), found.rows)[12] == ["12:00–13:00", "50%", "2 h", "4 h", "2"]


def test_boroughs_and_pairs(by: dict[By, UseRead]) -> None:
    found = by[By.KIND]
    assert _lines(sharing_columns(), found.boroughs)[1] == [
        "Barking and Dagenham",
        "0 h",
        "3 h",
        "−3 h",
        "1",
    ]
    assert _lines(pair_columns(), found.pairs) == [
        ["Havering", "Barking and Dagenham", "2 h", "1 h"]
    ]
