"""The list of sheets: a tick, what each holds, its rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.spreadsheets.model.counts import SheetCount
from bcu_desk.kit.controls import words


class SheetList(QScrollArea):
    """Every sheet with a tick; `changed` is sent when a tick is set or taken by the user."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("spreadsheets.sheets")
        self.setAccessibleName("Sheets to export")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self.setWidget(inside)
        self._rows: dict[str, _SheetRow] = {}
        self._listed: frozenset[str] = frozenset()

    def show_counts(self, counts: Sequence[SheetCount], *, names: bool) -> None:
        """List the sheets; ticks stay as they are, a new sheet is ticked; others are hidden."""
        self._listed = frozenset(count.name for count in counts)
        for name, shown in self._rows.items():
            shown.setVisible(name in self._listed)
        for number, count in enumerate(counts):
            row = self._rows.get(count.name)
            if row is None:
                row = _SheetRow(count.name)
                row.tick.clicked.connect(lambda _=False: self.changed.emit())
                self._rows[count.name] = row
                self._lines.insertWidget(number, row)
            row.show_count(count, names=names)

    def chosen(self) -> frozenset[str]:
        """The names of the sheets that are listed and ticked."""
        ticked = frozenset(name for name, row in self._rows.items() if row.tick.isChecked())
        return ticked & self._listed

    def choose(self, names: Sequence[str] | None) -> None:
        """Tick these sheets only, or all where None."""
        for name, row in self._rows.items():
            row.tick.setChecked(names is None or name in names)
        self.changed.emit()

    def show_name(self, name: str) -> None:
        """Bring a sheet into view and give its tick the keyboard."""
        row = self._rows.get(name)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.tick.setFocus(Qt.FocusReason.OtherFocusReason)


class _SheetRow(QFrame):
    """One sheet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("row", "true")
        self.tick = QCheckBox()
        self.tick.setObjectName(f"spreadsheets.sheet.{name}")
        self.tick.setChecked(True)
        self._note = words("", "secondary", wrap=True)
        self._note.setContentsMargins(24, 0, 0, 0)
        self._rows = words("", "strong")
        self._columns = words("", "secondary")
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tick)
        left.addWidget(self._note)
        right = QVBoxLayout()
        right.setSpacing(2)
        for part in (self._rows, self._columns):
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            right.addWidget(part)
        right.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 10)
        line.setSpacing(24)
        line.addLayout(left, 1)
        line.addLayout(right)

    def show_count(self, count: SheetCount, *, names: bool) -> None:
        """Show what the sheet holds."""
        self.tick.setText(count.title)
        self._note.setText(count.note)
        self._rows.setText(count.rows_words())
        self._columns.setText(count.columns_words(names=names))
        self.tick.setAccessibleName(f"{count.title}, {count.rows_words()}")
        self.tick.setAccessibleDescription(count.note)
