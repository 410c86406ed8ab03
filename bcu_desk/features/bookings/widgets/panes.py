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
    title: str
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


def panes(hand: Hand) -> tuple[Pane, ...]:
    """The panes, in the order of the switch; the board comes before them."""
    lists, use = OutAndDue(hand.do, writable=hand.writable), UseView()
    return (
        Pane(
            "lists",
            "Out and due",
            lists,
            lists.read,
            lists.show_read,
            wide=True,
            go=lists.focus_key,
        ),
        Pane("use", "Use", use, use.read, use.show_read, wide=True, again=use.again),
    )
