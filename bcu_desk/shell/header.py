"""The header: page title, BCUs in view, as-of day, state, search, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLineEdit, QWidget

from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Chip, Segmented, words
from bcu_desk.kit.day_typing import DayTyping
from bcu_desk.kit.look.icons import icon, paint_icon
from bcu_desk.kit.look.tokens import tokens

HEIGHT = 52
CONTROL = 30
MARK = 16
FORMAT, FORMAT_TYPED = "'As of' ddd d MMM yyyy", "'As of' d MMM yyyy"
NARROW = 1000  # below this width the BCUs are shown by their codes
FIRST_DAY = QDate(1900, 1, 1)


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
        self._bcus: tuple[tuple[str, str], ...] = ()
        self._scope: Segmented | None = None
        self.title = words("", "title")
        self.title.setObjectName("header.title")
        self.day = DayControl()
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
        for widget in (self.title, self.day, self.state):
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

    def show_day(self, on: date, today: date, *, read_only: bool, sample: bool) -> None:
        """Show the as-of day, and whether it is today's live state."""
        self.day.show_day(on)
        told, tone, hint = _state(on, today, read_only=read_only, sample=sample)
        self.state.setText(told)
        self.state.setToolTip(hint)
        self.state.setAccessibleName(f"{told}: {hint}")
        self.state.set_tone(tone)

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
            self.search,
            self._undo,
            self._redo,
        )
        for one, other in pairwise([widget for widget in found if widget is not None]):
            QWidget.setTabOrder(one, other)


class DayControl(QDateEdit):
    """The as-of day; `chosen` carries it once it is typed out, stepped or picked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = date(2017, 1, 9)
        self._typing = DayTyping(self)
        self.setObjectName("as_of")
        self.setAccessibleName("As-of date")
        self.setToolTip("The day that every page shows (Ctrl+D)")
        self.setDisplayFormat(FORMAT)
        self.setMinimumDate(FIRST_DAY)
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setFixedHeight(CONTROL)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("As of Wed 28 Nov 2026") + 52)
        self.dateChanged.connect(self._changed)

    def show_day(self, on: date) -> None:
        """Show a day without a signal."""
        self._shown = on
        self.setDate(QDate(on.year, on.month, on.day))

    def take(self) -> None:
        """Take the keyboard, the day's number chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes from the day of the month on: the day of the week steps aside."""
        self.setDisplayFormat(FORMAT_TYPED)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts; the day of the week is told again."""
        super().focusOutEvent(event)
        self._changed(self.date())
        self.setDisplayFormat(FORMAT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a calendar at its right edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPoint(self.width() - MARK - 8, (self.height() - MARK) // 2)
        paint_icon(painter, "calendar", tokens().muted, place, MARK)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back the day that is shown."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_day(self._shown)
            self.clearFocus()
        elif not self._type(event):
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._changed(self.date())

    def _type(self, event: QKeyEvent) -> bool:
        """Take a key that types, and tell nobody of a day before it is typed out."""
        was = self.blockSignals(True)
        taken = self._typing.take(event)
        self.blockSignals(was)
        return taken

    def _changed(self, day: QDate) -> None:
        told = date(day.year(), day.month(), day.day())
        if told != self._shown:
            self._shown = told
            self.chosen.emit(told)


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


def _state(on: date, today: date, *, read_only: bool, sample: bool) -> tuple[str, str, str]:
    """Word, tone and explanation of what is shown."""
    if read_only:
        return "Read only", "warn", "Nothing can be changed here"
    if sample:
        return "Sample", "accent", "Invented people and vehicles: nothing counts"
    if on == today:
        return "Live", "good", "Today, as the file stands now"
    if on < today:
        return "Past day", "warn", "An earlier day than today; Ctrl+T goes to today"
    return "Planned day", "accent", "A later day than today; Ctrl+T goes to today"
