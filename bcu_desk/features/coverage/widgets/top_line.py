"""The top of the page: what the map shows, and the gestures that are always at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.coverage.rules.standings import LENS_TITLES, Lens
from bcu_desk.kit.controls import Segmented, button, words

DEMAND = "demand"  # beside the lenses: a figure without a target


class TopLine(QWidget):
    """The lens, the kind of map, the difference of two days, three gestures.

    `changed` is sent when something else is to be shown.
    """

    changed = Signal()

    def __init__(self, kinds: Segmented, *, writable: bool) -> None:
        super().__init__()
        self._days = ""
        lenses = [(lens.value, title) for lens, title in LENS_TITLES.items()]
        self.lens = Segmented([*lenses, (DEMAND, "Figures")])
        self.lens.setObjectName("coverage.lens")
        self.lens.setAccessibleName("What the map shows")
        self.lens.choose(Lens.IN_POST.value)
        self.difference = button("Difference", "coverage.difference", key="D")
        self.difference.setCheckable(True)
        self.difference.setAccessibleName("Show what differs from the second day")
        self.difference.hide()
        self.target = button("Set target", "coverage.target", key="T")
        self.put = button("Put a DWO", "coverage.put", icon="person_add", key="P")
        self.record = button("Record abstraction", "coverage.record", kind="primary", key="A")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self._words = (words("Show", "secondary"), words("as", "secondary"))
        show, how = self._words
        for part in (show, self.lens, how, kinds, self.difference):
            line.addWidget(part)
        line.addStretch(1)
        for verb in (self.target, self.put, self.record):
            verb.setEnabled(writable)
            line.addWidget(verb)
        self.lens.chosen.connect(lambda _: self.changed.emit())
        self.difference.toggled.connect(lambda _: self.changed.emit())

    def is_demand(self) -> bool:
        """Whether the map shows demand for each DWO in post; the table beside stays with those."""
        return self.lens.value() == DEMAND

    def shown(self) -> Lens:
        """The figure that is looked at."""
        return Lens.IN_POST if self.is_demand() else Lens(self.lens.value())

    def follow_days(self, days: str) -> None:
        """A second day, told in words, switches its difference on; without one there is none."""
        before, self._days = self._days, days
        self.difference.blockSignals(True)  # what is read is shown next, once
        if bool(before) is not bool(days):
            self.difference.setChecked(bool(days))
        self.difference.blockSignals(False)
        self.difference.setVisible(bool(days))
        for word in self._words:  # the button takes their room
            word.setVisible(not days)
        self.difference.setToolTip(f"Show what differs. {days}")
