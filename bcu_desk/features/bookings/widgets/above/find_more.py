"""The second line of the find bar: borough, seats, cage, markings, driver, nearest to, soonest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.kit.choice_field import ChoiceField, Option, PickBox
from bcu_desk.kit.controls import LEAST_HEIGHT, button
from bcu_desk.kit.fields import NumberField

YES, NO = "yes", "no"
CAGES = (Option("", "Cage or none"), Option(YES, "With a cage"), Option(NO, "No cage"))
MARKINGS = (Option("", "Marked or not"), Option(YES, "Marked"), Option(NO, "Unmarked"))
ANY_BOROUGH, ANYWHERE = Option("", "Any borough"), Option("", "Distance from …")


class FindMore(QWidget):
    """`changed` is sent when something else is asked, `near_changed` when only the order is."""

    changed = Signal()
    near_changed = Signal()
    soonest_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sort = Sort.VEHICLE
        self.borough = self._box("borough", "Borough", (ANY_BOROUGH,))
        self.cage = self._box("cage", "Cage", CAGES)
        self.marked = self._box("marked", "Markings", MARKINGS)
        self.near = self._box("near", "Base to measure distances from", (ANYWHERE,))
        self.near.picked.disconnect()
        self.near.picked.connect(lambda _: self.near_changed.emit())
        self.seats = _number("seats", "Least number of seats", "Any seats", " seats or more")
        self.amount = _number("amount", "How many", "One or more", " or more")
        self.driver = ChoiceField("bookings.find.driver", "Driver")
        self.driver.edit.setPlaceholderText("Any driver")
        self.driver.setMinimumWidth(120)
        self.driver.setMaximumWidth(220)
        self.soonest = button("Soonest free", "bookings.soonest", icon="clock")
        self._last_driver: str | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.borough, self.seats, self.amount, self.cage, self.marked):
            line.addWidget(part)
        line.addWidget(self.driver, 1)
        line.addWidget(self.near)
        line.addStretch(0)
        line.addWidget(self.soonest)
        for number in (self.seats, self.amount):
            number.changed.connect(self.changed)
        self.driver.changed.connect(lambda *_: self._on_driver())
        self.soonest.clicked.connect(lambda: self.soonest_asked.emit())

    def _box(self, name: str, told: str, options: Sequence[Option]) -> PickBox:
        made = PickBox(f"bookings.find.{name}", told)
        made.offer(options)
        made.picked.connect(lambda _: self.changed.emit())
        return made

    def _on_driver(self) -> None:
        """Ask again where another driver was chosen; half a name is none."""
        driver = self.driver.value() or None
        if driver != self._last_driver:
            self._last_driver = None if driver is None else str(driver)
            self.changed.emit()

    def show_loaded(self, loaded: Loaded) -> None:
        """Offer the boroughs, bases and drivers in view, and what the sort shown has."""
        self._sort = loaded.board.sort
        driven = self._sort is Sort.VEHICLE
        for part in (self.cage, self.marked, self.driver):
            part.setVisible(driven)
        self.seats.setVisible(self._sort in (Sort.VEHICLE, Sort.ROOM))
        self.amount.setVisible(self._sort is Sort.KIT)
        boroughs = [Option(row.code, row.name) for row in loaded.board.boroughs]
        self.borough.offer((ANY_BOROUGH, *boroughs))
        bases = sorted({row.base for row in loaded.board.vehicles})
        self.near.offer((ANYWHERE, *(Option(base, f"From {base}") for base in bases)))
        if driven:
            rows = loaded.board.drivers
            self.driver.offer([Option(d.collar, f"{d.rank} {d.name} {d.collar}") for d in rows])

    def begin_anew(self) -> None:
        """Ask for nothing in particular."""
        for box in (self.borough, self.cage, self.marked, self.near):
            box.setCurrentIndex(0)
        for number in (self.seats, self.amount):
            number.blockSignals(True)
            number.setValue(0)
            number.blockSignals(False)
        self._last_driver = None
        self.driver.set_value("")

    def fields(self) -> dict[str, object]:
        """What is asked for, as fields of the query."""
        driven = self._sort is Sort.VEHICLE
        rooms = self._sort in (Sort.VEHICLE, Sort.ROOM)
        return {
            "borough": self.borough.currentData() or None,
            "seats": (self.seats.value() or None) if rooms else None,
            "cage": _answer(self.cage) if driven else None,
            "marked": _answer(self.marked) if driven else None,
            "amount": max(1, self.amount.value()) if self._sort is Sort.KIT else 1,
            "driver": self._last_driver if driven else None,
        }


def _answer(box: PickBox) -> bool | None:
    return {YES: True, NO: False}.get(box.currentData())


def _number(name: str, told: str, none: str, suffix: str) -> NumberField:
    made = NumberField()
    made.setObjectName(f"bookings.find.{name}")
    made.setAccessibleName(told)
    made.setRange(0, 99)
    made.setSpecialValueText(none)
    made.setSuffix(suffix)
    made.setMinimumHeight(LEAST_HEIGHT)
    made.setFixedWidth(140)
    return made
