"""One list: its head with what can be added, its table, or what stands there while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.lists.counts import Count, standing_words
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.told import Row, key_of
from bcu_desk.features.bookings.widgets.lists.verbs import LIST_VERBS
from bcu_desk.kit.buttons import LEAST_HEIGHT
from bcu_desk.kit.controls import Button, Card, button, empty_state, words
from bcu_desk.kit.table_model import Column, TableModel, table_view

Columns = Callable[[Lists], Sequence[Column[Any]]]
MOST_SPREAD = 1.5
SPARED = ("Base", "Purpose", "Out since", "From", "Kind")  # left out in this order where narrow


class ListPane(Card):
    """`chosen` is sent when another line is, `opened` when one is opened, `wanted` with a verb."""

    chosen = Signal()
    opened = Signal()
    wanted = Signal(str)

    def __init__(
        self, name: str, empty: tuple[str, str, str], columns: Columns, *, writable: bool
    ) -> None:
        super().__init__()
        self.setObjectName(f"bookings.lists.{name}.pane")
        self._columns = columns
        self._lists: Lists | None = None
        self._given: tuple[Row, ...] = ()
        self._model: TableModel[Any] = TableModel(())
        self.table = table_view(self._model, f"bookings.lists.{name}.table", "")
        self._told = words("", "secondary")
        self._title = words("", "section")
        self.verbs = {
            verb.name: self._verb(verb.name, verb.title, verb.key, verb.tip)
            for verb in LIST_VERBS.get(name, ())
        }
        self._writable = writable
        self._empty = empty_state(empty[0], empty[1], icon=empty[2])
        self._lay_out()
        self.table.row_chosen.connect(lambda _: self.chosen.emit())
        self.table.row_opened.connect(lambda _: self.opened.emit())

    def _verb(self, name: str, title: str, key: str, tip: str) -> Button:
        made = button(title, f"bookings.lists.{name}", key=key)
        made.setToolTip(tip)
        made.clicked.connect(lambda: self.wanted.emit(name))
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 9, 12, 9)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._told)
        head.addStretch(1)
        head.addStrut(LEAST_HEIGHT)
        for made in self.verbs.values():
            head.addWidget(made)
        rows = QWidget()
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rows, 1)

    def show_rows(self, lists: Lists, rows: Sequence[Row], count: Count) -> None:
        """Show other lines; the one chosen stays so, or the one in its place, or the first."""
        before, line = self.row(), self.table.chosen_line()
        self._lists, self._given = lists, tuple(rows)
        self._set_rows()
        self.table.setAccessibleName(count.title)
        self._title.setText(count.title)
        self._told.setText(standing_words(lists, count.name) if rows else "")
        self._rows.setCurrentWidget(self.table if rows else self._empty)
        for name, made in self.verbs.items():
            made.setVisible(self._writable and (name != "pass_on" or lists.over > 0))
        if rows:
            self._keep_line(before, line or 0)

    def _keep_line(self, before: Row | None, line: int) -> None:
        if before is None or not self.choose(key_of(before)):
            self.table.choose_line(min(line, len(self._given) - 1))

    def _set_rows(self) -> None:
        """Fill the table: with fewer columns where it is narrow, wider ones where it is wide."""
        if self._lists is None:
            return
        columns = columns_for(self._columns(self._lists), self.width())
        self._model.set_rows(self._given, columns)
        self._fit()

    def _fit(self) -> None:
        widths = [column.width or 0 for column in self._model.columns]
        share = max(1.0, min(MOST_SPREAD, (self.width() - 4) / max(1, sum(widths))))
        self.table.fit_columns([round(width * share) for width in widths])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns anew where more or fewer fit."""
        super().resizeEvent(event)
        if self._lists is None:
            return
        chosen = self.row()
        if len(columns_for(self._columns(self._lists), self.width())) != len(self._model.columns):
            self._set_rows()
            if chosen is not None:
                self.choose(key_of(chosen))
        else:
            self._fit()

    def rows(self) -> tuple[Row, ...]:
        """The lines in the order shown."""
        return self._model.rows()

    def row(self) -> Row | None:
        """The line chosen, or None."""
        line = self.table.chosen_line()
        found: Row | None = None if line is None else self._model.row_at(line)
        return found

    def take_keyboard(self) -> None:
        """Give the keyboard to the table, or to what can be done while it is empty."""
        shown = [made for made in self.verbs.values() if made.isVisibleTo(self)]
        part: QWidget = self.table if self._model.rows() or not shown else shown[0]
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> bool:
        """Choose a line by its key; whether there is one."""
        line = self._model.line_of(lambda row: key_of(row) == key)
        self.table.choose_line(line)
        return line is not None

    def choose_vehicle(self, vehicle: str) -> None:
        """Choose the first line of a vehicle, or the first of all where none is meant."""
        rows = self._model.rows()
        line = self._model.line_of(lambda row: row.vehicle == vehicle)
        self.table.choose_line(0 if line is None and rows and not vehicle else line)


def columns_for(columns: Sequence[Column[Any]], room: int) -> tuple[Column[Any], ...]:
    """The columns that fit into a room; those that can be spared are told beside the list."""
    kept = list(columns)
    for title in SPARED:
        if sum(column.width or 0 for column in kept) <= room:
            break
        kept = [column for column in kept if column.title != title]
    return tuple(kept)
