"""Tables of frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bcu_desk.kit.table_model import Column, TableModel, plain, table_view
from bcu_desk.kit.table_view import BADGE, TONE

ROLE = Qt.ItemDataRole
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Row:
    code: str
    since: date | None = None
    count: int = 0


COLUMNS = (
    Column("Code", lambda row: row.code, hint="As painted on it"),
    Column("Since", lambda row: row.since),
    Column(
        "Count",
        lambda row: row.count,
        align="right",
        tone=lambda row: "bad" if row.count else None,
        badge=lambda row: "class.none" if row.count > 5 else None,
        sort=lambda count: -count,
    ),
)
ROWS = (
    Row("A10", date(2017, 1, 23), 2),
    Row("a2", None, 9),
    Row("B1", date(2016, 3, 1), 0),
    Row("A1", None, 4),
)


@pytest.fixture
def model(qapp: object) -> TableModel[Row]:
    made = TableModel(COLUMNS)
    made.set_rows(ROWS)
    return made


def codes(model: TableModel[Row]) -> list[str]:
    return [row.code for row in model.rows()]


def test_it_keeps_the_rules_of_qt(model: TableModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.sort(0, DOWN)
    model.set_rows(ROWS[:2])
    model.set_rows(())
    assert model.rowCount() == 0


def test_other_columns_come_with_their_rows(model: TableModel[Row]) -> None:
    model.set_rows(ROWS[:1], (Column("Number", lambda row: row.count), *COLUMNS[1:]))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert model.index(0, 0).data() == "2"


def test_cells_say_their_value_in_words(model: TableModel[Row]) -> None:
    assert model.index(0, 1).data() == "Mon 23 Jan 2017"
    assert model.index(1, 1).data() is None
    assert model.index(0, 2).data() == "2"
    assert model.index(0, 1).data(ROLE.AccessibleTextRole) == "Since: Mon 23 Jan 2017"
    assert model.index(1, 1).data(ROLE.AccessibleTextRole) == "Since: none"
    assert model.index(0, 0).data(ROLE.ToolTipRole) == "A10"


def test_cells_have_side_tone_and_badge(model: TableModel[Row]) -> None:
    assert model.index(0, 2).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 0).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert [model.index(line, 2).data(TONE) for line in range(4)] == ["bad", "bad", None, "bad"]
    assert [model.index(line, 2).data(BADGE) for line in range(3)] == [None, "class.none", None]
    assert model.index(0, 0).data(TONE) is None
    assert model.index(0, 0).data(ROLE.DecorationRole) is None


def test_heads_have_title_side_and_hint(model: TableModel[Row]) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(number, across) for number in range(3)] == ["Code", "Since", "Count"]
    assert model.headerData(0, across, ROLE.ToolTipRole) == "As painted on it"
    assert model.headerData(1, across, ROLE.ToolTipRole) is None
    assert model.headerData(2, across, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, down) is None
    assert model.headerData(9, across) is None
    assert model.headerData(0, across, ROLE.DecorationRole) is None


def test_words_sort_without_case_and_figures_by_value(model: TableModel[Row]) -> None:
    model.sort(0, UP)
    assert codes(model) == ["A1", "a2", "A10", "B1"]
    model.sort(0, DOWN)
    assert codes(model) == ["B1", "A10", "a2", "A1"]


def test_rows_without_a_value_come_last_either_way(model: TableModel[Row]) -> None:
    model.sort(1, UP)
    assert codes(model) == ["B1", "A10", "a2", "A1"]
    model.sort(1, DOWN)
    assert codes(model) == ["A10", "B1", "a2", "A1"]


def test_a_column_can_sort_in_its_own_way_and_no_column_gives_the_first_order(
    model: TableModel[Row],
) -> None:
    model.sort(2, UP)
    assert codes(model) == ["a2", "A1", "A10", "B1"]
    model.sort(-1)
    assert codes(model) == ["A10", "a2", "B1", "A1"]


def test_other_rows_keep_the_order_chosen(model: TableModel[Row]) -> None:
    model.sort(0, UP)
    model.set_rows((Row("C2"), Row("C10"), Row("C1")))
    assert codes(model) == ["C1", "C2", "C10"]


def test_a_chosen_row_stays_chosen_through_sorting(model: TableModel[Row]) -> None:
    kept = QPersistentModelIndex(model.index(2, 0))
    model.sort(0, UP)
    assert (kept.row(), kept.data()) == (3, "B1")


def test_rows_are_found_by_line_and_by_what_is_meant(model: TableModel[Row]) -> None:
    assert model.row_at(1).code == "a2"
    assert model.line_of(lambda row: row.code == "B1") == 2
    assert model.line_of(lambda row: row.code == "Z") is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


@pytest.mark.parametrize(
    ("value", "told"), [(None, ""), (date(2017, 1, 23), "Mon 23 Jan 2017"), (7, "7"), ("x", "x")]
)
def test_values_are_told_plainly(value: object, told: str) -> None:
    assert plain(value) == told


def test_a_table_made_of_a_model_is_named(model: TableModel[Row], qtbot: QtBot) -> None:
    named, unnamed = table_view(model, "page.things", "Things"), table_view(model, "page.all_cars")
    for view in (named, unnamed):
        qtbot.addWidget(view)
    assert (named.objectName(), named.accessibleName()) == ("page.things", "Things")
    assert unnamed.accessibleName() == "All cars"
