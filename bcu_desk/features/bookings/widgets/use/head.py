"""Above the charts: by what use is told, and of which days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.bookings.model.sorts import WORDS
from bcu_desk.features.bookings.model.use.period import CHOICES, OWN, Asked, Period
from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.kit.controls import Segmented, words
from bcu_desk.kit.fields import DayField
from bcu_desk.kit.flow import FlowLayout

BYS = tuple((by.value, f"By {by.value}") for by in By)
PARTS = (("times", "Use of the time"), ("sharing", "Across boroughs"))
DAYS_WIDE = 172


class UseHead(QWidget):
    """`asked` is sent when something else is."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by = Segmented(BYS)
        self.by.setObjectName("bookings.use.by")
        self.by.setAccessibleName("By what use is told")
        self.by.choose(By.KIND.value)
        self.period = Segmented(CHOICES)
        self.period.setObjectName("bookings.use.period")
        self.period.setAccessibleName("Which days use is told of")
        self.period.choose("28")
        self.first, self.last = self._day("from", "From"), self._day("to", "To")
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        days.addWidget(self.first)
        days.addWidget(words("to", "secondary"))
        days.addWidget(self.last)
        self._days.hide()
        self.part = Segmented(PARTS)
        self.part.setObjectName("bookings.use.part")
        self.part.setAccessibleName("Which part is shown")
        line = FlowLayout(gap=12)
        self.setLayout(line)
        for part in (self.part, self.by, self.period, self._days):
            line.addWidget(part)
        self.by.chosen.connect(lambda _: self.asked.emit())
        self.period.chosen.connect(self._choose_period)
        for field in (self.first, self.last):
            field.changed.connect(lambda *_: self._days_changed())

    def _day(self, name: str, told: str) -> DayField:
        made = DayField(optional=False, hint="")
        made.setObjectName(f"bookings.use.{name}")
        made.setAccessibleName(told)
        made.setMinimumWidth(DAYS_WIDE)
        return made

    def value(self) -> Asked:
        """What is asked."""
        by = By(self.by.value())
        if self.period.value() != OWN:
            return Asked(by, Period(int(self.period.value())))
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return Asked(by)
        return Asked(by, Period(first=first, last=last))

    def show_read(self, found: UseRead) -> None:
        """Name what every single one is called; keep the days at hand for a period of one's own."""
        one = WORDS[found.sort].one
        part = self.by.part(By.VEHICLE.value)
        part.setText(f"By {one}" if one != "kit" else "By pool")
        part.setAccessibleName(part.text())
        if self.period.value() != OWN:
            self._fill(found.first, found.after)

    def _fill(self, first: date, after: date) -> None:
        for field, day in (
            (self.first, first),
            (self.last, date.fromordinal(after.toordinal() - 1)),
        ):
            field.blockSignals(True)
            field.set_value(day)
            field.blockSignals(False)

    def _choose_period(self, value: str) -> None:
        self._days.setVisible(value == OWN)
        self.asked.emit()

    def _days_changed(self) -> None:
        if self.period.value() == OWN:
            self.asked.emit()
