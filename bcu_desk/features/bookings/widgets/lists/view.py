"""Out and due: four lists of what is out, due, lent or waited for, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists import columns
from bcu_desk.features.bookings.model.lists.counts import DUE, KEYS, LOANS, NAMES, WAITS, counts
from bcu_desk.features.bookings.model.lists.read import Lists, read_lists
from bcu_desk.features.bookings.model.lists.told import Row, told
from bcu_desk.features.bookings.widgets.hand import Doer
from bcu_desk.features.bookings.widgets.lending.gestures import Lending
from bcu_desk.features.bookings.widgets.lending.place import FormPlace
from bcu_desk.features.bookings.widgets.lists.card import LineCard
from bcu_desk.features.bookings.widgets.lists.pane import Columns, ListPane
from bcu_desk.features.bookings.widgets.lists.tabs import CountTabs
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

CARES = frozenset({"key_issue", "loan", "waiting_list", "person"})
SHOWN: dict[str, Columns] = {
    KEYS: columns.keys_columns,
    DUE: columns.due_columns,
    LOANS: columns.loan_columns,
    WAITS: columns.waiting_columns,
}
EMPTY = {
    KEYS: (
        "Nothing is out",
        "Issue keys when something goes out: who has it and until when, odometer and fuel. "
        "It stands here until it is back, and comes first once it is late.",
        "bookings",
    ),
    DUE: (
        "Nothing is due",
        "A vehicle comes up here four weeks or 1,000 miles before its service or MOT is due, "
        "and comes first once that is over.",
        "calendar",
    ),
    LOANS: (
        "Nothing is on loan",
        "Lend to another borough until a time. The loan stands here until it is back, "
        "and comes first once it is overdue.",
        "exchange",
    ),
    WAITS: (
        "Nobody waits",
        "Join the list where nothing of a kind is free. What comes free is held for an hour "
        "for the first in line.",
        "clock",
    ),
}


class OutAndDue(QWidget):
    """The lists in short above, one of them in full, its line chosen or a form at the right."""

    def __init__(self, do: Doer, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("bookings.lists")
        self.setAccessibleName("Out and due")
        self._lists: Lists | None = None
        self._wanted = ""
        self.tabs = CountTabs()
        self.card = LineCard(writable=writable)
        self.place = FormPlace(self.card)
        self.lending = Lending(self.place, do, writable=writable)
        self.panes = {
            name: ListPane(name, EMPTY[name], SHOWN[name], writable=writable) for name in NAMES
        }
        self._lay_out()
        self.tabs.chosen.connect(self.show_list)
        self.card.wanted.connect(self.start)
        self.place.closed.connect(self.take_keyboard)
        for pane in self.panes.values():
            pane.chosen.connect(self._tell)
            pane.opened.connect(self._open)
            pane.wanted.connect(self.start)

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.tabs)
        left.addLayout(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.place)
        for pane in self.panes.values():  # now: in a stack without a place it would be a window
            self._stack.addWidget(pane)

    def read(self, reader: Reader, view: View, sort: Sort, now: int) -> Lists:
        """What the lists show; runs in a thread and touches no widget."""
        return read_lists(reader, view, sort, now)

    def show_read(self, found: object) -> None:
        """Show what was read; the list and the line chosen stay so."""
        assert isinstance(found, Lists)
        if self._lists is not None and self._lists.sort is not found.sort:
            self.place.close_form()
        self._lists = self.lending.lists = found
        shown = counts(found)
        self.tabs.show_counts(shown)
        rows: dict[str, Sequence[Any]] = {
            KEYS: found.keys,
            DUE: found.due,
            LOANS: found.loans,
            WAITS: found.waits,
        }
        if self.tabs.value() not in {count.name for count in shown}:
            self.show_list(KEYS)
        for count in shown:
            self.panes[count.name].show_rows(found, rows[count.name], count)
        self.focus_key(self._wanted)
        self._wanted = ""
        self._tell()

    def pane(self) -> ListPane:
        """The list shown."""
        return self.panes[self.tabs.value()]

    def row(self) -> Row | None:
        """The line chosen, or None."""
        return self.pane().row()

    def show_list(self, name: str) -> None:
        """Show a list by its name."""
        self.place.close_form()
        self.tabs.choose(name)
        self._stack.setCurrentWidget(self.panes[name])
        self._tell()

    def focus_key(self, key: str) -> None:
        """Show `LIST:VEHICLE`, such as `loans:EK14 KLH`, now or when it is read next."""
        self._wanted = key
        name, _, vehicle = key.partition(":")
        if name in self.panes:
            self.show_list(name)
            self.pane().choose_vehicle(vehicle)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.pane().take_keyboard()

    def start(self, verb: str) -> None:
        """Start a gesture by its name, on the line chosen."""
        self.lending.start(verb, self.row())

    def _open(self) -> None:
        """What Enter or a double click does: the first gesture of a line; none that ends a wait."""
        row = self.row()
        verbs = told(self._lists, row).verbs if row is not None and self._lists else ()
        if verbs and verbs[0] != "leave":
            self.start(verbs[0])

    def _tell(self) -> None:
        row = self.row()
        if row is None or self._lists is None:
            self.card.show_told(None)
        else:
            self.card.show_told(told(self._lists, row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves the waiting list."""
        if event.matches(QKeySequence.StandardKey.Delete) and self.tabs.value() == WAITS:
            self.start("leave")
        else:
            super().keyPressEvent(event)
