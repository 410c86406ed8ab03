"""Abstraction rates as a table: by ward, by borough and BCU, or month by month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.coverage.model.absences.columns import rate_columns
from bcu_desk.features.coverage.model.absences.read import MONTHS_SHOWN, RatesView
from bcu_desk.features.coverage.queries.rates import RateRow
from bcu_desk.kit.controls import Card, Segmented, button, words
from bcu_desk.kit.table_model import TableModel, table_view

BY = (("ward", "By ward"), ("borough", "By borough"), ("month", "By month"))


class RatesPanel(Card):
    """Duty taken against duty rostered, with the kinds that count; `chosen` carries a ward.

    `rosters_asked` is sent to look at the shift patterns behind the rates.
    """

    chosen = Signal(str)
    rosters_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read: RatesView | None = None
        self._model: TableModel[RateRow] = TableModel(rate_columns("ward"))
        self.table = table_view(self._model, "coverage.rates", "Abstraction rates")
        self.table.grows = 0
        self.by = Segmented(BY)
        self.by.setObjectName("coverage.rates.by")
        self.by.setAccessibleName("Rates of what")
        self._head = words("", "section")
        self._about = words("", "secondary", wrap=True)
        self._about.setContentsMargins(13, 8, 13, 10)
        head = QHBoxLayout()
        head.setContentsMargins(13, 9, 12, 9)
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addStretch(1)
        self.rosters = button("Shift patterns", "coverage.rosters")
        self.rosters.clicked.connect(self.rosters_asked)
        head.addWidget(self.rosters)
        head.addWidget(self.by)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._about)
        self.by.chosen.connect(lambda _: self._show())
        self.table.row_chosen.connect(self._row_chosen)

    def show_rates(self, read: RatesView) -> None:
        """Show what was read, by what was chosen last."""
        self._read = read
        self._show()

    def _row_chosen(self, line: int) -> None:
        if self.by.value() == "ward":
            self.chosen.emit(self._model.row_at(line).code)

    def _show(self) -> None:
        read, by = self._read, self.by.value()
        if read is None:
            return
        rows = read.rows[by]
        if by == "ward":
            rows = tuple(sorted(rows, key=lambda row: -1.0 if row.rate is None else -row.rate - 2))
        columns = rate_columns(by)
        self._model.set_rows(rows, columns)
        self.table.fit_columns([column.width for column in columns])
        when = f"{MONTHS_SHOWN} months to {read.on:%B %Y}" if by == "month" else f"{read.on:%B %Y}"
        self._head.setText(f"Abstraction, {when}")
        self._about.setText(_about(rows))


def _about(rows: tuple[RateRow, ...]) -> str:
    """What counts, how many are over, and how many have no roster."""
    if not rows:
        return "No ward is in view."
    over, blank = sum(row.over for row in rows), sum(row.rate is None for row in rows)
    told = f"{over} over the limit. Counted: {', '.join(rows[0].kinds)}."
    if blank:
        told += f" {blank} of {len(rows)} have no roster, so no rate: no data, not nought."
    return told
