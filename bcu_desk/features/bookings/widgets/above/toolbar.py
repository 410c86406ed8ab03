"""Above the board: which sort, earlier and later, day or week, by base or kind, what bars mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.sorts import WORDS
from bcu_desk.features.bookings.model.window import Window
from bcu_desk.features.bookings.widgets.above.legend import Legend
from bcu_desk.kit.controls import Segmented, icon_button, words


class Toolbar(QWidget):
    """What time the board shows and how; `stepped` carries -1 or 1."""

    stepped = Signal(int)
    span_chosen = Signal(str)
    by_chosen = Signal(str)
    sort_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 6, 12, 6)
        lines.setSpacing(6)
        above, line = QHBoxLayout(), QHBoxLayout()
        for row in (above, line):
            row.setSpacing(8)
            lines.addLayout(row)
        self.earlier = icon_button("chevron_left", "A day earlier", "bookings.earlier")
        self.later = icon_button("chevron_right", "A day later", "bookings.later")
        self._title = words("", "strong")
        self.span = Segmented((("day", "Day"), ("week", "Week")))
        self.span.setObjectName("bookings.span")
        self.span.setAccessibleName("How much time the board shows")
        self.by = Segmented((("base", "By base"), ("kind", "By kind")))
        self.by.setObjectName("bookings.by")
        self.by.setAccessibleName("How vehicles are grouped")
        self.sort = Segmented(tuple((sort.value, told.title) for sort, told in WORDS.items()))
        self.sort.setObjectName("bookings.sort")
        self.sort.setAccessibleName("What the board shows")
        above.addWidget(self.sort)
        above.addStretch(1)
        above.addWidget(Legend())
        for part in (self.earlier, self._title, self.later, self.span, self.by):
            line.addWidget(part)
        line.addStretch(1)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.span.chosen.connect(self.span_chosen)
        self.by.chosen.connect(self.by_chosen)
        self.sort.chosen.connect(self.sort_chosen)

    def show_window(self, window: Window) -> None:
        """Say which days are shown."""
        self._title.setText(window.title())
        how = "A week" if window.week else "A day"
        for made, way in ((self.earlier, "earlier"), (self.later, "later")):
            made.setAccessibleName(f"{how} {way}")
            made.setToolTip(f"{how} {way}")
