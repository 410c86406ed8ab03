"""Lines with what each would give, to be ticked or left out before saving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.forms.ticks import TickLine
from bcu_desk.kit.controls import words
from bcu_desk.kit.look.tokens import tokens

ROWS = 6  # lines in sight; more of them scroll
ROW_HEIGHT = 26
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(QWidget):
    """A ticked line is done; one that can't be has no tick to set. `changed`: another choice."""

    changed = Signal()

    def __init__(self, name: str, title: str, part: str) -> None:
        super().__init__()
        self._lines: tuple[TickLine, ...] = ()
        self._off: set[str] = set()
        self._label = words(title, "label")
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.{part}")
        self.list.setAccessibleName(title)
        self._why = words("", "secondary", wrap=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for widget in (self._label, self.list, self._why):
            lines.addWidget(widget)
        self.list.itemChanged.connect(self._on_tick)
        self.list.currentRowChanged.connect(lambda _: self._show_why())

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Show other lines; what was left out by hand stays so."""
        self._lines = tuple(lines)
        self.list.blockSignals(True)
        self.list.clear()
        for line in self._lines:
            self.list.addItem(self._item(line))
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(ROWS, max(1, len(self._lines))) * ROW_HEIGHT + 4)
        self.setVisible(bool(self._lines))
        self._show_why()

    def left_out(self) -> tuple[str, ...]:
        """The keys that are not done: what can't be, and what was left out by hand."""
        return tuple(line.key for line in self._lines if not line.free or line.key in self._off)

    def _item(self, line: TickLine) -> QListWidgetItem:
        made = QListWidgetItem(f"{line.words}   {line.note}" if line.note else line.words)
        made.setSizeHint(QSize(0, ROW_HEIGHT))
        made.setToolTip(line.why)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        made.setCheckState(ON if line.free and line.key not in self._off else OFF)
        if not line.free:
            made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            made.setForeground(QColor(tokens().bad))
        return made

    def _on_tick(self, item: QListWidgetItem) -> None:
        key = self._lines[self.list.row(item)].key
        if item.checkState() is ON:
            self._off.discard(key)
        else:
            self._off.add(key)
        self.changed.emit()

    def _show_why(self) -> None:
        """Say what is to know of the line chosen, or of the first that can't be."""
        row = self.list.currentRow()
        chosen = self._lines[row] if 0 <= row < len(self._lines) else None
        told = chosen or next((line for line in self._lines if not line.free), None)
        self._why.setText(told.why if told is not None else "")
        self._why.setVisible(bool(self._why.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            self.show_lines(self._lines)
