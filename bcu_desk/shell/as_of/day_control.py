"""The control of a day that the whole window shows; typed, stepped or picked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit

from bcu_desk.kit.day_typing import DayTyping
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import tokens

CONTROL = 30
MARK = 16
WEEKDAY = "ddd "
FIRST_DAY = QDate(1900, 1, 1)
WEEK = 7
_MONTHS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_WEEKS = {Qt.Key.Key_Up: WEEK, Qt.Key.Key_Down: -WEEK}


class DayControl(QDateEdit):
    """A day; `chosen` carries it once it is typed out, stepped or picked.

    Up and Down go by the part they stand on, with Shift by a week, PgUp and PgDn by a month. Esc
    puts back what is shown; `left` is sent where there was nothing to put back.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, object_name: str, name: str, *, before: str = "") -> None:
        super().__init__()
        self._shown = date(2017, 1, 9)
        self._typing = DayTyping(self)
        self._typed_format = f"{before}d MMM yyyy"
        self._format = f"{before}{WEEKDAY}d MMM yyyy"
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setDisplayFormat(self._format)
        self.setMinimumDate(FIRST_DAY)
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setFixedHeight(CONTROL)
        widest = f"{before.replace(chr(39), '')}Wed 28 Nov 2026"
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(widest) + 52)
        self.dateChanged.connect(self._changed)

    def show_day(self, on: date) -> None:
        """Show a day without a signal."""
        self._shown = on
        was = self.blockSignals(True)
        self.setDate(QDate(on.year, on.month, on.day))
        self.blockSignals(was)

    def day(self) -> date:
        """The day that is shown."""
        return self._shown

    def take(self) -> None:
        """Take the keyboard, the day's number chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes from the day of the month on: the day of the week steps aside."""
        self.setDisplayFormat(self._typed_format)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts; the day of the week is told again."""
        super().focusOutEvent(event)
        self._changed(self.date())
        self.setDisplayFormat(self._format)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a calendar at its right edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPoint(self.width() - MARK - 8, (self.height() - MARK) // 2)
        paint_icon(painter, "calendar", tokens().muted, place, MARK)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back the day that is shown; keys go on by weeks and months."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _MONTHS:
            self._go(self.date().addMonths(_MONTHS[key]))
        elif key in _WEEKS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go(self.date().addDays(_WEEKS[key]))
        elif not self._type(event):
            super().keyPressEvent(event)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._changed(self.date())

    def _leave(self) -> None:
        typed = self.date() != QDate(self._shown.year, self._shown.month, self._shown.day)
        self.show_day(self._shown)
        self.clearFocus()
        if not typed:
            self.left.emit()

    def _go(self, day: QDate) -> None:
        section = self.currentSection()
        self.setDate(day)
        self.setSelectedSection(section)

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
