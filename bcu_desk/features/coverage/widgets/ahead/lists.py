"""Two tables beside the map: wards that will have nobody, and the ledger of targets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.queries.days.below import AHEAD, UncoveredRow
from bcu_desk.features.coverage.queries.days.targets import TargetRow
from bcu_desk.kit.controls import Card, words
from bcu_desk.kit.table_model import Column, TableModel, table_view

NOBODY = f"Every ward has a DWO in post and available on each of the next {AHEAD} days."
COMING = f"No DWO to hand in the next {AHEAD} days"
LEDGER = "What wards are promised"
UPLIFTS = "What a test site is promised beyond the base stands on lines of its own."


def _day(day: date | None) -> str:
    return "" if day is None else long_day(day)


def _length(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


COMING_COLUMNS: tuple[Column[UncoveredRow], ...] = (
    Column("From", lambda row: row.first_day, _day, width=122),
    Column("For", lambda row: row.days, _length, align="right", width=76),
    Column("Ward", lambda row: row.name, width=130),
    Column("Borough", lambda row: row.borough_name, width=110, tone=lambda _: "muted"),
    Column("Why", lambda row: row.why, width=220),
)
LEDGER_COLUMNS: tuple[Column[TargetRow], ...] = (
    Column("Where", lambda row: row.name, width=200),
    Column("What", lambda row: row.title, width=92),
    Column("Number", lambda row: row.amount, align="right", width=66),
    Column("From", lambda row: row.from_day, _day, width=122),
    Column("To before", lambda row: row.to_day, _day, width=122),
    Column("In force", lambda row: "yes" if row.in_force else "no", width=66),
)


class Listed(Card):
    """A table under a heading, with words under it; `chosen` carries the ward of a line."""

    chosen = Signal(str)

    def __init__(self, name: str, title: str, columns: tuple[Column[Any], ...]) -> None:
        super().__init__()
        self._model: TableModel[Any] = TableModel(columns)
        self.table = table_view(self._model, name, title)
        self.table.grows = len(columns) - 1
        self._head = words(title, "section")
        self._about = words("", "secondary", wrap=True)
        self._about.setContentsMargins(13, 8, 13, 10)
        head = QHBoxLayout()
        head.setContentsMargins(13, 9, 12, 9)
        head.addWidget(self._head)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._about)
        self.table.row_chosen.connect(self._row_chosen)

    def show_rows(self, rows: Sequence[UncoveredRow | TargetRow], about: str) -> None:
        """Show other lines, and words under them."""
        self._model.set_rows(rows)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def _row_chosen(self, line: int) -> None:
        ward = self._model.row_at(line).ward
        if ward:
            self.chosen.emit(ward)


class Coming(Listed):
    """Wards without an available DWO on some day of the next weeks, the soonest first."""

    def __init__(self) -> None:
        super().__init__("coverage.coming", COMING, COMING_COLUMNS)

    def show_wards(self, rows: Sequence[UncoveredRow]) -> None:
        """Show the wards, or that there are none."""
        count = len(rows)
        told = f"{count} ward{'' if count == 1 else 's'}, by absences and postings as recorded."
        self.show_rows(rows, told if rows else NOBODY)


class Ledger(Listed):
    """The targets in force, past and planned: base and uplift apart."""

    def __init__(self) -> None:
        super().__init__("coverage.targets", LEDGER, LEDGER_COLUMNS)

    def show_targets(self, rows: Sequence[TargetRow]) -> None:
        """Show the ledger."""
        self.show_rows(rows, UPLIFTS)
