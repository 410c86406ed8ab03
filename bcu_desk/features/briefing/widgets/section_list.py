"""The sections of a pack in their order: ticked, moved by hand or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.kit.controls import Picture, words
from bcu_desk.kit.look.focus_ring import pass_keyboard
from bcu_desk.work.packs.sections import Section

Row = tuple[Section, bool, str]  # a section, whether it is in, what is counted in it


class SectionList(QScrollArea):
    """Every section with a tick; `changed` is sent with the names of those that are in, in order.

    Dragging a row moves it; so do Alt+Up and Alt+Down. `drop` without keeping undoes a drag.
    """

    changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.sections")
        self.setAccessibleName("Sections of the pack")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QWidget()
        inside.setObjectName("scrolled")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self.setWidget(inside)
        self._rows: list[SectionRow] = []
        self._before: list[SectionRow] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the sections in this order; the one with the keyboard keeps it."""
        known = {row.name: row for row in self._rows}
        found = []
        for number, (section, ticked, count) in enumerate(rows):
            row = known.pop(section.name, None) or self._made(section)
            row.show_state(ticked=ticked, count=count, number=number + 1, of=len(rows))
            self._lines.insertWidget(number, row)
            found.append(row)
        for row in known.values():
            row.deleteLater()
        self._rows = found

    def _made(self, section: Section) -> SectionRow:
        row = SectionRow(section, self)
        row.tick.clicked.connect(lambda _=False: self.tell())
        return row

    def names(self) -> tuple[str, ...]:
        """The sections that are in, in order."""
        return tuple(row.name for row in self._rows if row.tick.isChecked())

    def tell(self) -> None:
        """Say which sections are in."""
        self.changed.emit(self.names())

    def row(self, name: str) -> SectionRow:
        """The row of a section; KeyError where it is not listed."""
        found = {row.name: row for row in self._rows}
        return found[name]

    def move_row(self, row: SectionRow, by: int) -> None:
        """Move a row up or down by so many places, and say so."""
        self._place(row, self._rows.index(row) + by)
        self.tell()
        pass_keyboard(row.tick)

    def _place(self, row: SectionRow, number: int) -> None:
        number = max(0, min(number, len(self._rows) - 1))
        if self._rows.index(row) != number:
            self._rows.remove(row)
            self._rows.insert(number, row)
            self._lines.insertWidget(number, row)

    def take(self, _row: SectionRow) -> None:
        """A row is taken in hand."""
        self._before = list(self._rows)

    def carry(self, row: SectionRow, at: QPoint) -> None:
        """The row in hand stands where the pointer is, in the list's own measure."""
        if self._before is None:
            return
        y = self._inside.mapFromGlobal(at).y()
        above = [
            item for item in self._rows if item is not row and item.geometry().center().y() < y
        ]
        self._place(row, len(above))

    def drop(self, *, keep: bool) -> None:
        """The row in hand is let go; where it is not kept all is as before."""
        before, self._before = self._before, None
        if before is None:
            return
        if keep and before != self._rows:
            self.tell()
        elif not keep:
            self._rows = before
            for number, row in enumerate(before):
                self._lines.insertWidget(number, row)

    def is_carrying(self) -> bool:
        """Whether a row is in hand."""
        return self._before is not None


class SectionRow(QFrame):
    """One section: a handle, a tick with its title, a count."""

    def __init__(self, section: Section, owner: SectionList) -> None:
        super().__init__()
        self.name = section.name
        self._title = section.title
        self._owner = owner
        self.setProperty("row", "true")
        self.setToolTip(section.told)
        handle = Picture("drag", "muted", 14)
        handle.setCursor(Qt.CursorShape.SizeVerCursor)
        self.tick = _Tick(section.title, self)
        self.tick.setObjectName(f"briefing.section.{section.name}")
        self.tick.setAccessibleDescription(f"{section.told}. Alt+Up and Alt+Down move it.")
        self._count = words("", "secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 14, 6)
        line.setSpacing(8)
        line.addWidget(handle)
        line.addWidget(self.tick, 1)
        line.addWidget(self._count)

    def show_state(self, *, ticked: bool, count: str, number: int, of: int) -> None:
        """Whether it is in, what is counted in it, its place."""
        self.tick.setChecked(ticked)
        self._count.setText(count)
        told = f", {count}" if count else ""
        self.tick.setAccessibleName(f"{self._title}{told}, {number} of {of}")

    def shift(self, by: int) -> None:
        """Move it up or down."""
        self._owner.move_row(self, by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it in hand."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._owner.take(self)
            self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it."""
        self._owner.carry(self, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go where it is."""
        self._owner.drop(keep=True)


class _Tick(QCheckBox):
    """A tick that moves its row by Alt+Up and Alt+Down."""

    def __init__(self, title: str, row: SectionRow) -> None:
        super().__init__(title)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the row, or go to the row above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._row.shift(step)
        else:
            self.focusNextPrevChild(step > 0)
