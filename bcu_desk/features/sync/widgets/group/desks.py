"""Desks: who has whose changes up to where, and how desks are let in and withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.model.wording import (
    ago,
    held_up_words,
    is_off,
    lacks_words,
    status_words,
    withdrawn_words,
)
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.widgets.group.matrix import Matrix
from bcu_desk.features.sync.widgets.group.one_desk import OneDesk
from bcu_desk.features.sync.widgets.layouts import card, emptied, ticked, walked_before
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.kit.table_model import Column, TableModel, table_view

SIDE = 404


class DesksPart(QWidget):
    """The desks of the group, one of them in full at the side.

    `invite_asked`, `spoken_asked`, `accept_asked` and `card_asked` (with a name) tell of the ways
    in; `one` tells of what is to be done with the desk that is shown.
    """

    invite_asked = Signal()
    spoken_asked = Signal()
    accept_asked = Signal()
    card_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: Exchange | None = None
        self._writable = True
        self.model = TableModel[DeskRow](_columns(self))
        self.table = table_view(self.model, "exchange.desks", "Desks of the group")
        self.table.row_chosen.connect(lambda line: self._show(self.model.row_at(line)))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        left = self._list_card()
        body.addWidget(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.one = OneDesk()
        column.addWidget(self.one)
        self.join = QStackedWidget()
        self.join.addWidget(self._join_card())
        column.addWidget(self.join)
        column.addStretch(1)
        body.addWidget(side)

    def _list_card(self) -> Card:
        left, lines, head = card("Desks", "Who has whose changes")
        self.spoken, self.invite = self._invite_buttons()
        head.addWidget(self.spoken)
        head.addWidget(self.invite)
        self.stuck = QVBoxLayout()
        lines.addLayout(self.stuck)
        lines.addWidget(self.table, 1)
        lines.addWidget(rule())
        self.matrix = Matrix()
        lines.addWidget(self.matrix)
        return left

    def _invite_buttons(self) -> tuple[Button, Button]:
        spoken = button("Let one in by passphrase…", "exchange.invite_spoken")
        spoken.clicked.connect(lambda: self.spoken_asked.emit())
        invite = button("Let a desk in…", "exchange.invite", kind="primary", icon="plus")
        invite.clicked.connect(lambda: self.invite_asked.emit())
        return spoken, invite

    def _join_card(self) -> Card:
        made, lines, _ = card("This computer")
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 14)
        inside.setSpacing(10)
        told = (
            "To join another group from this computer, make a card and take it to that group's"
            " lead desk. The join file that you get back makes a desk file of your own."
        )
        inside.addWidget(words(told, "secondary", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        ways = self._join_buttons()
        self._first_way_in = ways[0]
        for button_ in ways:
            line.addWidget(button_)
        line.addStretch(1)
        inside.addLayout(line)
        lines.addLayout(inside)
        return made

    def _join_buttons(self) -> tuple[Button, Button]:
        made = button("Make a card…", "exchange.make_card")
        made.clicked.connect(lambda: self.ask_name())
        join = button("Use a join file…", "exchange.accept")
        join.clicked.connect(lambda: self.accept_asked.emit())
        return made, join

    def ask_name(self) -> None:
        """Ask how this desk shall be called on its card."""
        form = Form(
            "exchange.card",
            "Make a card for this computer",
            (FieldSpec("name", "Name of the desk", hint="such as Ilford or Response"),),
            ("Make the card", lambda values: self._make_card(form, values)),
            lambda: self._end(form),
        )
        self.join.addWidget(form)
        self.join.setCurrentWidget(form)
        form.field("name").setFocus()

    def _make_card(self, form: Form, values: Values) -> None:
        self._end(form)
        self.card_asked.emit(str(values["name"]))

    def _end(self, form: Form) -> None:
        self.join.setCurrentIndex(0)
        self.join.removeWidget(form)
        form.deleteLater()

    def show_desks(self, found: Exchange, *, writable: bool) -> None:
        """List the desks; the chosen one stays chosen."""
        line = self.table.chosen_line() or 0
        self._found, self._writable = found, writable
        self.model.set_rows(found.desks)
        self.matrix.show_desks(found)
        self._say_what_waits(found)
        self.invite.setEnabled(writable and found.leads)
        self.spoken.setEnabled(writable and found.leads)
        for one in (self.invite, self.spoken):
            one.setToolTip("" if found.leads else "Only the lead desk lets desks in")
        if found.desks:
            self.table.choose_line(min(line, len(found.desks) - 1))

    def _say_what_waits(self, found: Exchange) -> None:
        """Say above the list what of this desk's own changes waits for the lead's word."""
        emptied(self.stuck)
        told = [
            held_up_words(one, mine)
            for mine in found.desks
            if mine.this_desk
            for one in mine.held_up
        ]
        told += [words for one in found.desks if one.this_desk and (words := withdrawn_words(one))]
        self.stuck.setContentsMargins(*((16, 10, 16, 10) if told else (0, 0, 0, 0)))
        for one in told:
            self.stuck.addWidget(ticked(one, icon="clock", tone="warn"))

    def names(self) -> dict[int, str]:
        """The desks' names by number."""
        return {one.number: one.name for one in self._found.desks} if self._found else {}

    def heard(self, one: DeskRow) -> str:
        """When a desk was heard last, in words."""
        minute = self._found.minute if self._found else 0
        if one.this_desk:
            return "this desk"
        return ago(one.last_heard, minute) if one.last_heard else "never"

    def heard_tone(self, one: DeskRow) -> str:
        """A desk not heard for long, or whose clock is ahead, stands out."""
        return "bad" if is_off(one, self._found.minute if self._found else 0) else "muted"

    def lacking(self, one: DeskRow) -> str:
        """What a desk may lack, in words; one that was withdrawn gets no file any more."""
        own = self._found.own.number if self._found else 0
        return "" if is_out(one) else lacks_words(one, own, self.names())

    def _show(self, one: DeskRow) -> None:
        if self._found is not None:
            self.one.show_desk(one, self._found, writable=self._writable)
            walked_before(self._first_way_in, self.one.lines)


def is_out(one: DeskRow) -> bool:
    """Whether a desk lacks nothing that could be sent to it: this one, and those withdrawn."""
    return one.this_desk or one.status != "active"


def _columns(part: DesksPart) -> tuple[Column[DeskRow], ...]:
    def tone(one: DeskRow) -> str | None:
        return "accent" if one.this_desk else "muted" if one.status != "active" else None

    return (
        Column("No.", lambda one: f"{one.number:02d}", width=48, tone=tone),
        Column("Desk", lambda one: one.name, width=128, tone=tone),
        Column("Role", status_words, width=92, tone=tone),
        Column("We hold to", lambda one: one.we_have, width=80, align="right"),
        Column(
            "Lacks",
            lambda one: "" if is_out(one) else one.lacking(),
            width=64,
            align="right",
            hint="at most",
        ),
        Column("Whose changes it lacks", part.lacking, width=180, tone=lambda _: "muted"),
        Column("Last heard", part.heard, width=140, tone=part.heard_tone),
    )
