"""What differs in the fleet between two days, in words, and the figures of each base."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.loaded import Compared
from bcu_desk.features.bookings.rules.comparing import BaseChange, whole
from bcu_desk.kit.controls import Card, words
from bcu_desk.kit.differences import Differences

NOTHING = "No vehicle joined, left, moved, or is newly off or back on the road."
TALLEST = 230
RIGHT = Qt.AlignmentFlag.AlignRight


class Changed(Card):
    """A list of vehicles that differ over a small table of bases; `chosen` carries a plate."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.changed")
        self.setAccessibleName("What differs in the fleet")
        self.list = Differences("bookings.differences", "Vehicles that differ")
        self.list.chosen.connect(self.chosen)
        self._shown: Compared | None = None
        self._bases = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 12, 10, 14)
        self._lines.setSpacing(12)
        self._lines.addWidget(self.list)
        self._lines.addWidget(self._bases)
        self.hide()

    def show_compared(self, compared: Compared | None) -> None:
        """Show two days, or nothing without a second one."""
        self.setVisible(compared is not None)
        if compared is None or compared == self._shown:
            return
        self._shown = compared
        self.list.show_rows(compared.told, title=compared.title, empty=NOTHING)
        self._fit()
        before, self._bases = self._bases, base_table(compared.bases)
        self._lines.replaceWidget(before, self._bases)
        before.hide()
        before.deleteLater()

    def _fit(self) -> None:
        """As tall as its rows, up to where it scrolls."""
        listed = self.list.list
        rows = sum(listed.sizeHintForRow(row) for row in range(listed.count()))
        listed.setFixedHeight(max(60, min(TALLEST, rows + 2)))


def base_table(bases: tuple[BaseChange, ...]) -> QWidget:
    """Vehicles and bookings of each base, before and after, and of all together."""
    made = QWidget()
    made.setObjectName("bookings.changed.bases")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for column, title in enumerate(("Base", "Vehicles", "Bookings")):
        head = words(title, "secondary")
        grid.addWidget(head, 0, column, RIGHT if column else Qt.AlignmentFlag.AlignLeft)
    rows = (*bases, whole(bases)) if len(bases) > 1 else bases
    for number, row in enumerate(rows, start=1):
        role = "strong" if row.base == "All bases" else "body"
        grid.addWidget(words(row.base, role), number, 0)
        pairs = (("vehicles", row.vehicles), ("bookings", row.bookings))
        for column, (noun, pair) in enumerate(pairs, start=1):
            cell = words(_arrow(pair), role, tone=None if pair[0] != pair[1] else "muted")
            cell.setAccessibleName(f"{row.base}, {noun}: {_told(pair)}")
            grid.addWidget(cell, number, column, RIGHT)
    return made


def _arrow(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}"


def _told(pair: tuple[int, int]) -> str:
    return f"{pair[0]} on both days" if pair[0] == pair[1] else f"before {pair[0]}, now {pair[1]}"
