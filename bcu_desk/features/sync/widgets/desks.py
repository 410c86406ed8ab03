"""Desks: who has whose changes up to where, and how desks are let in and withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.model.wording import (
    ago,
    counted,
    is_silent,
    lacks_words,
    moment_of,
    version_words,
)
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.widgets.layouts import card, emptied, fact, ticked
from bcu_desk.features.sync.widgets.matrix import Matrix
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, Chip, rule, words
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.kit.table_model import Column, TableModel, table_view

SIDE = 404
SILENT = (
    "Not heard from for 60 days: no desk can let go of old changes while it is awaited. The lead"
    " desk may retire it; it can be let in again and loses nothing."
)


class DesksPart(QWidget):
    """The desks of the group, one of them in full at the side.

    `invite_asked`, `accept_asked` and `card_asked` (with a name) tell of the ways in;
    `withdraw_asked` carries a desk's number and whether it is revoked, `readmit_asked` that of a
    desk which is let in again; `keys_asked` wants new keys for this desk.
    """

    invite_asked = Signal()
    accept_asked = Signal()
    card_asked = Signal(str)
    withdraw_asked = Signal(int, bool)
    keys_asked = Signal()
    readmit_asked = Signal(int)

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
        left, lines, head = card("Desks", "Who has whose changes")
        self.invite = button("Let a desk in…", "exchange.invite", kind="primary", icon="plus")
        self.invite.clicked.connect(lambda: self.invite_asked.emit())
        head.addWidget(self.invite)
        lines.addWidget(self.table, 1)
        lines.addWidget(rule())
        self.matrix = Matrix()
        lines.addWidget(self.matrix)
        body.addWidget(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._one_card())
        self.join = QStackedWidget()
        self.join.addWidget(self._join_card())
        column.addWidget(self.join)
        column.addStretch(1)
        body.addWidget(side)

    def _one_card(self) -> Card:
        made = Card()
        self._one = QVBoxLayout(made)
        self._one.setContentsMargins(16, 14, 16, 14)
        self._one.setSpacing(8)
        return made

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
        for button_ in self._join_buttons():
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
        self.invite.setEnabled(writable and found.leads)
        self.invite.setToolTip("" if found.leads else "Only the lead desk lets desks in")
        if found.desks:
            self.table.choose_line(min(line, len(found.desks) - 1))

    def names(self) -> dict[int, str]:
        """The desks' names by number."""
        return {one.number: one.name for one in self._found.desks} if self._found else {}

    def heard(self, one: DeskRow) -> str:
        """When a desk was heard last, in words."""
        minute = self._found.minute if self._found else 0
        return "this desk" if one.this_desk else ago(one.last_heard, minute)

    def lacking(self, one: DeskRow) -> str:
        """What a desk may lack, in words."""
        own = self._found.own.number if self._found else 0
        return "" if one.this_desk else lacks_words(one, own, self.names())

    def _show(self, one: DeskRow) -> None:
        emptied(self._one)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(f"{one.number:02d} {one.name}", "title"), 1)
        line.addWidget(Chip(_status(one), tone="good" if one.status == "active" else "bad"))
        self._one.addWidget(head)
        self._one.addWidget(fact("Last heard", moment_of(one.last_heard or "") or self.heard(one)))
        if not one.this_desk:
            self._one.addWidget(fact("It lacks", self.lacking(one)))
        if one.program:
            self._one.addWidget(fact("Program", version_words(one.program)))
        self._one.addWidget(fact("We hold", f"its changes to {one.we_have:,}"))
        if one.last_number is not None:
            self._one.addWidget(fact("Taken to", counted(one.last_number, "change")))
        minute = self._found.minute if self._found else 0
        if is_silent(one, minute):
            self._one.addWidget(ticked(SILENT, icon="clock", tone="warn"))
        self._one.addWidget(rule())
        self._one.addWidget(words("Words of its keys, to compare on the telephone", "secondary"))
        told = words(one.words, "section", wrap=True)
        told.setObjectName("exchange.words")
        self._one.addWidget(told)
        for part in self._withdrawals(one):
            self._one.addWidget(part)

    def _withdrawals(self, one: DeskRow) -> list[QWidget]:
        leads = self._found is not None and self._found.leads
        if one.this_desk:
            return [rule(), self._keys_line()]
        if not leads or one.role == "lead":
            return []
        if one.status != "active":
            return [rule(), self._readmit_line(one)]
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        retire = button("Retire…", "exchange.retire")
        retire.setToolTip("The desk is used no more")
        retire.clicked.connect(lambda: self.withdraw_asked.emit(one.number, False))
        revoke = button("Revoke…", "exchange.revoke", kind="danger")
        revoke.setToolTip("The desk is lost, or no longer trusted")
        revoke.clicked.connect(lambda: self.withdraw_asked.emit(one.number, True))
        for part in (retire, revoke):
            part.setEnabled(self._writable)
            line.addWidget(part)
        line.addStretch(1)
        return [rule(), made]

    def _readmit_line(self, one: DeskRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4, 0, 0)
        back = button("Let it in again…", "exchange.readmit")
        back.setToolTip("By a new card; what it never sent comes over from its old file")
        back.clicked.connect(lambda: self.readmit_asked.emit(one.number))
        back.setEnabled(self._writable)
        line.addWidget(back)
        line.addStretch(1)
        return made

    def _keys_line(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4, 0, 0)
        change = button("Change keys…", "exchange.change_keys")
        change.setToolTip("New keys for this desk, when somebody may have seen the old ones")
        change.clicked.connect(lambda: self.keys_asked.emit())
        change.setEnabled(self._writable)
        line.addWidget(change)
        line.addStretch(1)
        return made


def _status(one: DeskRow) -> str:
    role = "lead desk" if one.role == "lead" else one.role
    return role.capitalize() if one.status == "active" else one.status.capitalize()


def _columns(part: DesksPart) -> tuple[Column[DeskRow], ...]:
    def tone(one: DeskRow) -> str | None:
        return "accent" if one.this_desk else "muted" if one.status != "active" else None

    return (
        Column("No.", lambda one: f"{one.number:02d}", width=48, tone=tone),
        Column("Desk", lambda one: one.name, width=130, tone=tone),
        Column("Role", _status, width=80, tone=tone),
        Column("We hold to", lambda one: one.we_have, width=80, align="right"),
        Column("Lacks", lambda one: one.lacking(), width=64, align="right", hint="at most"),
        Column("Whose changes it lacks", part.lacking, width=190, tone=lambda _: "muted"),
        Column("Last heard", part.heard, width=140, tone=lambda _: "muted"),
    )
