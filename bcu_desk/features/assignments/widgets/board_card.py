"""The board and its table twin, with the check strip above and the legend below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.assignments.model.axis import axis_of
from bcu_desk.features.assignments.model.content import content_of
from bcu_desk.features.assignments.model.table import COLUMNS, COMING, BoardLine, lines_of
from bcu_desk.features.assignments.queries import Board
from bcu_desk.features.assignments.rules.coming import ComingChange
from bcu_desk.features.assignments.rules.details import NO_BCU
from bcu_desk.features.assignments.rules.items import Item
from bcu_desk.features.assignments.widgets.check_strip import CheckStrip
from bcu_desk.features.assignments.widgets.legend import Legend
from bcu_desk.kit.controls import Card, button, empty_state, rule
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.rows import anything, nothing_else
from bcu_desk.kit.timeline.view import Timeline

PLACES, EMPTY_PLACE = {"board": 0, "table": 1, "coming": 2}, 3
EMPTY = "Boroughs, functions and command are shown from the day on which a BCU begins."
SIZES = Sizes(names=208, group=22, row=37, bar=33, lane=35)


class BoardCard(Card):
    """`chosen` and `opened` carry the key of an item, `menu_asked` a point on the screen.

    `sought` carries post and collar number of a change to come; `day_asked` the day on which
    there is something to see, where now there is nothing.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_asked = Signal(QPoint)
    sought = Signal(str)
    day_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.strip = CheckStrip()
        self.timeline = Timeline("assignments.board", "Boroughs and functions over time", SIZES)
        self.timeline.set_judge(anything, nothing_else, writable=False, creates=False)
        self._lines: TableModel[BoardLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "assignments.table", "Holders and gaps")
        self._changes: TableModel[ComingChange] = TableModel(COMING)
        self.coming = table_view(self._changes, "assignments.coming", "What is going to change")
        self._legend = Legend()
        self._views = QStackedWidget()
        self._views.addWidget(self.timeline)
        self._views.addWidget(self.table)
        self._views.addWidget(self.coming)
        self._begins: date | None = None
        self.go = button("Go to the day it begins", "assignments.go_to_start", kind="primary")
        self.go.clicked.connect(lambda: self.day_asked.emit(self._begins))
        self._views.addWidget(empty_state(NO_BCU, EMPTY, (self.go,), icon="assignments"))
        self._view, self._empty = "board", False
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.strip)
        inside.addWidget(rule())
        inside.addWidget(self._views, 1)
        inside.addWidget(rule())
        inside.addWidget(self._legend)
        self._connect()

    def _connect(self) -> None:
        self.strip.chosen.connect(self.chosen)
        self.timeline.selected.connect(lambda bar, row: self.chosen.emit(bar or row))
        self.timeline.activated.connect(self.opened)
        self.timeline.menu_asked.connect(lambda _bar, _row, where: self.menu_asked.emit(where))
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self._key(line)))
        self.table.row_opened.connect(lambda line: self.opened.emit(self._key(line)))

        self.coming.row_chosen.connect(lambda line: self.sought.emit(self._sought(line)))
        self.coming.row_opened.connect(lambda line: self.sought.emit(f"{self._sought(line)}:"))

    def _sought(self, line: int) -> str:
        """What a change is about: the post, at the last day before it."""
        row = self._changes.row_at(line)
        return f"{row.post}|{row.person}"

    def _key(self, line: int) -> str:
        return self._lines.row_at(line).key

    def show_coming(self, changes: Sequence[ComingChange]) -> None:
        """List what is going to change."""
        self._changes.set_rows(changes)

    def show_board(self, board: Board, items: dict[str, Item], today: date) -> None:
        """Show the rules, rows and bars of a board."""
        axis = axis_of(board.period, board.on, today)
        self.timeline.set_content(content_of(board, items))
        self.timeline.set_axis(axis, axis.first, axis.last)
        self._lines.set_rows(lines_of(items.values()))
        self.table.setColumnHidden(0, len(board.names) == 1)
        self.strip.show_lanes(board.lanes)
        self._begins = board.begins
        self.go.setVisible(board.begins is not None)
        self._empty = not board.rows
        self.show_as(self._view)

    def choose(self, key: str) -> None:
        """Mark an item in the strip, on the board and in the table; '' marks none."""
        self.strip.mark(key)
        if key not in (self.timeline.cursor_at.bar, self.timeline.cursor_at.row):
            self.timeline.select(key)
        line = self._lines.line_of(lambda row: row.key == key)
        if line != self.table.chosen_line():
            self.table.choose_line(line)

    def show_as(self, view: str) -> None:
        """Show the board, or the `table`."""
        self._view = view
        place = EMPTY_PLACE if self._empty else PLACES[view]
        self._views.setCurrentIndex(place)

    def shown(self) -> QWidget:
        """The board or a table, whichever is shown."""
        tables: dict[str, QWidget] = {"table": self.table, "coming": self.coming}
        return tables.get(self._view, self.timeline)
