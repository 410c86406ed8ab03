"""Review: the list of what is open at the left, one record of it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.deciding import WholeFile, whole_file
from bcu_desk.features.sync.model.state import OpenRow
from bcu_desk.features.sync.queries.imports import ImportRow
from bcu_desk.features.sync.widgets.by_file import ByFile
from bcu_desk.features.sync.widgets.clash import ClashCard
from bcu_desk.features.sync.widgets.conflict import ConflictCard
from bcu_desk.features.sync.widgets.layouts import card
from bcu_desk.kit.controls import Card, empty_state, rule
from bcu_desk.kit.form import Form
from bcu_desk.kit.table_model import Column, TableModel, table_view

LIST, LIST_AT_MOST, SHARE = 404, 540, 0.4  # pixels of the list, and how much of the width it has
WHAT, EDGES = 130, 30


class ReviewPart(QWidget):
    """Decide one record after another; `decided` carries pairs of id and choice.

    `value_asked` carries the id of the conflict whose value is to be entered; `file_decided` what
    came with one import, and keep or take.
    """

    decided = Signal(object)
    file_decided = Signal(object, str)
    value_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._writable = True
        self._shown: OpenRow | None = None
        self._form: Form | None = None
        self._renewing = False
        self._items: tuple[OpenRow, ...] = ()
        self._imports: tuple[ImportRow, ...] = ()
        self._file = WholeFile("", (), 0)
        self.by_file = ByFile()
        self.by_file.asked.connect(lambda verb: self.file_decided.emit(self._file, verb))
        self.model = TableModel[OpenRow](
            (
                Column("Record", lambda row: row.title, width=LIST - WHAT - EDGES),
                Column("What", lambda row: row.detail, tone=lambda _: "muted", width=WHAT),
            )
        )
        self.list = table_view(self.model, "exchange.review", "Open conflicts and clashes")
        self.list.row_chosen.connect(lambda line: self._show(self.model.row_at(line)))
        self.detail = QStackedWidget()
        self.conflict = ConflictCard()
        self.clash = ClashCard()
        for part in (self.conflict, self.clash):
            self.detail.addWidget(part)
            part.decided.connect(self.decided.emit)
        self.conflict.value_asked.connect(self.value_asked.emit)
        self.whole = QStackedWidget()
        self.whole.addWidget(self._both())
        self.whole.addWidget(_nothing())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.whole)

    def _both(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        left, lines, _ = card("To decide")
        self._left = left
        lines.addWidget(self.list, 1)
        lines.addWidget(rule())
        lines.addWidget(self.by_file)
        line.addWidget(left)
        line.addWidget(self.detail, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of records what room there is."""
        super().resizeEvent(event)
        wide = max(LIST, min(LIST_AT_MOST, round(self.width() * SHARE)))
        self._left.setFixedWidth(wide)
        self.list.fit_columns((wide - WHAT - EDGES, WHAT))

    def show_items(
        self, items: Sequence[OpenRow], imports: Sequence[ImportRow], *, writable: bool
    ) -> None:
        """List what is open; the record that was shown stays in sight while it is open."""
        self._writable = writable
        self._items, self._imports = tuple(items), tuple(imports)
        keyboard = self.detail.isAncestorOf(QApplication.focusWidget() or self)
        line = self.list.chosen_line() or 0
        kept = self._shown.id if self._shown is not None else ""
        self._renewing = True  # what somebody types in a form stays in sight
        self.model.set_rows(items)
        self.whole.setCurrentIndex(0 if items else 1)
        self._shown = None
        if items:
            same = self.model.line_of(lambda row: row.id == kept)
            record = f"{kept.rpartition(',')[0]},"
            title = self.model.line_of(lambda row: bool(kept) and row.id.startswith(record))
            found = same if same is not None else title
            self.list.choose_line(min(line, len(items) - 1) if found is None else found)
        self._renewing = False
        if keyboard and items and self._form is None:  # the button that was pressed is gone
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Show the record with this id, or with this field of it."""
        line = self.model.line_of(
            lambda row: row.id == key or any(one.id == key for one in row.conflicts)
        )
        if line is not None:
            self.list.choose_line(line)

    def shown(self) -> OpenRow | None:
        """The record that is shown."""
        return self._shown

    def show_form(self, form: Form) -> None:
        """Show a form in place of the record."""
        if self._form is not None:
            self._put_away(self._form)
        self._form = form
        self.detail.addWidget(form)
        self.detail.setCurrentWidget(form)
        form.field("value").setFocus()

    def end_form(self, form: Form) -> None:
        """Show the record again, the keyboard on the list."""
        self._put_away(form)
        if self._shown is not None:
            self._show(self._shown)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self, form: Form) -> None:
        self._form = None
        self.detail.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _show(self, row: OpenRow) -> None:
        if self._form is not None and not self._renewing:
            self._put_away(self._form)  # another record was chosen
        self._shown = row
        self._file = whole_file(row, self._items, self._imports)
        self.by_file.show_file(self._file, writable=self._writable)
        if row.clash is not None:
            self.clash.show_clash(row, writable=self._writable)
        else:
            self.conflict.show_row(row, writable=self._writable)
        made = self.conflict if row.clash is None else self.clash
        self.detail.setCurrentWidget(self._form or made)


def _nothing() -> Card:
    made = Card()
    lines = QVBoxLayout(made)
    told = (
        "Where two desks gave one field different values, or booked one vehicle twice, it is"
        " listed here until somebody decides it. The decision travels to every desk."
    )
    lines.addWidget(empty_state("Nothing to decide", told, icon="check"))
    return made
