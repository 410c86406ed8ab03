"""One desk of the group in full, and what may be done with it from here."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.model.wording import (
    ago,
    counted,
    held_up_words,
    is_silent,
    lacks_words,
    moment_of,
    status_words,
    version_words,
    waits_words,
)
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.widgets.layouts import emptied, fact, ticked
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, Chip, rule, words

SILENT = (
    "Not heard from for 60 days: no desk can let go of old changes while it is awaited. The lead"
    " desk may retire it; it can be let in again and loses nothing."
)
RETIRE, REVOKE = "The desk is used no more", "The desk is lost, or no longer trusted"
READMIT = "By a new card; what it never sent comes over from its old file"
KEYS = "New keys for this desk, when somebody may have seen the old ones"
SECOND = "It may take the lead if the lead desk is lost; there is one at a time"
HAND_ON = "It lets desks in and withdraws them from then on; this desk is a member"
ALLOW = "They are taken in as they are; what is wrong can be changed back in History"
TAKE = "Only where the lead desk is lost: it is retired, and this desk leads"


class OneDesk(Card):
    """A desk; its signals carry its number, `withdraw_asked` also whether it is revoked."""

    withdraw_asked = Signal(int, bool)
    readmit_asked = Signal(int)
    second_asked = Signal(int)
    hand_on_asked = Signal(int)
    allow_asked = Signal(int)
    keys_asked = Signal()
    take_lead_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._writable = True
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(16, 14, 16, 14)
        self.lines.setSpacing(8)

    def show_desk(self, one: DeskRow, found: Exchange, *, writable: bool) -> None:
        """Show a desk."""
        self._writable = writable
        emptied(self.lines)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(f"{one.number:02d} {one.name}", "title"), 1)
        line.addWidget(Chip(status_words(one), tone="good" if one.status == "active" else "bad"))
        self.lines.addWidget(head)
        for about, told in _facts(one, found):
            self.lines.addWidget(fact(about, told))
        if is_silent(one, found.minute):
            self.lines.addWidget(ticked(SILENT, icon="clock", tone="warn"))
        if one.beyond:
            self.lines.addWidget(ticked(waits_words(one), icon="clock", tone="warn"))
        for each in one.held_up:
            self.lines.addWidget(ticked(held_up_words(each, one), icon="clock", tone="warn"))
        self.lines.addWidget(rule())
        self.lines.addWidget(words("Words of its keys, to compare on the telephone", "secondary"))
        spoken = words(one.words, "section", wrap=True)
        spoken.setObjectName("exchange.words")
        self.lines.addWidget(spoken)
        for buttons in self._ways(one, found):
            self.lines.addWidget(self._line(buttons))

    def _ways(self, one: DeskRow, found: Exchange) -> tuple[tuple[Button, ...], ...]:
        """Buttons by line: of this desk its keys, of others what the lead may do with them."""
        if one.this_desk:
            keys = _made("Change keys…", "change_keys", KEYS)
            keys.clicked.connect(lambda: self.keys_asked.emit())
            return ((keys, *self._taking(one)),)
        if not found.leads or one.role == "lead":
            return ()
        late: tuple[Button, ...] = ()
        if one.beyond:
            late = (self._by_number("Let them count…", "allow_beyond", ALLOW, one),)
        if one.status != "active":
            return ((self._by_number("Let it in again…", "readmit", READMIT, one), *late),)
        lead = [self._by_number("Hand the lead on…", "hand_on", HAND_ON, one)]
        if one.role != "second":
            lead.insert(0, self._by_number("Make it second…", "second", SECOND, one))
        return (
            (self._withdrawing(one, revoke=False), self._withdrawing(one, revoke=True)),
            (*lead, *late),
        )

    def _taking(self, one: DeskRow) -> tuple[Button, ...]:
        if one.role != "second":
            return ()
        take = _made("Take the lead…", "take_lead", TAKE)
        take.clicked.connect(lambda: self.take_lead_asked.emit())
        return (take,)

    def _withdrawing(self, one: DeskRow, *, revoke: bool) -> Button:
        made = _made("Revoke…", "revoke", REVOKE) if revoke else _made("Retire…", "retire", RETIRE)
        made.clicked.connect(lambda: self.withdraw_asked.emit(one.number, revoke))
        return made

    def _by_number(self, text: str, name: str, hint: str, one: DeskRow) -> Button:
        signals: dict[str, SignalInstance] = {
            "readmit": self.readmit_asked,
            "allow_beyond": self.allow_asked,
            "second": self.second_asked,
            "hand_on": self.hand_on_asked,
        }
        made = _made(text, name, hint)
        made.clicked.connect(lambda: signals[name].emit(one.number))
        return made

    def _line(self, buttons: tuple[Button, ...]) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        for one in buttons:
            one.setEnabled(self._writable)
            line.addWidget(one)
        line.addStretch(1)
        return made


def _made(text: str, name: str, hint: str) -> Button:
    made = button(text, f"exchange.{name}", kind="danger" if name == "revoke" else "plain")
    made.setToolTip(hint)
    made.setAccessibleDescription(hint)
    return made


def _facts(one: DeskRow, found: Exchange) -> list[tuple[str, str]]:
    names = {desk.number: desk.name for desk in found.desks}
    heard = "this desk" if one.this_desk else ago(one.last_heard, found.minute)
    told = [("Last heard", moment_of(one.last_heard or "") or heard)]
    if one.last_heard and not one.this_desk:
        told.append(("", heard))
    if not one.this_desk and one.status == "active":
        told.append(("It lacks", lacks_words(one, found.own.number, names)))
    if one.program:
        told.append(("Program", version_words(one.program)))
    told.append(("We hold", f"its changes to {one.we_have:,}"))
    if one.last_number is not None:
        told.append(("Taken to", counted(one.last_number, "change")))
    return told
