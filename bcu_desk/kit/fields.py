"""Fields of forms: each holds a value and tells when it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.controls import Segmented

MOST_SHOWN = 7
ROW = 30


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its key, what it is called, and a word about it."""

    key: str
    label: str
    detail: str = ""
    tone: str = "muted"


class ChoiceField(QWidget):
    """A choice among many, found by typing; `changed` carries its key or ''."""

    changed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self._key = ""
        self.edit = _ChoiceEdit(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.setMinimumHeight(32)
        self.edit.textEdited.connect(self._typed)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.options")
        self.list.setAccessibleName(f"{label}, choices")
        self.list.setProperty("popup", "true")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._picked)
        self.list.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.edit)
        lines.addWidget(self.list)
        self.setFocusProxy(self.edit)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other choices; the value stays if it is still among them."""
        self._options = tuple(options)
        if self._key and all(option.key != self._key for option in options):
            self.set_value("")

    def value(self) -> str:
        """The key chosen, or ''."""
        return self._key

    def set_value(self, key: object) -> None:
        """Choose by key."""
        found = next((option for option in self._options if option.key == key), None)
        self._key = found.key if found else ""
        self.edit.setText(found.label if found else "")
        self.list.hide()
        self.changed.emit(self._key)

    def _typed(self, typed: str) -> None:
        exact = [
            o for o in self._options if typed.casefold() in (o.key.casefold(), o.label.casefold())
        ]
        self._key = exact[0].key if len(exact) == 1 else ""
        self.show_matches(typed)
        self.changed.emit(self._key)

    def show_matches(self, typed: str) -> None:
        """List the choices that hold the words typed."""
        words = typed.casefold().split()
        found = [
            option
            for option in self._options
            if all(w in f"{option.label} {option.detail} {option.key}".casefold() for w in words)
        ]
        self.list.clear()
        for option in found[:60]:
            detail = f"   {option.detail}" if option.detail else ""
            item = QListWidgetItem(f"{option.label}{detail}")
            item.setData(Qt.ItemDataRole.UserRole, option.key)
            self.list.addItem(item)
        self.list.setFixedHeight(ROW * max(1, min(MOST_SHOWN, len(found))) + 4)
        self.list.setVisible(bool(found))
        self.list.setCurrentRow(0)

    def _picked(self, item: QListWidgetItem) -> None:
        self.set_value(item.data(Qt.ItemDataRole.UserRole))

    def take_key(self, event: QKeyEvent) -> bool:
        """Arrows choose, Enter takes, Esc closes the list; whether the key was used."""
        shown, key = self.list.isVisible(), Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not shown:
                self.show_matches("")
                return True
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if shown and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._picked(self.list.currentItem())
            return True
        if shown and key == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        return False


class _ChoiceEdit(QLineEdit):
    """The line that is typed in; its keys go to the choice first."""

    def __init__(self, owner: ChoiceField) -> None:
        super().__init__()
        self._owner = owner
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's keys first, then the line's."""
        if not self._owner.take_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Close the list when the field is left."""
        self._owner.list.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]


class DayField(QDateEdit):
    """A day; where it may be left open, an open one shows as `hint`."""

    changed = Signal()

    def __init__(self, *, optional: bool = False, hint: str = "no end") -> None:
        super().__init__()
        self._optional = optional
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setMinimumHeight(32)
        self.setMinimumDate(QDate(1900, 1, 1))
        if optional:
            self.setSpecialValueText(hint)
            self.setDate(self.minimumDate())
        self.dateChanged.connect(lambda _: self.changed.emit())

    def value(self) -> date | None:
        """The day, or None where it is left open."""
        if self._optional and self.date() == self.minimumDate():
            return None
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: object) -> None:
        """Show a day, or none."""
        if isinstance(value, date):
            self.setDate(QDate(value.year, value.month, value.day))
        elif self._optional:
            self.setDate(self.minimumDate())


class MomentField(QDateTimeEdit):
    """A day and a time of day, as `YYYY-MM-DDTHH:MM` text; steps are 15 minutes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("ddd d MMM yyyy HH:mm")
        self.setTimeSpec(Qt.TimeSpec.UTC)
        self.setCalendarPopup(True)
        self.setMinimumHeight(32)
        self.dateTimeChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """London wall time."""
        return self.dateTime().toString("yyyy-MM-ddTHH:mm")

    def set_value(self, value: object) -> None:
        """Show a wall time."""
        match = re.fullmatch(r"(\d+)-(\d+)-(\d+)T(\d+):(\d+).*", str(value))
        if match:
            year, month, day, hour, minute = (int(part) for part in match.groups())
            moment = QDateTime(QDate(year, month, day), QTime(hour, minute), Qt.TimeSpec.UTC)
            self.setDateTime(moment)

    def stepBy(self, steps: int) -> None:
        """Minutes go by quarters of an hour."""
        minutes = self.currentSection() == QDateTimeEdit.Section.MinuteSection
        super().stepBy(15 * steps if minutes else steps)


class TextField(QLineEdit):
    """A line of text."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(32)
        self.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """The text."""
        return self.text()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setText("" if value is None else str(value))


class NoteField(QPlainTextEdit):
    """A few lines of text; Tab goes on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)
        self.textChanged.connect(self.changed.emit)

    def value(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))


class NumberField(QSpinBox):
    """A whole number from 0."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(32)
        self.setRange(0, 9_999)
        self.valueChanged.connect(lambda _: self.changed.emit())

    def set_value(self, value: object) -> None:
        """Show a number."""
        self.setValue(value if isinstance(value, int) else 0)


class TickField(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.toggled.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


class SegmentedField(Segmented):
    """One of a few, side by side."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(options)
        self.chosen.connect(lambda _: self.changed.emit())

    def set_value(self, value: object) -> None:
        """Choose one."""
        self.choose(str(value))
