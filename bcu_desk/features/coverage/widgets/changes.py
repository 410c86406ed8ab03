"""The right of the page with a second day: what differs, in words or as a table, and the sums."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.lenses.change_lists import change_list, total_changes
from bcu_desk.features.coverage.model.lenses.differing import (
    NOTHING,
    TotalChange,
    change_columns,
    total_change_columns,
)
from bcu_desk.features.coverage.model.lenses.painting import heads_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared, WardChange
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.ward_table import fit_sums
from bcu_desk.kit.controls import Card, Segmented, button, words
from bcu_desk.kit.differences import Differences
from bcu_desk.kit.table_model import TableModel, table_view

WORDS, TABLE = "words", "table"


class Changes(QWidget):
    """What differs between two days. `chosen` and `opened` carry a ward's code."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sight = Sight.IN_POST
        self._model: TableModel[WardChange] = TableModel(change_columns(Lens.IN_POST))
        self._sums: TableModel[TotalChange] = TableModel(total_change_columns(Lens.IN_POST, ()))
        self.table = table_view(self._model, "coverage.changes", "Wards that differ")
        self.sums = table_view(self._sums, "coverage.changed_totals", "Totals on both days")
        self.sums.grows = 0
        self.list = Differences("coverage.differences")
        self.how = Segmented(((WORDS, "In words"), (TABLE, "Table")))
        self.how.setObjectName("coverage.changes_as")
        self.how.setAccessibleName("How the differences are shown")
        self.next = button("Next", "coverage.next_change", key="N")
        self.next.setAccessibleName("Next ward that differs")
        self.next.setToolTip("Go to the next ward that differs")
        self._ward = ""
        self._head = words("", "section")
        self._days = words("", "secondary")
        self._days.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sums_card = Card()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        listed = QWidget()
        around = QVBoxLayout(listed)
        around.setContentsMargins(13, 0, 4, 4)
        around.addWidget(self.list)
        self._pages = QStackedWidget()
        self._pages.addWidget(listed)
        self._pages.addWidget(self.table)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(self._top_line())
        inside.addWidget(self._pages, 1)
        under = QVBoxLayout(self._sums_card)
        under.setContentsMargins(1, 1, 1, 1)
        under.addWidget(self.sums)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(card, 1)
        lines.addWidget(self._sums_card)

    def _top_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(13, 9, 12, 9)
        line.setSpacing(10)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._head)
        told.addWidget(self._days)
        line.addLayout(told, 1)
        line.addWidget(self.how)
        line.addWidget(self.next)
        return line

    def _connect(self) -> None:
        self.how.chosen.connect(lambda how: self._pages.setCurrentIndex(int(how == TABLE)))
        self.list.chosen.connect(self.chosen)
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self._code(line)))
        self.table.row_opened.connect(lambda line: self.opened.emit(self._code(line)))
        self.next.clicked.connect(self.go_next)

    def _code(self, line: int) -> str:
        return self._model.row_at(line).row.ward

    def show_changes(self, loaded: Loaded, compared: Compared, looking: Looking) -> None:
        """Show what differs in the classes wanted, and the sums of both days."""
        found = change_list(loaded, compared, looking)
        self._model.set_rows(found.rows, found.columns)
        if looking.sight is not self._sight:
            self._sight = looking.sight
            self.table.fit_columns([column.width for column in found.columns])
        self.list.show_rows(found.listed, empty=NOTHING)
        self._head.setText(heads_of(loaded, looking.sight, compared)[0])
        self._days.setText(loaded.days)
        self.next.setEnabled(bool(found.rows))
        columns = total_change_columns(looking.lens, loaded.wholes())
        self._sums.set_rows(total_changes(loaded, compared, looking), columns)
        self.sums.fit_columns([column.width for column in columns])
        fit_sums(self.sums)

    def show_sums(self, *, shown: bool) -> None:
        """Show the sums, or leave their room to a form."""
        self._sums_card.setVisible(shown)

    def show_ward(self, ward: str) -> None:
        """Choose a ward in the table and in the list, where it is shown."""
        self._ward = ward
        line = self._model.line_of(lambda change: change.row.ward == ward)
        if line != self.table.chosen_line():
            self.table.choose_line(line)
        self.list.choose(ward)

    def go_next(self) -> None:
        """Choose the next ward that differs, in the table's order, from the first at the end."""
        codes = [change.row.ward for change in self._model.rows()]
        if codes:
            at = codes.index(self._ward) + 1 if self._ward in codes else 0
            self.chosen.emit(codes[at % len(codes)])
