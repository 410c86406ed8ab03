"""The parts of the fleet page in their places: find bar, board, right column, or how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.widgets.empty import EmptyFleet
from bcu_desk.features.bookings.widgets.find_bar import FindBar
from bcu_desk.features.bookings.widgets.gestures import Doer, Gestures
from bcu_desk.features.bookings.widgets.side import Side
from bcu_desk.features.bookings.widgets.toolbar import Toolbar
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.timeline.view import Timeline


class Parts(QWidget):
    """Everything that the page shows."""

    def __init__(self, do: Doer, *, writable: bool) -> None:
        super().__init__()
        self.find_bar = FindBar()
        self.toolbar = Toolbar()
        self.timeline = Timeline("bookings.timeline", "Vehicles and their bookings")
        self.side = Side(writable=writable)
        self.gestures = Gestures(self.side, self.timeline, do, writable=writable)
        self.empty = EmptyFleet(self.gestures.run)
        self.find_bar.book_button.setEnabled(writable)
        self._full = QWidget()
        self._lay_out()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    def _lay_out(self) -> None:
        board = Card()
        inside = QVBoxLayout(board)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.toolbar)
        inside.addWidget(rule())
        inside.addWidget(self.timeline, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(board, 1)
        row.addWidget(self.side)
        lines = QVBoxLayout(self._full)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.find_bar)
        lines.addLayout(row, 1)

    def show_board(self, *, full: bool) -> None:
        """Show the board, or how to begin; a keyboard in here goes along."""
        wanted = self._full if full else self.empty
        if self._stack.currentWidget() is wanted:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.empty.begin_anew()
        self._stack.setCurrentWidget(wanted)
        if inside:
            shown = self.timeline if full else self.empty
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
