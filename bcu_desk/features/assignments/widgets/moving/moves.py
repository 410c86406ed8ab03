"""The hand on the board: an edge is dragged, shown in words beside it, dropped, then saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.features.assignments.model.moving import Mover, command_for
from bcu_desk.features.assignments.rules.items import Item
from bcu_desk.features.assignments.widgets.move_panel import MovePanel
from bcu_desk.features.assignments.widgets.side import Side
from bcu_desk.kit.timeline.rows import Proposal, nothing_else
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.work.command import Command


class Moves(QObject):
    """Ties the timeline to the panel; `saved` carries the command that was decided on."""

    saved = Signal(object)

    def __init__(self, timeline: Timeline, side: Side, today: Callable[[], date]) -> None:
        super().__init__(timeline)
        self._timeline, self._side, self._today = timeline, side, today
        self._mover: Mover | None = None
        self._held: Proposal | None = None
        self.panel: MovePanel = side.move_panel
        timeline.proposing.connect(self._proposing)
        timeline.asked.connect(self._dropped)
        self.panel.decided.connect(self._decide)
        self.panel.followed.connect(self._follow)
        self.panel.cancelled.connect(self.cancel)

    def set_board(self, facts: ModelFacts, items: Mapping[str, Item], *, writable: bool) -> None:
        """Judge by other facts; what was held is put back."""
        self._held = None
        self._side.end_move()
        self._mover = Mover(facts, items)
        self._timeline.set_judge(self._mover.judge, nothing_else, writable=writable, creates=False)

    def cancel(self) -> None:
        """Put the edge back, with nothing changed."""
        self._held = None
        self._timeline.propose(None)
        self._side.end_move()
        self._timeline.setFocus()

    def held(self) -> Proposal | None:
        """The proposal that waits to be saved, or None."""
        return self._held

    def _proposing(self, proposal: Proposal | None) -> None:
        if proposal is not None:
            if self._mover is not None and self._timeline.gesture.phase != "refused":
                self._mover.follow = True
            self._show(proposal, held=False)
        elif self._timeline.gesture.phase != "held":
            self._held = None
            self._side.end_move()

    def _dropped(self, proposal: Proposal) -> None:
        """Keep what was dropped in sight until it is saved or put back."""
        if self._mover is None or self._mover.preview(proposal).trouble is not None:
            return
        self._timeline.propose(proposal)
        self._held = proposal
        self._show(proposal, held=True)
        self.panel.take_keyboard()

    def _show(self, proposal: Proposal, *, held: bool) -> None:
        if self._mover is not None:
            found = self._mover.preview(proposal)
            self.panel.show_preview(found, self._today(), held=held)
            self._side.show_move()

    def _follow(self, on: bool) -> None:  # noqa: FBT001 - the shape of a Qt signal
        held = self._held
        if held is None or self._mover is None:
            return
        self._mover.follow = on
        self._timeline.propose(held)
        self._held = held
        self._show(held, held=True)

    def _decide(self, correct: bool) -> None:  # noqa: FBT001 - the shape of a Qt signal
        if self._held is not None and self._mover is not None:
            command: Command = command_for(self._mover.preview(self._held), correct=correct)
            self.saved.emit(command)
