"""The top of the page: what the map shows, and the gestures that are always at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.widgets.looking.lens_chooser import LensChooser
from bcu_desk.kit.controls import Segmented, button, words


class TopLine(QWidget):
    """The lens, the kind of map, the difference of two days, three gestures.

    `changed` is sent when something else is to be shown.
    """

    changed = Signal()

    def __init__(self, kinds: Segmented, *, writable: bool) -> None:
        super().__init__()
        self._days = ""
        self.lens = LensChooser()
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
        self.lens.turned.connect(self.changed)
        self.difference.toggled.connect(lambda _: self.changed.emit())

    def sight(self) -> Sight:
        """What is looked at."""
        return self.lens.sight()

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
