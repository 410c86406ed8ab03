"""The header: page title, BCUs in view, as-of day, state, search, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Chip, Segmented, words
from bcu_desk.kit.look.icons import icon
from bcu_desk.shell.as_of.day_control import CONTROL, DayControl
from bcu_desk.shell.as_of.state import chip_of
from bcu_desk.work.view import View

HEIGHT = 52
NARROW = 1000  # below this width the BCUs are shown by their codes


class Header(QFrame):
    """What stays in sight above every page."""

    day_chosen = Signal(object)
    scope_chosen = Signal(object)
    compare = Signal()
    look_back = Signal()
    today = Signal()
    undo = Signal()
    redo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self._bcus: tuple[tuple[str, str], ...] = ()
        self._scope: Segmented | None = None
        self.title = words("", "title")
        self.title.setObjectName("header.title")
        self.day = DayControl("as_of", "As-of date", before="'As of' ")
        self.day.setToolTip("The day that every page shows (Ctrl+D)")
        self.time = self._time_button()
        self.day.chosen.connect(self.day_chosen)
        self.state = Chip("Live", tone="good")
        self.state.setObjectName("header.state")
        self.search = _search_field()
        self._lens = self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._undo = _step_button("undo", self.undo)
        self._redo = _step_button("redo", self.redo)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 0, 16, 0)
        self._layout.setSpacing(12)
        for widget in (self.title, self.day, self.time, self.state):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self.search, 2)
        for made in (self._undo, self._redo):
            self._layout.addWidget(made)

    def offer_scopes(self, bcus: Sequence[tuple[str, str]], chosen: tuple[str, ...]) -> None:
        """Offer each BCU by code and name, and all of them together; none where there is one."""
        if tuple(bcus) != self._bcus:
            self._bcus = tuple(bcus)
            self._make_scope()
        if self._scope is not None:
            self._scope.choose(chosen[0] if len(chosen) == 1 else "")

    def _make_scope(self) -> None:
        if self._scope is not None:
            self._layout.removeWidget(self._scope)
            self._scope.hide()
            self._scope.deleteLater()
            self._scope = None
        if not 2 <= len(self._bcus) <= 3:
            return
        every = ("", "Both" if len(self._bcus) == 2 else "All")
        self._scope = Segmented((*self._bcus, every))
        self._scope.setObjectName("scope")
        self._scope.setAccessibleName("BCUs in view")
        self._scope.chosen.connect(lambda code: self.scope_chosen.emit((code,) if code else ()))
        self._layout.insertWidget(1, self._scope)
        self._name_scopes()
        self._keep_focus_order()

    def _name_scopes(self) -> None:
        """Names of BCUs, or their codes where there is little room."""
        if self._scope is not None:
            for code, name in self._bcus:
                part = self._scope.part(code)
                part.setText(code if self.width() < NARROW else name)
                part.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where there is little room."""
        super().resizeEvent(event)
        self._name_scopes()

    def _time_button(self) -> Button:
        """A menu of what else there is to do with time."""
        made = button("", "header.time", icon="clock")
        made.setAccessibleName("Time")
        made.setToolTip("Compare with another day, or look back")
        made.setFixedSize(36, CONTROL)
        menu = self.time_menu = QMenu(made)
        menu.setObjectName("header.time.menu")
        menu.setToolTipsVisible(True)
        for words_told, key, signal in (
            ("Compare with another day", "Ctrl+Shift+D", self.compare),
            ("What the file said at…", "Ctrl+Shift+K", self.look_back),
            ("Go to today", "Ctrl+T", self.today),
        ):
            action = menu.addAction(f"{words_told}\t{key}")
            action.triggered.connect(lambda _=False, signal=signal: signal.emit())
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(QPoint(0, made.height() + 2))))
        return made

    def show_day(self, view: View, today: date, *, read_only: bool, sample: bool) -> None:
        """Show the as-of day, and in a word whether it is today's live state."""
        self.day.show_day(view.on)
        chip = chip_of(view, today, read_only=read_only, sample=sample)
        self.state.setText(chip.words)
        self.state.setToolTip(chip.hint)
        self.state.setAccessibleName(f"{chip.words}: {chip.hint}")
        self.state.set_tone(chip.tone)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that the buttons would take back or do again."""
        for part, verb, label in ((self._undo, "Undo", undo), (self._redo, "Redo", redo)):
            part.setEnabled(label is not None)
            told = f"{verb}: {label}" if label else f"Nothing to {verb.lower()}"
            part.setAccessibleName(told)
            part.setToolTip(f"{told} ({'Ctrl+Z' if verb == 'Undo' else 'Ctrl+Y'})")

    def recolour(self) -> None:
        """Draw the search icon again, after a change of theme."""
        self._lens.setIcon(icon("search"))

    def _keep_focus_order(self) -> None:
        """Tab goes from left to right."""
        found: tuple[QWidget | None, ...] = (
            self._scope,
            self.day,
            self.time,
            self.search,
            self._undo,
            self._redo,
        )
        for one, other in pairwise([widget for widget in found if widget is not None]):
            QWidget.setTabOrder(one, other)


def _search_field() -> QLineEdit:
    made = QLineEdit()
    made.setObjectName("search")
    made.setAccessibleName("Search or do")
    made.setPlaceholderText("Search or do…   Ctrl K")
    made.setToolTip("People, posts, wards, vehicles and what can be done with them (Ctrl+K)")
    made.setMinimumWidth(150)
    made.setMaximumWidth(250)
    made.setFixedHeight(CONTROL)
    return made


def _step_button(verb: str, signal: SignalInstance) -> Button:
    made = button("", f"header.{verb}", icon=verb)
    made.setAccessibleName(f"Nothing to {verb}")
    made.setToolTip(f"Nothing to {verb}")
    made.setFixedWidth(36)
    made.setFixedHeight(CONTROL)
    made.setEnabled(False)
    made.clicked.connect(lambda: signal.emit())
    return made
