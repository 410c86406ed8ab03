"""The parts of the fleet page in their places: find bar, board, right column, or how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.above.find_bar import FindBar
from bcu_desk.features.bookings.widgets.above.toolbar import Toolbar
from bcu_desk.features.bookings.widgets.begin.empty import EmptyFleet
from bcu_desk.features.bookings.widgets.begin.none_yet import NoneYet
from bcu_desk.features.bookings.widgets.beside.side import Side
from bcu_desk.features.bookings.widgets.gestures import Gestures
from bcu_desk.features.bookings.widgets.hand import Doer, Hand
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
        self.hand = Hand(self.side, self.timeline, do, writable=writable)
        self.gestures = Gestures(self.hand)
        self.empty = EmptyFleet(self.hand.run)
        self.find_bar.book_button.setEnabled(writable)
        self.none = NoneYet(writable=writable)
        self.none.add_asked.connect(self.gestures.add)
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
        self._rows = QStackedLayout()
        self._rows.addWidget(self.timeline)
        self._rows.addWidget(self.none)
        inside.addLayout(self._rows, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(board, 1)
        row.addWidget(self.side)
        lines = QVBoxLayout(self._full)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.find_bar)
        lines.addLayout(row, 1)

    def show_rows(self, loaded: Loaded) -> None:
        """Show rows, or what would stand there; the find bar where there is something to find."""
        some = bool(loaded.board.vehicles)
        self.none.show_loaded(loaded)
        self._rows.setCurrentWidget(self.timeline if some else self.none)
        self.find_bar.setEnabled(some)

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
