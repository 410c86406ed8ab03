"""What the chart shows where there is no post: how it begins, or the day on which it does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from bcu_desk.domain.times import long_day
from bcu_desk.kit.controls import button, empty_state

NONE_YET = (
    "No posts yet",
    "The chart shows each post, who holds it and whom it reports to. It begins with the BCU "
    "commander: make that post, add the person, then appoint them.",
)
NOT_NOW = (
    "No posts on this day",
    "Posts are shown from the day on which they are in force. This chart begins later.",
)


class EmptyChart(QStackedWidget):
    """`asked` carries the verb of a form; `day_asked` the day on which there are posts."""

    asked = Signal(str)
    day_asked = Signal(object)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self._begins: date | None = None
        post = button("Make the first post", "org_chart.empty.create", kind="primary", icon="plus")
        person = button("Add a person", "org_chart.empty.person", icon="person_add")
        self._go = button("Go to that day", "org_chart.empty.go", kind="primary")
        for made, verb in ((post, "create"), (person, "person")):
            made.setEnabled(writable)
            made.clicked.connect(lambda _=False, verb=verb: self.asked.emit(verb))
        self._go.clicked.connect(lambda: self.day_asked.emit(self._begins))
        self.addWidget(empty_state(*NONE_YET, (post, person), icon="org_chart"))
        self.addWidget(empty_state(*NOT_NOW, (self._go,), icon="org_chart"))

    def show_from(self, begins: date | None) -> None:
        """Say how a chart begins, or on which day this one does."""
        self._begins = begins
        self.setCurrentIndex(0 if begins is None else 1)
        if begins is not None:
            self._go.setText(f"Go to {long_day(begins)}")
