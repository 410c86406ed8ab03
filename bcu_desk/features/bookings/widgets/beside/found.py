"""What the find bar found, as a list beside the board; a line books."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.finding import FoundLine
from bcu_desk.kit.controls import Button, Card, button, words

MOST = 8


class FoundCard(Card):
    """The free ones with base, distance and next booking; `chosen` carries a key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.found")
        self.setAccessibleName("What is free")
        self._shown: tuple[str, tuple[FoundLine, ...]] | None = None
        self._title = words("", "strong", wrap=True)
        self._body = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 14, 16, 14)
        self._lines.setSpacing(8)
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._body)
        self.hide()

    def show_found(self, title: str, found: Sequence[FoundLine]) -> None:
        """Show other lines; nothing where nothing was found."""
        if (title, tuple(found)) == self._shown:
            return
        self._shown = title, tuple(found)
        self._title.setText(title)
        before, self._body = self._body, QWidget(self)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        row = 0
        for line in found[:MOST]:
            grid.addWidget(self._link(line), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words(f"{line.words}\n{line.later}", "secondary", wrap=True), row + 1, 0)
            grid.setRowMinimumHeight(row + 2, 6)
            row += 3
        if len(found) > MOST:
            grid.addWidget(words(f"and {len(found) - MOST} more on the board", "secondary"), row, 0)
        self._lines.replaceWidget(before, self._body)
        before.hide()
        before.deleteLater()
        self.setVisible(bool(found))

    def _link(self, line: FoundLine) -> Button:
        made = button(line.title, f"bookings.found.{line.key}", kind="link")
        made.setAccessibleName(f"Book {line.title}, {line.words}, {line.later}")
        made.clicked.connect(lambda: self.chosen.emit(line.key))
        return made
