"""The page on which a file comes back: what it is, counts, the grid, decisions, the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.features.spreadsheets.model.review import (
    Review,
    apply_words,
    columns_of,
    waiting_words,
)
from bcu_desk.features.spreadsheets.queries.plan import TablePlan
from bcu_desk.features.spreadsheets.rules.merging import DiffRow
from bcu_desk.features.spreadsheets.rules.passing import passed_words
from bcu_desk.features.spreadsheets.widgets.incoming.detail import Detail
from bcu_desk.features.spreadsheets.widgets.incoming.filters import Filters
from bcu_desk.features.spreadsheets.widgets.incoming.grid import DiffGrid
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, Segmented, rule, words
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.table_model import TableModel

LONGEST_REASON = 200
FIND_WIDTH, REASON_WIDTH = 190, 240
REMEDY = "To take such a row, give it its code in the file."
UNTIL = "Nothing is written until you apply."
NOTHING_DIFFERS = "There is nothing to write: nothing that is taken differs from the desk."
NO_REASON = "Give the reason, for the history"


class Panel(QWidget):
    """Shows a review; what the user asks for is sent on."""

    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model: TableModel[DiffRow] = TableModel(())
        self.grid = DiffGrid()
        self.grid.setModel(self.model)
        self.filters = Filters()
        self.detail = Detail()
        self.notice = Notice("spreadsheets.import_notice")
        self.sheets = QHBoxLayout()
        self.tabs: Segmented | None = None
        self._waits, self._changes = "", 0
        self._columns: tuple[str, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addLayout(self._head())
        lines.addWidget(self.notice)
        lines.addLayout(self._filter_line())
        lines.addWidget(self._card(), 1)
        lines.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        self.name = words("", "section")
        self.name.setObjectName("spreadsheets.file")
        self.about = words("", "secondary")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.name)
        told.addWidget(self.about)
        self.choose = button("Choose another file…", "spreadsheets.choose")
        line.addWidget(Picture("spreadsheets", "good", 24))
        line.addLayout(told, 1)
        self.columns = button("Columns…", "spreadsheets.columns_again")
        line.addWidget(self.columns)
        line.addWidget(self.choose)
        return line

    def _filter_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.find_row = QLineEdit()
        self.find_row.setObjectName("spreadsheets.find_row")
        self.find_row.setAccessibleName("Find a row")
        self.find_row.setPlaceholderText("Find a row…")
        self.find_row.setFixedWidth(FIND_WIDTH)
        self.next = button("Next problem  F8", "spreadsheets.next_problem")
        line.addWidget(self.filters)
        line.addStretch(1)
        line.addWidget(self.find_row)
        line.addWidget(self.next)
        return line

    def _card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        self.rows_told = words("", "secondary")
        self.rows_told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take_all = button("Take all shown", "spreadsheets.take_all")
        self.leave_all = button("Leave all out", "spreadsheets.leave_all")
        top.addLayout(self.sheets)
        top.addWidget(self.rows_told, 1)
        top.addWidget(self.take_all)
        top.addWidget(self.leave_all)
        inside.addLayout(top)
        inside.addWidget(rule())
        inside.addWidget(self.grid, 1)
        inside.addWidget(rule())
        inside.addWidget(self.detail)
        return card

    def _foot(self) -> Card:
        card = Card()
        line = QHBoxLayout(card)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(12)
        self.reason = QLineEdit()
        self.reason.setObjectName("spreadsheets.import.reason")
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setFixedWidth(REASON_WIDTH)
        label = words("Reason for the history", "strong")
        label.setBuddy(self.reason)
        self.reason.setAccessibleName("Reason for the history")
        self.waits = words("", "strong", tone="bad")
        self.waits.setObjectName("spreadsheets.waits")
        self.discard = button("Discard", "spreadsheets.discard")
        self.apply = button("Apply", "spreadsheets.apply", kind="primary")
        self.reason.textChanged.connect(lambda _: self._show_foot())
        line.addWidget(label)
        line.addWidget(self.reason)
        self.until = words(UNTIL, "secondary")
        line.addWidget(self.until)
        line.addStretch(1)
        for part in (self.waits, self.discard, self.apply):
            line.addWidget(part)
        return card

    def show_review(self, review: Review, sheet: str, mark: str) -> None:
        """Show the rows of a sheet; the row with the mark stays chosen."""
        table = review.table(sheet)
        shown = review.shown(table)
        self._show_tabs(review, table.sheet.name)
        self.filters.show_counts(review.counts(), review.states)
        self._tell_rows(table, len(shown))
        columns = columns_of(review, table)
        self.model.set_rows(shown, columns)
        titles = tuple(column.title for column in columns)
        if titles != self._columns:
            self._columns = titles
            self.grid.fit_columns([column.width for column in columns])
        line = self.model.line_of(lambda row: row.mark == mark)
        self.grid.choose_line(line if line is not None else (0 if shown else None))
        self._count(review)
        self._show_foot()

    def _tell_rows(self, table: TablePlan, shown: int) -> None:
        """How many rows there are, and which of the file are none of its table."""
        in_file = sum(1 for row in table.rows if row.number)
        told = f"{in_file:,} rows in the file, {table.in_desk:,} in the desk, {shown:,} shown"
        over = passed_words(table.laid.over)
        self.rows_told.setText(f"{told}. Left out: {over}." if over else told)
        self.rows_told.setToolTip(f"{self.rows_told.text()} {REMEDY}" if over else "")

    def _show_tabs(self, review: Review, chosen: str) -> None:
        options = [(table.sheet.name, table.laid.title) for table in review.plan.tables]
        if self.tabs is None or self.tabs.values() != tuple(name for name, _ in options):
            if self.tabs is not None:
                self.tabs.deleteLater()
            self.tabs = Segmented(options)
            self.tabs.setObjectName("spreadsheets.import_sheet")
            self.tabs.setAccessibleName("Sheet of the file")
            self.tabs.chosen.connect(self.sheet_chosen)
            self.sheets.addWidget(self.tabs)
        self.tabs.choose(chosen)

    def _count(self, review: Review) -> None:
        """Count what waits and what would be written, once for each review."""
        waiting = review.open()
        self._waits, self._changes = waiting_words(waiting), review.changes()
        self.apply.setText(apply_words(self._changes))
        self.next.setEnabled(bool(waiting))

    def _show_foot(self) -> None:
        waits = self._waits
        if not waits and self._changes and not self.reason.text().strip():
            waits = NO_REASON
        self.waits.setText(waits)
        self.until.setVisible(not waits)
        self.until.setText(UNTIL if self._changes else NOTHING_DIFFERS)
        self.apply.setEnabled(bool(self._changes) and not waits)

    def chosen_row(self) -> DiffRow | None:
        """The row that is chosen."""
        line = self.grid.chosen_line()
        return None if line is None else self.model.row_at(line)

    def shown_rows(self) -> Sequence[DiffRow]:
        """The rows in the grid."""
        return self.model.rows()
