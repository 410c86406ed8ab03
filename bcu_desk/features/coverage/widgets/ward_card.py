"""The ward chosen: its numbers, its officers as chips, its vacancies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.features.coverage.queries import CoverRow, OfficerRow
from bcu_desk.features.coverage.widgets.chips import OfficerChip, VacancyChip
from bcu_desk.kit.controls import words
from bcu_desk.kit.flow import FlowLayout

FIGURES = (
    ("target", "target"),
    ("posts", "posts"),
    ("in_post", "in post"),
    ("available", "available"),
    ("pcso", "PCSO"),
)
EMPTY = "Choose a ward on the map or in the table to see who is there."


class WardCard(QFrame):
    """What the page shows of one ward."""

    move_asked = Signal(str)
    put_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.ward")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 8, 14, 10)
        lines.setSpacing(6)
        head = QHBoxLayout()
        self._name = words(EMPTY, "section", wrap=True)
        self._about = words("", "secondary")
        head.addWidget(self._name)
        head.addSpacing(8)
        head.addWidget(self._about, 1)
        self._figures: dict[str, QLabel] = {}
        self._numbers = QWidget()
        line = QHBoxLayout(self._numbers)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        for name, label in FIGURES:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            self._figures[name] = words("", "title")
            pair.addWidget(self._figures[name])
            pair.addWidget(words(label, "small"))
            line.addLayout(pair)
        head.addWidget(self._numbers)
        lines.addLayout(head)
        self._chips = FlowLayout(gap=6)
        lines.addLayout(self._chips)

    def show_ward(self, row: CoverRow | None, team: Sequence[OfficerRow], on: date) -> None:
        """Show a ward, or the hint where none is chosen."""
        self._chips.clear()
        self._numbers.setVisible(row is not None)
        self._name.setText(EMPTY if row is None else row.name)
        self._about.setText("" if row is None else row.borough_name)
        told = (
            {}
            if row is None
            else {
                "target": "–" if row.target_dwo is None else str(row.target_dwo),
                "posts": str(row.posts_dwo),
                "in_post": str(row.in_post_dwo),
                "available": str(row.available_dwo),
                "pcso": str(row.in_post_pcso),
            }
        )
        for name, label in self._figures.items():
            label.setText(told.get(name, ""))
        for officer in team:
            self._add(officer, on)

    def _add(self, officer: OfficerRow, on: date) -> None:
        if officer.collar is None:
            vacancy = VacancyChip(officer, (on - officer.since).days)
            vacancy.put_asked.connect(self.put_asked)
            self._chips.addWidget(vacancy)
            return
        chip = OfficerChip(officer)
        chip.move_asked.connect(self.move_asked)
        self._chips.addWidget(chip)
