"""The two times of the find bar: the end goes along where the start goes past it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from bcu_desk.kit.controls import LEAST_HEIGHT
from bcu_desk.kit.fields import MomentField


class Times(QObject):
    """A start and an end; `given` while one is being changed, `settled` when it is left."""

    given = Signal()
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.start = self._field("from", "Free from")
        self.end = self._field("to", "Free to")
        self._lasts = 0  # seconds from start to end
        self._own = False  # whether it sets the fields itself

    def _field(self, name: str, label: str) -> MomentField:
        made = MomentField()
        made.setObjectName(f"bookings.find.{name}")
        made.setAccessibleName(label)
        made.setDisplayFormat("ddd d MMM HH:mm")
        made.setMinimumHeight(LEAST_HEIGHT)
        made.setMinimumWidth(158)
        made.editingFinished.connect(self.settled)
        made.changed.connect(lambda: None if self._own else self._on_change(made))
        return made

    def values(self) -> tuple[str, str]:
        """Both as wall times."""
        return self.start.value(), self.end.value()

    def set_values(self, start: str, end: str) -> None:
        """Show other times, without a signal."""
        self._own = True
        self.start.set_value(start)
        self.end.set_value(end)
        self._own = False
        self._measure()

    def _on_change(self, changed: MomentField) -> None:
        if changed is self.start and self.start.value() >= self.end.value():
            self._own = True
            self.end.setDateTime(self.start.dateTime().addSecs(self._lasts))
            self._own = False
        self._measure()
        self.given.emit()

    def _measure(self) -> None:
        self._lasts = max(0, self.start.dateTime().secsTo(self.end.dateTime()))
