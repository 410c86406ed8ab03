"""The board and its table twin, with the check strip above and the legend below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.assignments.model.axis import axis_of
from bcu_desk.features.assignments.model.content import content_of
from bcu_desk.features.assignments.model.table import COLUMNS, BoardLine, lines_of
from bcu_desk.features.assignments.queries import Board
from bcu_desk.features.assignments.rules.items import Item
from bcu_desk.features.assignments.widgets.check_strip import CheckStrip
from bcu_desk.features.assignments.widgets.legend import Legend
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.rows import anything, nothing_else
from bcu_desk.kit.timeline.view import Timeline

SIZES = Sizes(names=208, group=22, row=37, bar=33, lane=35)


class BoardCard(Card):
    """`chosen` and `opened` carry the key of an item, `menu_asked` a point on the screen."""

    chosen = Signal(str)
    opened = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.strip = CheckStrip()
        self.timeline = Timeline("assignments.board", "Boroughs and functions over time", SIZES)
        self.timeline.set_judge(anything, nothing_else, writable=False)
        self._lines: TableModel[BoardLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "assignments.table", "Holders and gaps")
        self._legend = Legend()
        self._views = QStackedWidget()
        self._views.addWidget(self.timeline)
        self._views.addWidget(self.table)
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

    def _key(self, line: int) -> str:
        return self._lines.row_at(line).key

    def show_board(self, board: Board, items: dict[str, Item], today: date) -> None:
        """Show the rules, rows and bars of a board."""
        axis = axis_of(board.period, board.on, today)
        self.timeline.set_content(content_of(board, items))
        self.timeline.set_axis(axis, axis.first, axis.last)
        self._lines.set_rows(lines_of(items.values()))
        self.strip.show_lanes(board.lanes)
        self._legend.renew()

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
        self._views.setCurrentWidget(self.table if view == "table" else self.timeline)

    def shown(self) -> QWidget:
        """The board or the table, whichever is shown."""
        return self.timeline if self._views.currentIndex() == 0 else self.table
