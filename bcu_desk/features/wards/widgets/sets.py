"""The ward sets with their days and boundaries, and where files are dropped or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

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


def days_of(row: WardSetRow) -> str:
    """The days on which a set is in force, in words."""
    if row.from_day is None:
        return "Not in force"
    if row.to_day is None:
        return f"From {long_day(row.from_day)}"
    return f"{long_day(row.from_day)} to {long_day(row.to_day - timedelta(days=1))}"


def loaded_of(row: WardSetRow) -> str:
    """How many boundaries a set has, in words."""
    if not row.boundaries:
        return "None"
    return "All" if row.boundaries == row.wards else f"{row.boundaries} of {row.wards}"


COLUMNS: tuple[Column[WardSetRow], ...] = (
    Column("Set", lambda row: row.code, width=46),
    Column("In force", days_of, width=190),
    Column("Wards", lambda row: row.wards, align="right", width=56),
    Column(
        "Boundaries",
        loaded_of,
        tone=lambda row: "good" if row.boundaries == row.wards else "muted",
        width=92,
    ),
)


class SetsPart(QWidget):
    """The left of the page; `chosen` carries a set's code, the others tell of clicks."""

    chosen = Signal(str)
    load_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.model = TableModel(COLUMNS)
        self.table = table_view(self.model, "wards.sets", "Ward sets")
        self.table.row_chosen.connect(lambda line: self.chosen.emit(self.model.row_at(line).code))
        self._source = words("", "secondary", wrap=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._sets_card(), 1)
        body.addWidget(self._load_card())

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
        lines.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 10, EDGE, 10)
        foot.addWidget(self._source)
        lines.addLayout(foot)
        return made

    def _load_card(self) -> Card:
        made = Card()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(EDGE, 14, EDGE, 14)
        lines.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Picture("file", "accent", 20))
        head.addWidget(words("Drop a file of boundaries here, or choose it", "section"), 1)
        lines.addLayout(head)
        lines.addWidget(words(ABOUT, "secondary", wrap=True))
        self.load_button = button("Load boundaries…", "wards.load", kind="primary", key="Ctrl+B")
        self.load_button.clicked.connect(lambda: self.load_asked.emit())
        lines.addWidget(self.load_button)
        lines.addWidget(self._working())
        return made

    def _working(self) -> QWidget:
        self.work = QWidget()
        line = QHBoxLayout(self.work)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._told = words("", "secondary")
        bar = QProgressBar()
        bar.setObjectName("wards.progress")
        bar.setAccessibleName("Progress of reading")
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        cancel = button("Cancel", "wards.cancel")
        cancel.clicked.connect(lambda: self.cancel_asked.emit())
        line.addWidget(self._told)
        line.addWidget(bar, 1)
        line.addWidget(cancel)
        self.work.hide()
        return self.work

    def show_sets(self, rows: Sequence[WardSetRow], code: str, *, writable: bool) -> None:
        """Show the sets, one of them chosen."""
        self.model.set_rows(rows)
        self.table.choose_line(self.model.line_of(lambda row: row.code == code))
        self.load_button.setEnabled(writable)

    def show_source(self, row: WardSetRow) -> None:
        """Tell where the boundaries of the chosen set came from."""
        if row.sources:
            told = f"Boundaries of {row.code} from {', '.join(row.sources)}."
        else:
            told = f"No boundaries of {row.code} yet: its map is schematic."
        self._source.setText(told)

    def show_working(self, told: str) -> None:
        """What is being read; '' when nothing is."""
        self._told.setText(told)
        self.work.setVisible(bool(told))
        self.load_button.setVisible(not told)
