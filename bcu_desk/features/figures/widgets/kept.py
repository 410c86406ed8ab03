"""The figures that are kept, and the way to load more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.features.figures.model.kept import KEPT_COLUMNS, KeptRow
from bcu_desk.kit.controls import Card, button, empty_state, words
from bcu_desk.kit.table_model import TableModel, table_view

NOTHING = (
    "No figures yet",
    "Load a monthly abstraction table, ward crime counts or street-level crime (CSV). What a file"
    " would change is shown line by line before anything is kept.",
)


class Kept(Card):
    """A table of the figures kept; `load_asked` when a file is to be loaded."""

    load_asked = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.load = button("Load figures…", "figures.load", kind="primary", key="Ctrl+L")
        self.load.setEnabled(writable)
        self.load.clicked.connect(self.load_asked)
        self._about = words("", "secondary")
        self._model: TableModel[KeptRow] = TableModel(KEPT_COLUMNS)
        self.table = table_view(self._model, "figures.kept", "Figures that are kept")
        self.table.grows = 0
        head = QHBoxLayout()
        head.setContentsMargins(15, 9, 12, 9)
        head.setSpacing(8)
        head.addWidget(words("Figures that are kept", "section"))
        head.addWidget(self._about, 1)
        head.addWidget(self.load)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.table)
        self._pages.addWidget(empty_state(*NOTHING, icon="figures"))
        inside.addWidget(body, 1)

    def show_rows(self, rows: Sequence[KeptRow]) -> None:
        """Show what is kept, or how to begin."""
        self._pages.setCurrentIndex(0 if rows else 1)
        self._model.set_rows(rows)
        self.table.fit_columns([column.width for column in KEPT_COLUMNS])
        count = sum(row.figures for row in rows)
        self._about.setText(f"{count:,} in all" if rows else "")
