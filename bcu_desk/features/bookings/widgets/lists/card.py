"""What is told of the line chosen, and the buttons for what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.lists.told import Told
from bcu_desk.features.bookings.widgets.lists.verbs import ROW_VERBS, Verb
from bcu_desk.kit.controls import Button, Card, Chip, button, rule, words

HINT = "Choose a line of the list to see who has it and what can be done."


class LineCard(Card):
    """`wanted` carries the name of a verb."""

    wanted = Signal(str)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("bookings.lists.card")
        self.setAccessibleName("The line chosen")
        self._writable = writable
        self._title = words("", "title", wrap=True)
        self._about = words("", "secondary", wrap=True)
        self._mark = Chip("")
        self._facts = QGridLayout()
        self._hint = words(HINT, "body", tone="muted", wrap=True)
        self._hint.setContentsMargins(16, 16, 16, 16)
        self._body = QWidget()
        self.verbs = {verb.name: self._verb(verb) for verb in ROW_VERBS}
        self._lay_out()
        self.show_told(None)

    def _verb(self, verb: Verb) -> Button:
        made = button(verb.title, f"bookings.lists.{verb.name}", kind=verb.kind, key=verb.key)
        made.setToolTip(verb.tip)
        made.clicked.connect(lambda: self.wanted.emit(verb.name))
        return made

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title, 1)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(line)
        head.addWidget(self._about)
        return head

    def _lay_out(self) -> None:
        self._facts.setContentsMargins(16, 12, 16, 12)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(7)
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 14)
        foot.setSpacing(8)
        for made in self.verbs.values():
            foot.addWidget(made)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._head())
        body.addWidget(rule())
        body.addLayout(self._facts)
        body.addStretch(1)
        body.addLayout(foot)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._body)

    def show_told(self, told: Told | None) -> None:
        """Show a line; None where none is chosen."""
        self._body.setVisible(told is not None)
        self._hint.setVisible(told is None)
        verbs = told.verbs if told is not None and self._writable else ()
        for name, made in self.verbs.items():
            made.setVisible(name in verbs)
        if told is None:
            return
        self._title.setText(told.title)
        self._about.setText(told.about)
        self._mark.setText(told.state)
        self._mark.set_tone(told.tone)
        self._show_facts(told)

    def _show_facts(self, told: Told) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, value) in enumerate(told.facts):
            self._facts.addWidget(words(label, "secondary"), number, 0, top)
            self._facts.addWidget(words(value, "body", wrap=True), number, 1, top)
