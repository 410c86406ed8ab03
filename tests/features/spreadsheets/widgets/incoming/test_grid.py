"""The grid: its keys, and grounds of the cells that differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from bcu_desk.features.spreadsheets.model.review import Review, columns_of
from bcu_desk.features.spreadsheets.rules.merging import DiffRow
from bcu_desk.features.spreadsheets.widgets.incoming.grid import DiffGrid
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.table_model import TableModel


def _grid(qtbot, review: Review) -> DiffGrid:
    table = review.table("targets")
    model: TableModel[DiffRow] = TableModel(columns_of(review, table))
    model.set_rows(review.shown(table))
    grid = DiffGrid()
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.fit_columns([column.width for column in model.columns])
    grid.resize(1100, 300)
    grid.show()
    return grid


def test_keys_that_decide_are_sent_on_and_others_move(qtbot, review: Review) -> None:
    grid = _grid(qtbot, review)
    grid.choose_line(0)
    pressed: list[str] = []
    grid.pressed.connect(pressed.append)
    for key in (Qt.Key.Key_L, Qt.Key.Key_R, Qt.Key.Key_Space):
        qtbot.keyClick(grid, key)
    assert pressed == ["L", "R", "Space"]
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.chosen_line() == 1


def test_a_cell_that_differs_stands_on_the_ground_of_its_tone(qtbot, review: Review) -> None:
    grid = _grid(qtbot, review)
    line = next(n for n, row in enumerate(grid.model().rows()) if row.state == "error")
    column = next(n for n, c in enumerate(grid.model().columns) if "DWO target" in c.title)
    place = grid.visualRect(grid.model().index(line, column))
    seen = grid.viewport().grab().toImage().pixelColor(place.left() + 3, place.top() + 3)
    assert seen == QColor(tokens().tone("bad")[1])
