"""The ward sets with their days, and the two ways on: boundaries from a file, the next wards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.wards.queries.sets import WardSetRow
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, rule, words
from bcu_desk.kit.table_model import Column, TableModel, table_view

EDGE = 16
WIDTH = 396
ABOUT = (
    "GeoJSON, TopoJSON, GeoPackage, or a shapefile with its .dbf and .prj, in any projection."
    " You see how it fits the wards before anything is kept."
)
NEXT = (
    "See which ward follows which, and where posts, people and targets go, before anything is"
    " changed. Days before keep their wards."
)
LAST = "The newest wards that are known are in force."


def days_of(row: WardSetRow) -> str:
    """The days on which a set is in force, in words."""
    if row.from_day is None:
        return "Not in force"
    if row.to_day is None:
        return f"From {long_day(row.from_day)}"
    return f"{long_day(row.from_day)} to {long_day(row.to_day - timedelta(days=1))}"


def loaded_of(row: WardSetRow) -> str:
    """How many boundaries a set has, in words."""
    if row.boundaries and row.boundaries == row.wards:
        return f"All {row.wards}"
    return f"{row.boundaries} of {row.wards}"


def source_of(row: WardSetRow) -> str:
    """Where the boundaries of a set came from."""
    if row.sources:
        return f"Boundaries from {', '.join(row.sources)}"
    return "No boundaries are loaded: the map is schematic"


def next_of(rows: Sequence[WardSetRow], code: str) -> str:
    """The set to put in force: the one chosen where it waits, else the next one; '' for none."""
    begun = [row.from_day for row in rows if row.from_day is not None]
    newest = max((row.code for row in rows if row.from_day is not None), default="")
    waiting = [row.code for row in rows if row.from_day is None and row.code > newest]
    if not begun or not waiting:
        return ""
    return code if code in waiting else waiting[0]


COLUMNS: tuple[Column[WardSetRow], ...] = (
    Column("Set", lambda row: row.code, width=44),
    Column("In force", days_of, width=258),
    Column(
        "Boundaries",
        loaded_of,
        tone=lambda row: "good" if row.boundaries == row.wards else "muted",
        width=90,
    ),
)


class SetsPart(QWidget):
    """The left of the page; `chosen` carries a set's code, `reward_asked` the set to begin."""

    chosen = Signal(str)
    load_asked = Signal()
    cancel_asked = Signal()
    reward_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._next = ""
        self.model = TableModel(COLUMNS)
        self.table = table_view(self.model, "wards.sets", "Ward sets")
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self.model.row_at(line).code))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._sets_card(), 1)
        body.addWidget(self._load_card())
        body.addWidget(self._next_card())

    def _sets_card(self) -> Card:
        made = Card()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 10, EDGE, 10)
        head.addWidget(words("Ward sets", "section"))
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addWidget(self.table, 1)
        return made

    def _load_card(self) -> Card:
        self.load_button = button("Load boundaries…", "wards.load", kind="primary", key="Ctrl+B")
        self.load_button.clicked.connect(lambda: self.load_asked.emit())
        made, lines = _card("file", "Drop a file of boundaries here, or choose it", ABOUT)
        lines.addWidget(self.load_button)
        lines.addWidget(self._working())
        return made

    def _next_card(self) -> Card:
        self.reward_button: QPushButton = button("Re-ward…", "wards.reward", key="R")
        self.reward_button.clicked.connect(lambda: self.reward_asked.emit(self._next))
        made, lines = _card("wards", "Put newer wards in force", NEXT)
        lines.addWidget(self.reward_button)
        return made

    def _working(self) -> QWidget:
        self.work = QWidget()
        lines = QVBoxLayout(self.work)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        self._told = words("", "secondary")
        self.bar = QProgressBar()
        self.bar.setObjectName("wards.progress")
        self.bar.setAccessibleName("Progress of reading")
        self.bar.setTextVisible(False)
        cancel = button("Cancel", "wards.cancel")
        cancel.clicked.connect(lambda: self.cancel_asked.emit())
        lines.addWidget(self._told)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.bar, 1)
        line.addWidget(cancel)
        lines.addLayout(line)
        self.work.hide()
        return self.work

    def show_sets(self, rows: Sequence[WardSetRow], code: str, *, writable: bool) -> None:
        """Show the sets, one of them chosen."""
        if rows != self.model.rows():
            self.model.set_rows(rows)
        line = self.model.line_of(lambda row: row.code == code)
        if line != self.table.chosen_line():
            self.table.choose_line(line)
        self._next = next_of(rows, code)
        self.load_button.setEnabled(writable)
        self.reward_button.setEnabled(writable and bool(self._next))
        self.reward_button.setText(f"Re-ward to {self._next}…" if self._next else "Re-ward…")
        self.reward_button.setAccessibleName(self.reward_button.text().rstrip("…"))
        self.reward_button.setToolTip("" if self._next else LAST)

    def show_working(self, share: int, told: str) -> None:
        """What is being done, and how much of it in per cent (0: not known); '' for nothing."""
        self._told.setText(told)
        self.bar.setRange(0, 100 if share else 0)
        self.bar.setValue(share)
        self.work.setVisible(bool(told))
        self.load_button.setVisible(not told)


def _card(icon: str, title: str, about: str) -> tuple[Card, QVBoxLayout]:
    """A card with an icon, what it is for, and room for what does it."""
    made = Card()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(EDGE, 14, EDGE, 14)
    lines.setSpacing(10)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Picture(icon, "accent", 20))
    head.addWidget(words(title, "section"), 1)
    lines.addLayout(head)
    lines.addWidget(words(about, "secondary", wrap=True))
    return made, lines
