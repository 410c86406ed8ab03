"""Who has whose changes, and up to when: a row for each desk, a column for each desk's changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bcu_desk.domain.times import in_london, long_day, moment_text
from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.kit.controls import words

MOST = 12  # desks shown; the list above has all of them
IN_WORDS = 5  # desks that leave room for names and days
BEHIND, NONE = "bad", "none known"


@dataclass(frozen=True, slots=True)
class Said:
    """How far a desk is known to have another's changes: short, until which day, and in full."""

    words: str
    until: str
    whole: str
    tone: str | None


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
        in_words = len(shown) <= IN_WORDS
        latest = {one.number: one.we_have for one in found.desks}
        for column, one in enumerate(shown, start=1):
            self._put(0, column, f"Of {one.name}" if in_words else f"Of {one.number:02d}")
        for row, one in enumerate(shown, start=1):
            self._put(row, 0, f"{one.name} has", "strong")
            for column, of in enumerate(shown, start=1):
                said = said_of(one, of, latest)
                if said is not None:
                    self._cell(row, column, said, until=said.until if in_words else "")
        self._grid.setColumnStretch(len(shown) + 1, 1)

    def _cell(self, row: int, column: int, said: Said, *, until: str) -> None:
        """How far, and where there is room, until which day; in full under the pointer."""
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(words(said.words, "secondary", tone=said.tone))
        if until:
            tone = said.tone if said.words == NONE else None  # then it says how much is lacking
            lines.addWidget(words(until, "secondary", tone=tone))
        made.setToolTip(said.whole)
        made.setAccessibleName(said.whole)
        self._grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignLeft)

    def _put(self, row: int, column: int, text: str, kind: str = "secondary") -> None:
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(words(text, kind), row, column, place)


def said_of(one: DeskRow, of: DeskRow, latest: Mapping[int, int]) -> Said | None:
    """How far a desk is known to have another's changes; one that was withdrawn needs no more."""
    for number, last, minute in one.holds:
        if number == of.number:
            behind = latest.get(number, 0) - last
            tone = BEHIND if behind > 0 and one.status == "active" else None
            return Said(*_words(one, of, (last, behind, minute)), tone)
    return None


def _words(one: DeskRow, of: DeskRow, held: tuple[int, int, int | None]) -> tuple[str, str, str]:
    """Short, until which day or how much is lacking, and in full."""
    last, behind, minute = held
    has = f"{one.name} has" if one.this_desk else f"{one.name} is known to have"
    if not last:
        lacks = f"{behind:,} behind" if behind > 0 else ""
        return NONE, lacks, f"{has} no changes of {of.name}{f': {lacks}' if lacks else ''}"
    until = f"to {long_day(in_london(minute).date())}" if minute is not None else ""
    when = f", made until {moment_text(minute)}" if minute is not None else ""
    if behind > 0:
        whole = f"{has} the changes of {of.name} to {last:,}{when}: {behind:,} behind"
        return f"{behind:,} behind", until, whole
    return f"all {last:,}", until, f"{has} all {last:,} changes of {of.name}{when}"
