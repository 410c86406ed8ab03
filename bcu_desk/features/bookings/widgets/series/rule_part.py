"""The part of a form that says how a booking repeats: how often, on which days, until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.forms.repeating import UNITS, WEEKDAYS, WEEKLY, Repeat
from bcu_desk.kit.controls import LEAST_HEIGHT, words
from bcu_desk.kit.fields import DayField, NumberField, SegmentedField

AFTER, ON_DAY = "after", "day"
USUAL, MOST = 10, 400


class RulePart(QWidget):
    """`changed` is sent when the rule is another."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._every = WEEKLY
        self.interval = self._number(f"{name}.interval", "How many weeks between", 1, 99)
        self._unit = words("week", "body")
        self.days = {code: self._day(name, code, told) for code, told in WEEKDAYS}
        self._days = QWidget()
        self.ends = SegmentedField(((AFTER, "After a number"), (ON_DAY, "On a day")))
        self.ends.setObjectName(f"{name}.ends")
        self.ends.setAccessibleName("When the series ends")
        self.count = self._number(f"{name}.count", "How many dates", USUAL, MOST)
        self._dates = words("dates", "body")
        self.until = DayField(optional=True, hint="Last day")
        self.until.setObjectName(f"{name}.until")
        self.until.setAccessibleName("Last day of the series")
        self._lay_out()
        self.ends.changed.connect(self._show_end)
        self.until.changed.connect(self.changed)
        self._show_end()

    def _number(self, name: str, told: str, value: int, most: int) -> NumberField:
        made = NumberField()
        made.setObjectName(name)
        made.setAccessibleName(told)
        made.setRange(1, most)
        made.setValue(value)
        made.setFixedWidth(84)
        made.changed.connect(self.changed)
        return made

    def _day(self, name: str, code: str, told: str) -> QPushButton:
        made = QPushButton(told[:2])
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setObjectName(f"{name}.on.{code.lower()}")
        made.setAccessibleName(told)
        made.setProperty("narrow", "true")
        made.setMinimumSize(32, LEAST_HEIGHT)
        made.toggled.connect(lambda _: self.changed.emit())
        return made

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(_line(words("Every", "body"), self.interval, self._unit))
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(3)
        for made in self.days.values():
            days.addWidget(made, 1)
        lines.addWidget(self._days)
        lines.addWidget(words("Ends", "label"))
        lines.addLayout(_line(self.ends))
        lines.addLayout(_line(self.count, self._dates))
        lines.addWidget(self.until)

    def show_every(self, every: str, first: date | None) -> None:
        """Say how often; the weekday of the first date is chosen where none is."""
        self._every = every
        several = UNITS[every][1]
        self._unit.setText(self._unit_words())
        self.interval.setAccessibleName(f"How many {several} between")
        self._days.setVisible(every == WEEKLY)
        if first is not None:
            self.until.start_near(first)
            if not self.chosen_days():
                made = self.days[WEEKDAYS[first.weekday()][0]]
                made.blockSignals(True)
                made.setChecked(True)
                made.blockSignals(False)

    def chosen_days(self) -> tuple[str, ...]:
        """The weekdays chosen, Monday first."""
        return tuple(code for code, made in self.days.items() if made.isChecked())

    def repeat(self) -> Repeat | None:
        """What the rule is; None while its last day is missing."""
        self._unit.setText(self._unit_words())
        days = self.chosen_days() if self._every == WEEKLY else ()
        if self.ends.value() == AFTER:
            return Repeat(self._every, self.interval.value(), days, count=self.count.value())
        until = self.until.value()
        if until is None:
            return None
        return Repeat(self._every, self.interval.value(), days, until=until)

    def _unit_words(self) -> str:
        return UNITS[self._every][self.interval.value() > 1]

    def _show_end(self) -> None:
        after = self.ends.value() == AFTER
        for part in (self.count, self._dates):
            part.setVisible(after)
        self.until.setVisible(not after)
        self.changed.emit()


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line
