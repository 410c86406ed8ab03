"""The match report of a file: the field that tells wards, counts that filter, a map, a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.wards.model.lines import STATES, TITLES, TONES, Line, counts_of
from bcu_desk.features.wards.model.looked import MARKS, Looked, looks_of
from bcu_desk.features.wards.widgets.swatches import ALL, MarkFilter
from bcu_desk.kit.buttons import button
from bcu_desk.kit.choice_field import Option, PickBox
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar
from bcu_desk.kit.table_model import Column, TableModel, table_view

EDGE = 16
RARE = frozenset({"missing", "unknown", "far", "overlap", "gap"})
COLUMNS: tuple[Column[Line], ...] = (
    Column("State", lambda row: TITLES[row.state], tone=lambda row: TONES[row.state], width=84),
    Column("Ward", lambda row: row.name or None, width=190),
    Column("Code", lambda row: row.code or None, tone=lambda _: "muted", width=96),
    Column("Detail", lambda row: row.detail, tone=lambda _: "muted", width=200),
)


class ReportPart(Card):
    """What a file would bring; nothing of it is kept.

    `apply_asked` and `discard_asked` tell of clicks, `key_picked` of another field,
    `set_asked` of another ward set that the file fits better.
    """

    apply_asked = Signal()
    discard_asked = Signal()
    key_picked = Signal(str)
    set_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wards.report")
        self.looked: Looked | None = None
        marks = {state: MARKS[state] for state, _ in STATES}
        self.filter = MarkFilter("wards.filter", STATES, marks)
        self.filter.chosen.connect(self.show_only)
        self.keys = PickBox("wards.key", "Field that tells the wards")
        self.keys.picked.connect(self.key_picked.emit)
        self.map = AreaMap("Map of the boundaries that were read")
        self.map.setObjectName("wards.map")
        self.map.chosen.connect(self._choose_in_list)
        self.zoom_bar = ZoomBar(self.map, "wards")
        self.model = TableModel(COLUMNS)
        self.table = table_view(self.model, "wards.lines", "Match report")
        self.table.row_chosen.connect(self._choose_on_map)
        self._title, self._about = words("", "section"), words("", "secondary")
        self._notes = words("", "secondary", wrap=True)
        self._notes.setObjectName("wards.notes")
        self._notes.setContentsMargins(EDGE, 0, EDGE, 8)
        self.other = button("", "wards.use_set")
        self.other.clicked.connect(lambda: self._ask_for_set())
        self._lay_out()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(self._head())
        lines.addWidget(rule())
        lines.addLayout(self._filters())
        lines.addLayout(self._told_by())
        lines.addWidget(self._notes)
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
        discard = button("Discard", "wards.discard", key="Esc")
        discard.clicked.connect(lambda: self.discard_asked.emit())
        self.apply = button("Apply", "wards.apply", kind="primary", key="Ctrl+Return")
        self.apply.clicked.connect(lambda: self.apply_asked.emit())
        line.addLayout(told, 1)
        line.addWidget(discard)
        line.addWidget(self.apply)
        return line

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 8, EDGE, 6)
        line.addWidget(self.filter)
        line.addStretch(1)
        return line

    def _told_by(self) -> QHBoxLayout:
        """The field that tells wards, and another set that the file may be of."""
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 0, 12, 8)
        line.setSpacing(10)
        label = words("Wards told by", "secondary")
        label.setBuddy(self.keys)
        line.addWidget(label)
        line.addWidget(self.keys)
        line.addStretch(1)
        line.addWidget(self.other)
        return line

    def show_looked(self, looked: Looked) -> None:
        """Show what a file holds; nothing has been kept."""
        self.looked = looked
        counts = counts_of(looked.lines)
        self._title.setText(f"{looked.file} for the wards of {looked.ward_set}")
        self._about.setText(f"{looked.about}. Nothing is kept yet.")
        self.filter.show_counts({ALL: len(looked.lines), **counts}, RARE)
        self.keys.offer(
            [
                Option(one.name, one.name, f"{one.wards} of {looked.wards} wards")
                for one in looked.keys
            ],
            looked.key,
        )
        self._notes.setText(" ".join(looked.notes))
        self._notes.setVisible(bool(looked.notes))
        self.other.setText(f"Read as wards of {looked.nearer}")
        self.other.setAccessibleName(self.other.text())
        self.other.setVisible(bool(looked.nearer))
        self.map.show_areas(looked.ground, [""] * len(looked.ground.codes))
        self.filter.choose(ALL)
        self.show_only(ALL)

    def show_only(self, state: str) -> None:
        """Show the lines in one state only, or all."""
        if self.looked is not None:
            lines = [row for row in self.looked.lines if state in (ALL, row.state)]
            self.model.set_rows(lines)
            self.map.show_looks(looks_of(self.looked, state))

    def _ask_for_set(self) -> None:
        if self.looked is not None and self.looked.nearer:
            self.set_asked.emit(self.looked.nearer)

    def _choose_on_map(self, line: int) -> None:
        """Mark what a line is about, and come closer where it is small."""
        row = self.model.row_at(line)
        known = [place for place in row.places if place in self.map.codes()]
        if known and known[0] != self.map.chosen_code():
            self.map.choose(known[0])
            if row.state in ("overlap", "gap", "unknown"):
                self.map.fit_areas(known)

    def _choose_in_list(self, code: str) -> None:
        line = self.model.line_of(lambda row: code in row.places[:1]) if code else None
        self.table.choose_line(line)
