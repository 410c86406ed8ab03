"""Fields for a day, and for a moment in steps of a quarter of an hour."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import (
    QDate,
    QDateTime,
    QLocale,
    QPoint,
    Qt,
    QTime,
    QTimeZone,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget

from bcu_desk.kit.day_typing import DayTyping
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

FIRST = QDate(1900, 1, 1)
WEEKDAY, FORMAT, MOMENT = "ddd ", "ddd d MMM yyyy", "ddd d MMM yyyy HH:mm"
MARK = 16  # the calendar at the right edge
QUARTER = 15 * 60  # seconds
SHORT = QLocale.FormatType.ShortFormat
EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class DayField(QDateEdit):
    """A day; where it may be left open, an open one shows as `hint`.

    Delete leaves it open again. `start_near` says where an open one begins once it is used.
    """

    changed = Signal()

    def __init__(self, *, optional: bool = False, hint: str = "no end") -> None:
        super().__init__()
        self._optional = optional
        self._near = QDate(2000, 1, 1)
        self._typing = DayTyping(self)
        self.setProperty("tall", "true")
        self.setDisplayFormat(FORMAT)
        self.setCalendarPopup(True)
        self.setMinimumDate(FIRST)
        if optional:
            self.setSpecialValueText(hint)
            self.setToolTip(f"Delete sets it to “{hint}”")
            self.setDate(FIRST)
            self.calendarWidget().currentPageChanged.connect(self._turn_page)
        self.dateChanged.connect(lambda _: self.changed.emit())

    def start_near(self, day: date) -> None:
        """Where the arrows, the calendar and typing begin while it is open."""
        self._near = QDate(day.year, day.month, day.day)
        if self._is_open():
            self.calendarWidget().setCurrentPage(day.year, day.month)

    def value(self) -> date | None:
        """The day, or None where it is left open."""
        if self._is_open():
            return None
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: object) -> None:
        """Show a day, or none."""
        if isinstance(value, date):
            self.start_near(value)
            self.setDate(QDate(value.year, value.month, value.day))
        elif self._optional:
            self.setDate(FIRST)

    def _is_open(self) -> bool:
        return self._optional and self.date() == FIRST

    def doubt(self) -> str:
        """A day that was typed and does not exist, told once."""
        return self._typing.doubt()

    def stepBy(self, steps: int) -> None:
        """A step from open goes to the day it starts near."""
        if self._is_open():
            self._begin()
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        """Both ways, from open too."""
        if self._is_open():
            return (
                QDateEdit.StepEnabledFlag.StepUpEnabled | QDateEdit.StepEnabledFlag.StepDownEnabled
            )
        return super().stepEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves the day open; typing a figure begins a day, written as people do."""
        if self._optional and Qt.Key(event.key()) in EMPTYING:
            self.setDate(FIRST)
            return
        if self._is_open() and event.text().isdigit():
            self._begin()
        if not self._typing.take(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes from the day of the month on: the day of the week steps aside."""
        _let_type(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The day of the week is told again."""
        super().focusOutEvent(event)
        _tell_day(self)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab goes on to the next field; the arrow keys go from part to part."""
        return QWidget.focusNextPrevChild(self, forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a calendar at its right edge."""
        super().paintEvent(event)
        _paint_calendar(self)

    def _turn_page(self, year: int, month: int) -> None:
        """The calendar of an open day shows the month it starts near."""
        if self._is_open() and (year, month) == (FIRST.year(), FIRST.month()):
            self.calendarWidget().setCurrentPage(self._near.year(), self._near.month())

    def _begin(self) -> None:
        self.setDate(self._near)
        self.setSelectedSection(QDateEdit.Section.DaySection)


class MomentField(QDateTimeEdit):
    """A day and a time of day, as `YYYY-MM-DDTHH:MM` text; steps are 15 minutes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tall", "true")
        self.setDisplayFormat(MOMENT)
        self.setTimeZone(QTimeZone.utc())
        self.setCalendarPopup(True)
        self.dateTimeChanged.connect(lambda _: self.changed.emit())
        self._typing = DayTyping(self)

    def value(self) -> str:
        """London wall time."""
        return self.dateTime().toString("yyyy-MM-ddTHH:mm")

    def set_value(self, value: object) -> None:
        """Show a wall time."""
        match = re.fullmatch(r"(\d+)-(\d+)-(\d+)T(\d+):(\d+).*", str(value))
        if match:
            year, month, day, hour, minute = (int(part) for part in match.groups())
            moment = QDateTime(QDate(year, month, day), QTime(hour, minute), QTimeZone.utc())
            self.setDateTime(moment)

    def doubt(self) -> str:
        """A day that was typed and does not exist, told once."""
        return self._typing.doubt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A day and a time are written as people do."""
        if not self._typing.take(event):
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """Minutes go by quarters of an hour, into the next hour too."""
        section = self.currentSection()
        if section != QDateTimeEdit.Section.MinuteSection:
            super().stepBy(steps)
            return
        self.setDateTime(self.dateTime().addSecs(QUARTER * steps))
        self.setSelectedSection(section)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes from the day of the month on: the day of the week steps aside."""
        _let_type(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The day of the week is told again."""
        super().focusOutEvent(event)
        _tell_day(self)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab goes on to the next field; the arrow keys go from part to part."""
        return QWidget.focusNextPrevChild(self, forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a calendar at its right edge."""
        super().paintEvent(event)
        _paint_calendar(self)


def _let_type(field: QDateTimeEdit) -> None:
    """Show a day without its day of the week, which hinders typing."""
    shown = field.displayFormat()
    if shown.startswith(WEEKDAY):
        field.setMinimumWidth(max(field.minimumWidth(), field.sizeHint().width()))
        field.setDisplayFormat(shown.removeprefix(WEEKDAY))


def _tell_day(field: QDateTimeEdit) -> None:
    """Show a day with its day of the week again."""
    shown = field.displayFormat()
    if not shown.startswith(WEEKDAY):
        field.setDisplayFormat(WEEKDAY + shown)


def _paint_calendar(field: QDateTimeEdit) -> None:
    """A calendar at the right edge, and the day of the week where it is not told."""
    painter = QPainter(field)
    typed = not field.displayFormat().startswith(WEEKDAY) and field.text()[:1].isdigit()
    if typed:
        painter.setFont(font_of("secondary"))
        painter.setPen(QColor(tokens().muted))
        box = field.rect().adjusted(0, 0, -MARK - 14, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, QLocale.c().dayName(field.date().dayOfWeek(), SHORT))
    place = QPoint(field.width() - MARK - 8, (field.height() - MARK) // 2)
    paint_icon(painter, "calendar", "muted", place, MARK)
    painter.end()
