"""The ward table and its sums."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.rules.standings import Lens, WardState
from bcu_desk.features.coverage.widgets.ward_table import WardTable


@pytest.fixture
def table(show: Callable[[QWidget], QWidget], both: Loaded) -> WardTable:
    made = WardTable()
    made.resize(650, 620)
    made.show_loaded(both, Looking())
    show(made)
    return made


def _cell(table: WardTable, line: int, column: int) -> str:
    return str(table.table.model().index(line, column).data())


def test_the_neediest_wards_are_on_top_and_the_head_counts_them(
    table: WardTable, both: Loaded
) -> None:
    assert table.table.model().rowCount() == 90
    assert [_cell(table, line, 3) for line in range(3)] == ["0", "0", "1"]
    heads = [label.text() for label in table.findChildren(QLabel)]
    assert heads[:2] == list(both.heads(Lens.IN_POST))
    assert heads[0].endswith(" of 90 wards below target")


def test_every_sum_is_in_sight_at_the_smallest_window(table: WardTable) -> None:
    assert table.sums.model().rowCount() == 7
    assert table.sums.verticalScrollBar().maximum() == 0
    assert table.sums.horizontalScrollBar().maximum() == 0
    assert table.table.horizontalScrollBar().maximum() == 0


def test_the_filter_leaves_the_wards_of_its_classes(table: WardTable, both: Loaded) -> None:
    table.show_loaded(both, Looking(wanted=frozenset({WardState.OVER})))
    model = table.table.model()
    assert model.rowCount() == both.counts(Lens.IN_POST)[WardState.OVER]
    assert {_cell(table, line, 3) for line in range(model.rowCount())} == {"3"}


def test_another_lens_has_its_own_columns_and_order(table: WardTable, both: Loaded) -> None:
    table.show_loaded(both, Looking(Lens.PCSO))
    model = table.table.model()
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == ["Ward", "Borough", "Target", "PCSOs", "In post", "Cause"]
    assert _cell(table, 0, 3) == "0"


def test_next_goes_through_the_short_wards_and_starts_again(
    table: WardTable, both: Loaded, qtbot: QtBot
) -> None:
    told: list[str] = []
    table.chosen.connect(told.append)
    table.chosen.connect(table.show_ward)
    short = [row.ward for row in both.cover if row.shortfall]
    for _ in range(len(short) + 1):
        qtbot.mouseClick(table.next, Qt.MouseButton.LeftButton)
    assert list(dict.fromkeys(told)) == short
    assert told[-1] == short[0]


def test_next_is_off_where_no_ward_is_short(table: WardTable, both: Loaded) -> None:
    table.show_loaded(both, Looking(wanted=frozenset({WardState.MET})))
    assert not table.next.isEnabled()
    table.go_next()
    assert table.table.chosen_line() is None


def test_rows_choose_and_open_their_ward(table: WardTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        table.table.choose_line(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert chosen.args == opened.args


def test_a_ward_that_is_filtered_out_is_not_chosen(table: WardTable, both: Loaded) -> None:
    met = next(row.ward for row in both.cover if row.state == "met")
    table.show_ward(met)
    assert table.table.chosen_line() is not None
    table.show_loaded(both, Looking(wanted=frozenset({WardState.SHORT})))
    table.show_ward(met)
    assert table.table.chosen_line() is None


def test_the_sums_give_their_room_to_a_form(table: WardTable) -> None:
    table.show_sums(shown=False)
    assert not table.sums.isVisible()
    table.show_sums(shown=True)
    assert table.sums.isVisible()
