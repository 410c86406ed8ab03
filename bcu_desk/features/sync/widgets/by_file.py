"""Deciding all that one import left open at once: keep what is shown, or take what others said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.deciding import WholeFile
from bcu_desk.features.sync.model.wording import counted
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import words


class ByFile(QWidget):
    """With which files the record that is shown came; `asked` carries keep or take."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exchange.by_file")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 10, 16, 12)
        lines.setSpacing(8)
        self.told = words("", "secondary", wrap=True)
        lines.addWidget(self.told)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.keep = button("Keep all of it", "exchange.keep_file", key="Shift+K")
        self.keep.setToolTip("Keep what is shown in every field that came with these files")
        self.keep.clicked.connect(lambda: self.asked.emit("keep"))
        self.take = button("Take all of it", "exchange.take_file", key="Shift+T")
        self.take.setToolTip("Take what the others said in every field that came with these files")
        self.take.clicked.connect(lambda: self.asked.emit("take"))
        for one in (self.keep, self.take):
            line.addWidget(one)
        line.addStretch(1)
        lines.addLayout(line)

    def show_file(self, found: WholeFile, *, writable: bool) -> None:
        """Show what came along; a record that came alone needs no such buttons."""
        self.setVisible(found.records > 1)
        fields = counted(found.fields, "field")
        self.told.setText(f"Came with {found.name}: {fields} of {counted(found.records, 'record')}")
        for one in (self.keep, self.take):
            one.setEnabled(writable)
