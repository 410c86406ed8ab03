"""The ward chosen: its numbers, its officers as chips, its vacancies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.features.coverage.queries.wards import CoverRow, OfficerRow
from bcu_desk.features.coverage.widgets.chips import OfficerChip, VacancyChip
from bcu_desk.kit.controls import Rule, button, words
from bcu_desk.kit.flow import FlowLayout

FIGURES = (
    ("posts", "posts"),
    ("in_post", "in post"),
    ("available", "available"),
    ("hours", "hours in ward"),
    ("pcso", "PCSO"),
)
HOURS = "Of the hours that its DWOs were rostered in {month} so far, those they were there"
NO_ROSTER = "No data: a DWO of the ward has no roster"
EMPTY = "No ward chosen"
HINT = "Choose one on the map or in the table to see its officers and vacancies."
NO_POSTS = "This ward has no posts yet. Make them in the org chart, then put officers on them."
LEAST_HEIGHT = 100


class WardCard(QFrame):
    """What the page shows of one ward."""

    move_asked = Signal(str)
    cover_asked = Signal()
    put_asked = Signal(str)
    carried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.ward")
        self.setMinimumHeight(LEAST_HEIGHT)
        self._name = words(EMPTY, "section")
        self._about = words("", "secondary")
        self._hint = words(HINT, "secondary", wrap=True)
        self._figures: dict[str, QLabel] = {}
        self._numbers = self._number_line()
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._name)
        titles.addWidget(self._about)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self._numbers)
        self._chips = FlowLayout(gap=6)
        self.cover = button("Find cover", "coverage.find_cover")
        self.cover.clicked.connect(self.cover_asked)
        people = QHBoxLayout()
        people.addLayout(self._chips, 1)
        people.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(8)
        lines.addLayout(head)
        lines.addWidget(self._hint)
        lines.addLayout(people)
        lines.addStretch(1)

    def _number_line(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for number, (name, label) in enumerate(FIGURES):
            if number:
                line.addWidget(Rule(vertical=True))
            pair = QVBoxLayout()
            pair.setSpacing(0)
            self._figures[name] = words("", "section")
            for part in (self._figures[name], words(label, "small")):
                part.setAlignment(Qt.AlignmentFlag.AlignRight)
                pair.addWidget(part)
            line.addLayout(pair)
        return made

    def show_ward(
        self,
        row: CoverRow | None,
        team: Sequence[OfficerRow],
        on: date,
        hours_ppm: int | None = None,
    ) -> None:
        """Show a ward with its share of hours in millionths, or the hint where none is chosen."""
        self._chips.clear()
        self._numbers.setVisible(row is not None)
        self._about.setVisible(row is not None)
        self._hint.setVisible(row is None or not team)
        self._hint.setText(HINT if row is None else NO_POSTS)
        self._name.setText(EMPTY if row is None else row.name)
        self.cover.setVisible(row is not None and row.shortfall > 0)
        if row is None:
            return
        self._about.setText(row.borough_name)
        for name, told in _figures(row, hours_ppm).items():
            self._figures[name].setText(told)
        hint = NO_ROSTER if hours_ppm is None else HOURS.format(month=f"{on:%B}")
        self._figures["hours"].setToolTip(hint)
        for officer in team:
            self._add(officer, on)

    def chips(self) -> tuple[QWidget, ...]:
        """The chips shown, in order."""
        return self._chips.widgets()

    def _add(self, officer: OfficerRow, on: date) -> None:
        if officer.collar is None:
            vacancy = VacancyChip(officer, (on - officer.since).days)
            vacancy.put_asked.connect(self.put_asked)
            self._chips.addWidget(vacancy)
            return
        chip = OfficerChip(officer)
        chip.move_asked.connect(self.move_asked)
        chip.carried.connect(self.carried)
        self._chips.addWidget(chip)


def _figures(row: CoverRow, hours_ppm: int | None) -> dict[str, str]:
    return {
        "posts": f"{row.posts_dwo}{_out_of(row.target_dwo)}",
        "in_post": str(row.in_post_dwo),
        "available": str(row.available_dwo),
        "hours": "–" if hours_ppm is None else f"{round(hours_ppm / 10_000)} %",
        "pcso": f"{row.in_post_pcso}{_out_of(row.target_pcso)}",
    }


def _out_of(target: int | None) -> str:
    return "" if target is None else f" of {target}"
