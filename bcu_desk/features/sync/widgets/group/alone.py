"""A file that stands alone: what exchange is for, and the ways into a group."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.form import FieldSpec, Form, Values

TITLE = "This file stands alone"
ABOUT = (
    "Desks that never meet can work on the same facts: each sends what it changed as a file, on a"
    " stick or by mail, and nobody's edit is lost.\n\n"
    "To begin a group, let another desk in with its card: this desk becomes the lead. To join a"
    " group, make a card here, take it to the lead desk, and use the join file that you get back;"
    " without a card, the lead desk speaks the passphrase of a join file on the telephone."
)


class AlonePart(QWidget):
    """The ways into a group; signals as those of the desks."""

    invite_asked = Signal()
    spoken_asked = Signal()
    accept_asked = Signal()
    card_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.invite = button("Let a desk in…", "exchange.begin", kind="primary", icon="plus")
        self.invite.clicked.connect(lambda: self.invite_asked.emit())
        self.spoken = button("Let one in by passphrase…", "exchange.begin_spoken")
        self.spoken.clicked.connect(lambda: self.spoken_asked.emit())
        self.card = button("Make a card…", "exchange.first_card")
        self.card.clicked.connect(self.ask_name)
        self.accept = button("Use a join file…", "exchange.join")
        self.accept.clicked.connect(lambda: self.accept_asked.emit())
        self.whole = QStackedWidget()
        steps = (self.invite, self.spoken, self.card, self.accept)
        self.whole.addWidget(empty_state(TITLE, ABOUT, steps, icon="exchange"))
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.addWidget(self.whole)

    def show_able(self, *, able: bool) -> None:
        """Whether this file can be changed."""
        self.invite.setEnabled(able)
        self.spoken.setEnabled(able)

    def ask_name(self) -> None:
        """Ask how this desk shall be called on its card."""
        form = Form(
            "exchange.new_card",
            "Make a card for this computer",
            (FieldSpec("name", "Name of the desk", hint="such as Ilford or Response"),),
            ("Make the card", lambda values: self._make(form, values)),
            lambda: self._end(form),
        )
        self.whole.addWidget(form)
        self.whole.setCurrentWidget(form)
        form.field("name").setFocus()

    def _make(self, form: Form, values: Values) -> None:
        self._end(form)
        self.card_asked.emit(str(values["name"]))

    def _end(self, form: Form) -> None:
        self.whole.setCurrentIndex(0)
        self.whole.removeWidget(form)
        form.deleteLater()
