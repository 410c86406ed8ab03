"""The header: page title, BCUs in view, as-of day, state, search, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, Signal, SignalInstance
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from bcu_desk.kit.controls import Chip, Segmented, button
from bcu_desk.kit.look.icons import icon

HEIGHT = 52


class Header(QFrame):
    """What stays in sight above every page."""

    day_chosen = Signal(object)
    scope_chosen = Signal(object)
    undo = Signal()
    redo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 0, 16, 0)
        self._layout.setSpacing(12)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self._layout.addWidget(self.title)
        self._scope: Segmented | None = None
        self.day = self._day_field()
        self.state = Chip("Live", tone="good")
        self.state.setObjectName("header.state")
        self.search = self._search_field()
        self._undo = self._step_button("header.undo", "undo", self.undo)
        self._redo = self._step_button("header.redo", "redo", self.redo)
        as_of = QLabel("As of")
        as_of.setProperty("role", "secondary")
        as_of.setBuddy(self.day)
        for widget in (as_of, self.day, self.state):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        for widget in (self.search, self._undo, self._redo):
            self._layout.addWidget(widget)

    def _day_field(self) -> QDateEdit:
        made = QDateEdit()
        made.setObjectName("as_of")
        made.setAccessibleName("As-of date")
        made.setToolTip("The day every page shows (Ctrl+D)")
        made.setDisplayFormat("ddd d MMM yyyy")
        made.setCalendarPopup(True)
        made.setMinimumWidth(150)
        made.setKeyboardTracking(False)
        made.dateChanged.connect(lambda day: self.day_chosen.emit(day.toPython()))
        return made

    def _search_field(self) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName("search")
        made.setAccessibleName("Search or do")
        made.setPlaceholderText("Search or do…  Ctrl K")
        made.setClearButtonEnabled(True)
        made.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        made.setFixedWidth(250)
        made.setMinimumHeight(30)
        return made

    def _step_button(self, name: str, verb: str, signal: SignalInstance) -> QPushButton:
        made = button("", name, kind="plain", icon=verb)
        made.setAccessibleName(f"Nothing to {verb}")
        made.setFixedWidth(36)
        made.setEnabled(False)
        made.clicked.connect(lambda: signal.emit())
        return made

    def offer_scopes(self, bcus: Sequence[tuple[str, str]], chosen: tuple[str, ...]) -> None:
        """Offer each BCU by code and name, and all of them together."""
        if self._scope is not None:
            self._layout.removeWidget(self._scope)
            self._scope.deleteLater()
            self._scope = None
        if not 2 <= len(bcus) <= 3:
            return
        every = ("", "Both" if len(bcus) == 2 else "All")
        self._scope = Segmented((*bcus, every))
        self._scope.setObjectName("scope")
        self._scope.setAccessibleName("BCUs in view")
        self._scope.choose(chosen[0] if chosen else "")
        self._scope.chosen.connect(lambda code: self.scope_chosen.emit((code,) if code else ()))
        self._layout.insertWidget(1, self._scope)

    def show_day(self, on: date, today: date, *, read_only: bool, sample: bool) -> None:
        """Show the as-of day, and whether it is today's live state."""
        self.day.blockSignals(True)
        self.day.setDate(QDate(on.year, on.month, on.day))
        self.day.blockSignals(False)
        words, tone = _state(on, today, read_only=read_only, sample=sample)
        self.state.setText(words)
        self.state.set_tone(tone)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that the buttons would take back or do again."""
        for part, verb, label in ((self._undo, "Undo", undo), (self._redo, "Redo", redo)):
            part.setEnabled(label is not None)
            words = f"{verb}: {label}" if label else f"Nothing to {verb.lower()}"
            part.setAccessibleName(words)
            part.setToolTip(words)

    def keep_focus_order(self) -> None:
        """Tab goes from left to right."""
        order = [w for w in (self._scope, self.day, self.search, self._undo, self._redo) if w]
        for one, other in pairwise(order):
            QFrame.setTabOrder(one, other)


def _state(on: date, today: date, *, read_only: bool, sample: bool) -> tuple[str, str]:
    if read_only:
        return "Read only", "warn"
    if sample:
        return "Sample", "accent"
    if on == today:
        return "Live", "good"
    return ("Past day", "warn") if on < today else ("Planned day", "accent")
