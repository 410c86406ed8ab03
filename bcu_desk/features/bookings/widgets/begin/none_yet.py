"""In place of the board's rows: what a sort of resource is for, while there is none of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import long_day
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.kit.controls import Picture, button, words

TOLD = {
    Sort.VEHICLE: ("bookings", "Vehicles are booked by the quarter of an hour."),
    Sort.ROOM: (
        "room",
        "Briefing rooms and interview suites are booked as vehicles are: drag on a row, and two"
        " bookings can never meet. Nobody has to drive them.",
    ),
    Sort.KIT: (
        "kit",
        "Kit stands in pools: twelve radios at a base are one row. A booking takes some of them,"
        " and the row says how many are out. More than there are can't be booked.",
    ),
    Sort.PERSON: (
        "person",
        "People on loan, such as a search officer, are shared between boroughs. Book one for a"
        " time and a purpose; they can't be in two places at once.",
    ),
}
WIDE = 460


class NoneYet(QWidget):
    """Says what would stand here, with a button that adds the first."""

    add_asked = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("bookings.none")
        self._picture = Picture("room", "accent", 24)
        self._picture.setProperty("badge", "true")
        self._picture.setFixedSize(52, 52)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = words("", "title")
        self._told = words("", "body", tone="muted", wrap=True)
        self._told.setFixedWidth(WIDE)
        self.add = button("", "bookings.add_first", kind="primary")
        self.add.clicked.connect(self.add_asked)
        self._may_add = writable
        middle = QVBoxLayout()
        middle.setSpacing(10)
        for part in (self._picture, self._title, self._told, self.add):
            middle.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(middle)
        across.addStretch(1)
        lines = QVBoxLayout(self)
        lines.addStretch(2)
        lines.addLayout(across)
        lines.addStretch(3)

    def show_loaded(self, loaded: Loaded) -> None:
        """Say it of the sort shown; the button is there where a kind of it is known."""
        sort, called = loaded.board.sort, loaded.words
        icon, told = TOLD[sort]
        self._picture.show_icon(icon, "accent")
        self._title.setText(f"No {called.one} on {long_day(loaded.window.on)}")
        self._told.setText(told)
        article = "" if sort is Sort.KIT else "a "
        self.add.setText(f"Add {article}{called.one}…")
        self.add.setAccessibleName(self.add.text())
        self.add.setVisible(self._may_add and bool(loaded.board.kinds))
