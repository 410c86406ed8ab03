"""Posts as a tree, a matrix or a list: three views with one choice among them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.table import COLUMNS, PostLine, lines_of
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.empty import EmptyChart
from bcu_desk.features.org_chart.widgets.matrix.view import MatrixView
from bcu_desk.kit.table_model import TableModel, table_view


class PostViews(QStackedWidget):
    """The three views, and what is said where there is no post.

    `chosen` carries the post picked in any of them, `opened` the one opened, `asked` a gesture's
    verb, `menu_asked` a post and where on the screen its menu is asked for.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.chart = ChartView()
        self.chart.writable = writable
        self.matrix = MatrixView()
        self._lines: TableModel[PostLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "org_chart.table", "Posts")
        self.empty = EmptyChart(writable=writable)
        self._loaded: Loaded | None = None
        self._in_matrix: Loaded | None = None
        self._in_list: Loaded | None = None
        self._view = "tree"
        for part in (self.chart, self.matrix, self.table, self.empty):
            self.addWidget(part)
        for view in (self.chart, self.matrix):
            view.chosen.connect(self.chosen)
            view.opened.connect(self.opened)
            view.asked.connect(self.asked)
            view.menu_asked.connect(self.menu_asked)
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self._lines.row_at(line).code))
        self.table.row_opened.connect(lambda line: self.opened.emit(self._lines.row_at(line).code))
        self.empty.asked.connect(self.asked)

    def show_posts(self, loaded: Loaded) -> None:
        """Show other posts in every view; matrix and list only once they are in sight."""
        self._loaded = loaded
        self.chart.show_posts(loaded)
        self.empty.show_from(loaded.begins)
        self.show_as(self._view)

    def show_as(self, view: str) -> None:
        """Show posts as `tree`, `matrix` or `list`."""
        self._view = view
        shown = self._shown()
        if self._loaded is not None:
            self._fill(shown, self._loaded)
        self.setCurrentWidget(shown)

    def _fill(self, shown: QWidget, loaded: Loaded) -> None:
        """Show the posts in the matrix or the list, where others are there."""
        if shown is self.matrix and self._in_matrix is not loaded:
            self._in_matrix = loaded
            self.matrix.show_posts(loaded)
            self.matrix.choose(self.chosen_code())
        elif shown is self.table and self._in_list is not loaded:
            self._in_list = loaded
            self._lines.set_rows(lines_of(loaded))
            self._choose_line(self.chosen_code())

    def take_keyboard(self) -> None:
        """Give the keyboard to the view in sight."""
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_code(self) -> str:
        """The code of the post chosen, or ''."""
        return self.chart.chosen_code()

    def choose(self, code: str) -> None:
        """Show a post in every view."""
        if code != self.chart.chosen_code():
            self.chart.choose(code)
        if self._shown() is self.matrix:
            self.matrix.choose(code)
        elif self._shown() is self.table:
            self._choose_line(code)

    def _choose_line(self, code: str) -> None:
        line = self._lines.line_of(lambda row: row.code == code)
        if line is not None and line != self.table.chosen_line():
            self.table.choose_line(line)

    def _shown(self) -> QWidget:
        if self._loaded is not None and not self._loaded.tree.branches:
            return self.empty
        return {"tree": self.chart, "matrix": self.matrix}.get(self._view, self.table)
