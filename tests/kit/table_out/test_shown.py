"""A table as cells: what is shown, in its order, with real days and figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.kit.table_out.shown import cell_of, shown_table
from bcu_desk.kit.table_view import TableView

MONDAY = date(2017, 1, 23)
Show = Callable[[QWidget], QWidget]


@dataclass(frozen=True)
class Row:
    name: str
    count: int | None
    day: date | None
    share: float | None = None


COLUMNS = (
    Column("Name", lambda row: row.name, hint="Who it is."),
    Column("Count", lambda row: row.count, align="right"),
    Column("Day", lambda row: row.day),
    Column("Share", lambda row: row.share, lambda x: "no data" if x is None else f"{x:.0%}"),
)
ROWS = (Row("0412", 2, MONDAY, 0.5), Row("=1+1", 0, None), Row("Ava", None, MONDAY, 0.07))


@pytest.fixture
def table(show: Show) -> TableView:
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    view = table_view(model, "page.table", "Things")
    view.kept = model
    show(view)
    return view


def test_cells_keep_their_kind_and_texts_their_noughts(table: TableView) -> None:
    told = shown_table(table)
    assert (told.name, told.title, told.order) == ("page.table", "Things", "")
    assert [column.kind for column in told.columns] == ["text", "whole", "day", "share"]
    assert told.columns[0].note == "Who it is"
    assert told.rows == (
        ("0412", 2, MONDAY, 0.5),
        ("=1+1", 0, None, "no data"),
        ("Ava", None, MONDAY, 0.07),
    )


def test_rows_come_in_the_order_shown_and_columns_that_are_hidden_stay_away(
    table: TableView,
) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.setColumnHidden(2, True)
    told = shown_table(table)
    assert told.order == "Count, descending"
    assert [column.title for column in told.columns] == ["Name", "Count", "Share"]
    assert [row[:2] for row in told.rows] == [("0412", 2), ("=1+1", 0), ("Ava", None)]


def test_columns_of_the_same_title_are_told_apart(show: Show) -> None:
    model = TableModel((COLUMNS[0], COLUMNS[0]))
    view = table_view(model, "page.twice", "Twice")
    view.kept = model
    show(view)
    assert [column.field for column in shown_table(view).columns] == ["Name", "Name 2"]
    assert shown_table(view).rows == ()


@pytest.mark.parametrize(
    ("value", "words", "figures", "cell"),
    [
        ("1,204", "1,204", True, 1204),
        ("1,204", "1,204", False, "1,204"),
        ("007", "007", True, "007"),
        (3, "3", False, 3),
        (0.25, "25 %", False, 0.25),
        (90, "1h 30", True, "1h 30"),
        ("x", "Mon 23 Jan 2017", False, MONDAY),
        (1, "Mon 23 Jan 2017 14:05", False, datetime(2017, 1, 23, 14, 5)),
        ("x", "Mon 99 Jan 2017", False, "Mon 99 Jan 2017"),
        (True, "yes", False, "yes"),
    ],
)
def test_a_cell_is_what_its_words_say(
    value: object, words: str, figures: bool, cell: object
) -> None:
    assert cell_of(value, words, figures=figures) == cell
