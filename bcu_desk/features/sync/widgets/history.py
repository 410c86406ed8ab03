"""History: what was received and sent, and taking the newest import back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.wording import counted, moment_of
from bcu_desk.features.sync.queries.imports import ExportRow, ImportRow
from bcu_desk.features.sync.widgets.layouts import card
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, empty_state
from bcu_desk.kit.table_model import Column, TableModel, table_view

EMPTY = (
    "Every import is listed here with its files and senders. The newest can be taken back as if"
    " it had never come, until this desk goes on from it or sends it on; an older one is changed"
    " back by changes of this desk."
)


class HistoryPart(QWidget):
    """Imports, the newest first; `take_back_asked` tells of the click.

    `change_back_asked` carries the import that is to be changed back by changes of this desk.
    """

    take_back_asked = Signal()
    change_back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = TableModel[ImportRow](
            (
                Column("Received", lambda row: row.wall, moment_of, width=170),
                Column("From", lambda row: row.senders, width=160),
                Column("Changes", lambda row: row.changes, width=84, align="right"),
                Column("Files", lambda row: row.files, width=480, tone=lambda _: "muted"),
            )
        )
        self.table = table_view(self.model, "exchange.history", "What was received")
        made, lines, head = card("Received", "The newest first")
        self.take_back = button("Take back the newest…", "exchange.take_back", icon="undo")
        self.take_back.clicked.connect(lambda: self.take_back_asked.emit())
        self.change_back = button("Change back…", "exchange.change_back")
        self.change_back.setToolTip("Write what was there before the chosen import; it travels")
        self.change_back.clicked.connect(self._change_back)
        head.addWidget(self.change_back)
        head.addWidget(self.take_back)
        lines.addWidget(self.table, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(made)
        self.sent = TableModel[ExportRow](
            (
                Column("Written", lambda row: row.wall, moment_of, width=170),
                Column("To", lambda row: row.recipient or "not told", width=200),
                Column("What", sent_words, width=170),
                Column("Marking", lambda row: row.marking, width=160),
                Column("By", lambda row: row.actor, width=110),
                Column("Files", lambda row: row.files, width=420, tone=lambda _: "muted"),
            )
        )
        below, lines, _ = card("Sent", "Files for desks, and exports for partners")
        lines.addWidget(table_view(self.sent, "exchange.sent", "What was sent"), 1)
        nothing = Card()
        inside = QVBoxLayout(nothing)
        inside.addWidget(empty_state("Nothing was received yet", EMPTY, icon="clock"))
        self.whole.addWidget(nothing)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self.whole, 1)
        body.addWidget(below, 1)

    def show_imports(self, rows: Sequence[ImportRow], *, writable: bool) -> None:
        """List what was received."""
        self.model.set_rows(rows)
        self.whole.setCurrentIndex(0 if rows else 1)
        for made in (self.take_back, self.change_back):
            made.setEnabled(writable and bool(rows))
        if rows and self.table.chosen_line() is None:
            self.table.choose_line(0)

    def show_exports(self, rows: Sequence[ExportRow]) -> None:
        """List what was sent."""
        self.sent.set_rows(rows)

    def _change_back(self) -> None:
        line = self.table.chosen_line()
        if line is not None:
            self.change_back_asked.emit(self.model.row_at(line))


def sent_words(row: ExportRow) -> str:
    """What a file told: changes, a receipt, rows for partners."""
    if row.purpose == "export":
        return f"Export, {counted(row.told, 'row')}"
    if row.purpose == "changes":
        return counted(row.told, "change")
    return row.purpose.capitalize()
