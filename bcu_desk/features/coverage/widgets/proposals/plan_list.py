"""The lines of a plan, one below another, and what stands under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.coverage.widgets.proposals.tick_row import TickRow
from bcu_desk.kit.controls import rule


class PlanList(QScrollArea):
    """`ticked` and `kept` carry the collar number of the officer whose line is meant."""

    ticked = Signal(str)
    kept = Signal(str)

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[TickRow, ...] = ()
        self._keyboard: tuple[str, int] | None = None
        self.show_rows(())

    def show_rows(self, rows: Sequence[TickRow], under: QWidget | None = None) -> None:
        """Show other lines; the scroll bar stays in its place.

        The keyboard stays on its officer, or where their line was, while another plan is looked
        for too.
        """
        self._keyboard = self._keyboard_line() or self._keyboard
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._rows = tuple(rows)
        for row in self._rows:
            # Queued: the line that told is replaced by what comes of it.
            row.ticked.connect(self.ticked, Qt.ConnectionType.QueuedConnection)
            row.kept.connect(self.kept, Qt.ConnectionType.QueuedConnection)
            lines.addWidget(row)
            lines.addWidget(rule())
        if under is not None:
            lines.addWidget(under)
        lines.addStretch(1)
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setWidget(inside)
        bar.setValue(place)
        if self._keyboard is not None and self._rows:
            collar, number = self._keyboard
            there = self._rows[min(number, len(self._rows) - 1)]
            at = next((row for row in self._rows if row.collar == collar), there)
            at.tick.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keyboard = None

    def _keyboard_line(self) -> tuple[str, int] | None:
        """The officer in whose line the keyboard is, and its number."""
        focus = QApplication.focusWidget()
        for number, row in enumerate(self._rows):
            if focus is not None and row.isAncestorOf(focus):
                return row.collar, number
        return None

    def rows(self) -> tuple[TickRow, ...]:
        """The lines that are shown."""
        return self._rows

    def toggle(self, number: int) -> bool:
        """Tick the line with this number or leave it out; whether there is one."""
        if not 1 <= number <= len(self._rows):
            return False
        self.ensureWidgetVisible(self._rows[number - 1], 0, 8)
        self._rows[number - 1].tick.toggle()
        return True
