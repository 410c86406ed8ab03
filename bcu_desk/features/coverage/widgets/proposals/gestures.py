"""Opening the panels of proposals at the page's right, and applying what they propose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bcu_desk.features.coverage.queries.proposals.cover import Kind
from bcu_desk.features.coverage.widgets.proposals.event_panel import EventPanel
from bcu_desk.features.coverage.widgets.proposals.panel import ProposalsPanel
from bcu_desk.kit.page import PageContext
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command


class Doer(Protocol):
    """What runs commands as one step: the page."""

    def __call__(self, *commands: Command, on_done: Callable[[Done], object] | None = None) -> None:
        """Run commands as one step."""


class Holds(Protocol):
    """What shows a panel without a form: the right of the page."""

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel in place of all else."""


class ProposalGestures(QObject):
    """Opens the panels; `close` puts the open one away.

    `done` carries a ward that was changed, or ''; `wards_meant` the wards of the plan that is
    shown.
    """

    done = Signal(str)
    wards_meant = Signal(tuple)

    def __init__(
        self, do: Doer, side: Holds, close: Callable[[], object], context: PageContext
    ) -> None:
        super().__init__()
        self._do, self._side, self._close, self._context = do, side, close, context

    def fill(self, kind: Kind = "dwo", ward: tuple[str, str] | None = None) -> ProposalsPanel:
        """Propose moves for all short wards, or for one told by its code and name."""
        panel = ProposalsPanel(self._context, kind, ward)
        self._open(panel)
        return panel

    def plan_event(self) -> EventPanel:
        """Propose whom to take for an event."""
        panel = EventPanel(self._context)
        self._open(panel)
        return panel

    def _open(self, panel: ProposalsPanel | EventPanel) -> None:
        panel.closed.connect(self._close)
        panel.meant.connect(self.wards_meant)
        panel.apply_asked.connect(lambda commands: self._apply(panel, commands))
        self._side.show_panel(panel)
        panel.take_keyboard()
        seen = panel.seen()
        if seen is not None:
            self.wards_meant.emit(seen.wards())

    def _apply(self, panel: ProposalsPanel | EventPanel, commands: tuple[Command, ...]) -> None:
        seen = panel.seen()
        wards = seen.wards() if seen is not None else ()
        self._do(*commands, on_done=lambda _: self._end(wards[0] if wards else ""))

    def _end(self, ward: str) -> None:
        self._close()
        self.done.emit(ward)
