"""Who has whose changes, and up to when: a row for each desk, a column for each desk's changes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bcu_desk.domain.times import moment_text
from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.kit.controls import words

MOST = 12  # desks shown; the list above has all of them


class Matrix(QWidget):
    """The table as labels; what a desk lacks stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exchange.matrix")
        self.setAccessibleName("Who has whose changes, and up to when")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 12)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)

    def show_desks(self, found: Exchange) -> None:
        """Lay the cells out anew."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = found.desks[:MOST]
        latest = {one.number: one.we_have for one in found.desks}
        for column, one in enumerate(shown, start=1):
            self._put(0, column, f"Of {one.name}", "secondary")
        for row, one in enumerate(shown, start=1):
            self._put(row, 0, f"{one.name} has", "strong")
            for column, of in enumerate(shown, start=1):
                text, tone = cell_words(one, of, latest)
                self._put(row, column, text, "secondary", tone)
        self._grid.setColumnStretch(len(shown) + 1, 1)

    def _put(self, row: int, column: int, text: str, kind: str, tone: str | None = None) -> None:
        label = words(text, kind, tone=tone)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignLeft)


def cell_words(one: DeskRow, of: DeskRow, latest: Mapping[int, int]) -> tuple[str, str | None]:
    """How far a desk is known to have another's changes, and up to when those were made."""
    for number, last, minute in one.holds:
        if number == of.number:
            behind = latest.get(number, 0) - last
            when = f", {moment_text(minute)}" if minute is not None else ""
            if not last:
                return ("none known", "bad" if behind > 0 else None)
            if behind > 0:
                return (f"to {last:,}{when}: {behind:,} behind", "bad")
            return (f"all {last:,}{when}", None)
    return ("", None)
