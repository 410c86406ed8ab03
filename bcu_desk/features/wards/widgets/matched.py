"""The match report of a file: counts that filter, a map, a list, and keeping it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.wards.model.lines import STATES, TITLES, TONES, Line, counts_of
from bcu_desk.features.wards.model.looked import Looked, looks_of
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Segmented, rule, words
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar
from bcu_desk.kit.table_model import Column, TableModel, table_view

EDGE = 16
COLUMNS: tuple[Column[Line], ...] = (
    Column("State", lambda row: TITLES[row.state], tone=lambda row: TONES[row.state], width=84),
    Column("Ward", lambda row: row.name or None, width=170),
    Column("Code", lambda row: row.code, tone=lambda _: "muted", width=92),
    Column("Detail", lambda row: row.detail, tone=lambda _: "muted", width=200),
)
ALL = ""


class ReportPart(Card):
    """What a file would bring; `apply_asked` and `discard_asked` tell of clicks."""

    apply_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wards.report")
        self.looked: Looked | None = None
        self.filter = Segmented(((ALL, "All"), *STATES))
        self.filter.setObjectName("wards.filter")
        self.filter.setAccessibleName("Show only")
        self.filter.chosen.connect(self.show_only)
        self.map = AreaMap("Map of the boundaries that were read")
        self.map.setObjectName("wards.map")
        self.zoom_bar = ZoomBar(self.map, "wards")
        self.model = TableModel(COLUMNS)
        self.table = table_view(self.model, "wards.lines", "Match report")
        self.table.row_chosen.connect(self._choose_on_map)
        self._title, self._about = words("", "section"), words("", "secondary")
        self._notes = words("", "secondary", wrap=True)
        self._notes.setObjectName("wards.notes")
        self._lay_out()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(self._head())
        lines.addWidget(rule())
        for inside in (self.filter, self._notes):
            row = QHBoxLayout()
            row.setContentsMargins(EDGE, 8, EDGE, 8)
            row.addWidget(inside)
            if inside is self.filter:
                row.addStretch(1)
            lines.addLayout(row)
        lines.addWidget(rule())
        lines.addWidget(self.map, 3)
        lines.addWidget(rule())
        lines.addWidget(self.table, 2)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 10, 12, 10)
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._title)
        told.addWidget(self._about)
        discard = button("Discard", "wards.discard")
        discard.clicked.connect(lambda: self.discard_asked.emit())
        self.apply = button("Apply", "wards.apply", kind="primary")
        self.apply.clicked.connect(lambda: self.apply_asked.emit())
        line.addLayout(told, 1)
        line.addWidget(discard)
        line.addWidget(self.apply)
        return line

    def show_looked(self, looked: Looked) -> None:
        """Show what a file holds; nothing has been kept."""
        self.looked = looked
        counts = counts_of(looked.lines)
        self._title.setText(f"{looked.file} for the wards of {looked.ward_set}")
        self._about.setText(f"{looked.about}. Nothing is kept yet.")
        for value, title in ((ALL, "All"), *STATES):
            count = counts[value] if value else len(looked.lines)
            part = self.filter.part(value)
            part.setText(f"{title} {count:,}")
            part.setAccessibleName(f"{title}, {count:,}")
            part.setVisible(bool(count) or value in (ALL, "matched", "missing", "unknown"))
        self._notes.setText("\n".join(looked.notes))
        self._notes.setVisible(bool(looked.notes))
        self.map.show_areas(looked.ground, [""] * len(looked.ground.codes))
        self.filter.choose(ALL)
        self.show_only(ALL)

    def show_only(self, state: str) -> None:
        """Show the lines in one state only, or all."""
        if self.looked is not None:
            lines = [row for row in self.looked.lines if state in (ALL, row.state)]
            self.model.set_rows(lines)
            self.map.show_looks(looks_of(self.looked, state))

    def _choose_on_map(self, line: int) -> None:
        code = self.model.row_at(line).code
        if code in self.map.codes():
            self.map.choose(code)


def framed(inside: QWidget) -> Card:
    """A card around what a page without a report shows."""
    made = Card()
    lines = QVBoxLayout(made)
    lines.addWidget(inside)
    return made
