"""Above the board: earlier and later, how much time, by what it is grouped, how near it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.bookings.model.window import Window
from bcu_desk.kit.controls import Segmented, icon_button, words

SPANS = (("day", "Day"), ("week", "Week"), ("month", "Month"))
GROUPED = (("base", "By base"), ("kind", "By kind"), ("borough", "By borough"))


class Toolbar(QWidget):
    """What time the board shows and how.

    `stepped` carries -1 or 1; `zoomed` 1 for nearer, -1 for farther, 0 for the whole.
    """

    stepped = Signal(int)
    span_chosen = Signal(str)
    by_chosen = Signal(str)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(8)
        self.earlier = icon_button("chevron_left", "A day earlier", "bookings.earlier")
        self.later = icon_button("chevron_right", "A day later", "bookings.later")
        self._title = words("", "strong")
        self.span = Segmented(SPANS)
        self.span.setObjectName("bookings.span")
        self.span.setAccessibleName("How much time the board shows")
        self.by = Segmented(GROUPED)
        self.by.setObjectName("bookings.by")
        self.by.setAccessibleName("How rows are grouped")
        for part in (self.earlier, self._title, self.later, self.span, self.by):
            line.addWidget(part)
        line.addStretch(1)
        for icon, told, name, way in (
            ("minus", "Show more time (Ctrl+−)", "zoom_out", -1),
            ("fit", "Show all of it (Ctrl+0)", "zoom_all", 0),
            ("plus", "Show less time, larger (Ctrl++)", "zoom_in", 1),
        ):
            made = icon_button(icon, told, f"bookings.{name}")
            made.clicked.connect(lambda _=False, way=way: self.zoomed.emit(way))
            line.addWidget(made)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.span.chosen.connect(self.span_chosen)
        self.by.chosen.connect(self.by_chosen)

    def show_window(self, window: Window) -> None:
        """Say which days are shown."""
        self._title.setText(window.title())
        self.span.choose(window.stretch.value)
        how = f"A {window.stretch}"
        for made, way in ((self.earlier, "earlier"), (self.later, "later")):
            made.setAccessibleName(f"{how} {way}")
            made.setToolTip(f"{how} {way}")
