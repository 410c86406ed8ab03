"""The board with its toolbar, and the table of the same below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from bcu_desk.features.on_call.model.loaded import Loaded
from bcu_desk.features.on_call.model.table import COLUMNS, RotaLine, lines_of
from bcu_desk.features.on_call.widgets.toolbar import Toolbar
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.rows import Content
from bcu_desk.kit.timeline.view import Timeline

SIZES = Sizes(names=200, group=24, row=46, bar=40, lane=42)
MOST, SPARE = 420, 6  # pixels of the board, before it scrolls


class BoardCard(Card):
    """`chosen` and `opened` carry the key of a turn or gap of the table."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.toolbar = Toolbar(writable=writable)
        self.timeline = Timeline("on_call.board", "On-call rota", SIZES)
        self._lines: TableModel[RotaLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "on_call.table", "Turns on call and gaps")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.toolbar)
        inside.addWidget(rule())
        inside.addWidget(self.timeline)
        inside.addWidget(rule())
        inside.addWidget(self.table, 1)
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self._key(line)))
        self.table.row_opened.connect(lambda line: self.opened.emit(self._key(line)))

    def _key(self, line: int) -> str:
        return self._lines.row_at(line).key

    def show_loaded(self, loaded: Loaded, shown: Content) -> None:
        """Show rows and bars, and their lines; the board is as tall as it needs."""
        self.toolbar.show_window(loaded.window)
        self.timeline.set_content(shown)
        needed = self.timeline.rows.height + self.timeline.picture().head + SPARE
        self.timeline.setFixedHeight(min(needed, MOST))
        self._lines.set_rows(lines_of(loaded))
        self.table.setColumnHidden(1, len(loaded.board.bcus) < 2)

    def choose(self, key: str) -> None:
        """Put the board's cursor on a turn, a gap or a row, and mark its line."""
        at = self.timeline.cursor_at
        if key != (at.bar or at.row):
            self.timeline.select(key)
        self.mark(key)

    def mark(self, key: str) -> None:
        """Mark the line of a turn or gap; none for a row."""
        line = self._lines.line_of(lambda row: row.key == key)
        if line != self.table.chosen_line():
            self.table.choose_line(line)
