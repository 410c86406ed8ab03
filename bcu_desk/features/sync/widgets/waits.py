"""What was kept and can't be taken in yet: what it waits for, and a button to ask for that."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.sync.model.wording import counted, spans_words
from bcu_desk.features.sync.queries.imports import WaitingParts
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, words

ABOUT = "It is kept in this file and is taken in by itself once that has come."
LEAD = "They wait for what the lead desk decides (Desks), or for a list of desks that is newer."


class WaitsCard(Card):
    """Shown while something waits; `ask_asked` tells of the click."""

    ask_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(12)
        line.addWidget(Picture("clock", "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        self.title = words("", "strong", wrap=True)
        self.about = words("", "secondary", wrap=True)
        told.addWidget(self.title)
        told.addWidget(self.about)
        line.addLayout(told, 1)
        self.ask = button("Ask for what is missing…", "exchange.ask_missing")
        self.ask.clicked.connect(lambda: self.ask_asked.emit())
        line.addWidget(self.ask)
        self.hide()

    def show_waiting(
        self, found: WaitingParts, names: Mapping[int, str], *, writable: bool
    ) -> None:
        """Show what waits, or nothing where nothing does."""
        self.setVisible(found.parts > 0)
        verb = "waits" if found.parts == 1 else "wait"
        title = f"{counted(found.parts, 'part')} of what came {verb}"
        if found.missing:
            title = f"{title} for {spans_words(found.missing, names)}"
        self.title.setText(title)
        self.about.setText(ABOUT if found.missing else LEAD)
        self.ask.setVisible(bool(found.missing))
        self.ask.setEnabled(writable)
