"""What the page shows in place of the board: lists and figures, each with a word on the switch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.widgets.hand import Hand
from bcu_desk.features.bookings.widgets.lists.view import OutAndDue
from bcu_desk.features.bookings.widgets.use.view import UseView
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

BOARD = "board"
Read = Callable[[Reader, View, Sort, int], object]


@dataclass(frozen=True, slots=True)
class Pane:
    """A widget that the switch shows: `read` runs off the GUI thread and touches no widget.

    `read` gets the sort shown and the minute that counts as now; `show` gets what it returned.
    A `wide` one has the whole width while no form is open. `again` is sent when it asks to be
    read again, `go` shows what a key names.
    """

    name: str
    widget: QWidget
    read: Read
    show: Callable[[object], object]
    wide: bool = False
    again: SignalInstance | None = None
    go: Callable[[str], object] | None = None

    def focus_key(self, key: str) -> None:
        """Show what a key names, where the pane knows of any."""
        if self.go is not None:
            self.go(key)


def lists_pane(hand: Hand) -> Pane:
    """What is out, and what comes up as due."""
    made = OutAndDue(hand.do, writable=hand.writable)
    return Pane(
        "lists",
        made,
        made.read,
        made.show_read,
        wide=True,
        go=made.focus_key,
    )


def use_pane(_hand: Hand) -> Pane:
    """How much everything is used."""
    made = UseView()
    return Pane("use", made, made.read, made.show_read, wide=True, again=made.again)


PANES: tuple[tuple[str, str, Callable[[Hand], Pane]], ...] = (
    ("lists", "Out and due", lists_pane),
    ("use", "Use", use_pane),
)
"""In the order of the switch, where the board comes before them: name, title, how it is made."""
