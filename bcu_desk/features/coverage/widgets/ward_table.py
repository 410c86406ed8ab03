"""The right of the page: how many wards are short, the ward table, and the sums under it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.columns import total_columns, ward_columns
from bcu_desk.features.coverage.model.lenses.lists import ward_list
from bcu_desk.features.coverage.model.lenses.painting import heads_of
from bcu_desk.features.coverage.model.lenses.youth import youth_sums
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.wards import CoverRow, TotalRow
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.kit.controls import Card, button, words
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.kit.table_view import TableView, row_height

MOST_SUMS = 7


class WardTable(QWidget):
    """The wards of a day as a table. `chosen` and `opened` carry a ward's code.

    `selected` carries those of several wards, in the table's order.
    """

    chosen = Signal(str)
    opened = Signal(str)
    selected = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._sight = Sight.IN_POST
        self._needy: frozenset[str] = frozenset()
        self._model: TableModel[CoverRow] = TableModel(ward_columns(Lens.IN_POST))
        self._sums: TableModel[TotalRow] = TableModel(total_columns(Lens.IN_POST, ()))
        self.table = table_view(self._model, "coverage.table", "Wards")
        self.table.take_several()
        self.sums = table_view(self._sums, "coverage.totals", "Totals by borough and BCU")
        self.sums.grows = 0
        self.next = button("Next short", "coverage.next", key="N")
        self.next.setToolTip("Go to the next ward below target")
        self._head = words("", "section")
        self._subhead = words("", "secondary")
        self._subhead.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self._table_card(), 1)
        self._sums_card = self._sum_card()
        lines.addWidget(self._sums_card)
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self._model.row_at(line).ward))
        self.table.lines_chosen.connect(self._tell_several)
        self.table.row_opened.connect(lambda line: self.opened.emit(self._model.row_at(line).ward))
        self.next.clicked.connect(lambda: self.go_next())

    def _tell_several(self, lines: tuple[int, ...]) -> None:
        self.selected.emit(tuple(self._model.row_at(line).ward for line in lines))

    def _table_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(13, 9, 12, 9)
        line.addWidget(self._head)
        line.addSpacing(6)
        line.addWidget(self._subhead, 1)
        line.addWidget(self.next)
        inside.addLayout(line)
        inside.addWidget(self.table)
        return card

    def _sum_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.sums)
        return card

    def show_loaded(self, loaded: Loaded, looking: Looking) -> None:
        """Show the wards of the classes wanted, and all wards' sums."""
        found = ward_list(loaded, looking)
        self._needy = found.needy
        self._model.set_rows(found.rows, found.columns)
        if looking.sight is not self._sight:
            self._sight = looking.sight
            self.table.fit_columns([column.width for column in found.columns])
        columns = total_columns(looking.lens, loaded.wholes())
        is_youth = looking.sight is Sight.YOUTH
        sums = youth_sums(loaded) if is_youth else loaded.sums(looking.lens)
        self._sums.set_rows(sums, columns)
        self.sums.fit_columns([column.width for column in columns])
        head, about = heads_of(loaded, looking.sight)
        self._head.setText(head)
        self._subhead.setText(about)
        self.next.setEnabled(bool(self._short()))
        fit_sums(self.sums)

    def show_sums(self, *, shown: bool) -> None:
        """Show the sums, or leave their room to a form."""
        self._sums_card.setVisible(shown)

    def wards(self) -> tuple[str, ...]:
        """The codes of the wards shown, in order."""
        return tuple(row.ward for row in self._model.rows())

    def show_several(self, wards: Collection[str]) -> None:
        """Choose the rows of several wards, without a signal."""
        lines = [line for line, row in enumerate(self._model.rows()) if row.ward in wards]
        self.table.choose_lines(lines)

    def show_ward(self, ward: str) -> None:
        """Choose a ward's row, where it is shown."""
        line = self._model.line_of(lambda row: row.ward == ward)
        if line != self.table.chosen_line():
            self.table.choose_line(line)

    def go_next(self) -> None:
        """Choose the next ward below target, in the table's order, and start again at the end."""
        short = self._short()
        if not short:
            return
        line = self.table.chosen_line()
        here = self._model.row_at(line).ward if line is not None else ""
        at = short.index(here) + 1 if here in short else 0
        self.chosen.emit(short[at % len(short)])

    def _short(self) -> list[str]:
        return [row.ward for row in self._model.rows() if row.ward in self._needy]


def fit_sums(table: TableView) -> None:
    """Make a table of sums as tall as its lines, up to a few."""
    lines = min(MOST_SUMS, table.model().rowCount())
    bar = table.horizontalHeader()
    height = max(bar.sizeHint().height(), bar.minimumHeight())
    table.setFixedHeight(lines * row_height(table) + height + 1)
