"""The gestures of what stands beside the map: absences, proposals, and wards listed there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from bcu_desk.features.coverage.dialogs.mending import Mending
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.widgets.absences.gestures import AbsenceGestures
from bcu_desk.features.coverage.widgets.board import Board
from bcu_desk.features.coverage.widgets.proposals.gestures import ProposalGestures
from bcu_desk.features.coverage.widgets.rosters.gestures import RosterGestures
from bcu_desk.kit.page import Page


class ListGestures(QObject):
    """Recording absences, proposing moves, and choosing a ward in a list.

    `chosen` carries a ward that was chosen in a list, `done` one that was changed; '' for none
    that is known.
    """

    chosen = Signal(str)
    done = Signal(str)

    def __init__(self, page: Page, board: Board, mending: Mending) -> None:
        super().__init__(page)
        self._page, self._side = page, board.side
        self._loaded: Loaded | None = None
        context = page.context
        self.absences = AbsenceGestures(
            page.do, board.side, mending.close, context.desk.clock.minute
        )
        self.proposals = ProposalGestures(page.do, board.side, mending.close, context)
        self.rosters = RosterGestures(page.do, board.side, mending.close)
        self.rosters.done.connect(lambda: self.chosen.emit(""))
        for do in (self.absences, self.proposals):
            do.done.connect(self.done)
            do.wards_meant.connect(lambda wards: board.map.show_giving(wards[0] if wards else ""))
        self._connect()

    def _connect(self) -> None:
        side = self._side
        for part in (side.away, side.rates, side.coming, side.ledger):
            part.chosen.connect(self.chosen)
        side.away.end_asked.connect(self.absences.end)
        side.away.remove_asked.connect(self.absences.remove)
        side.away.change_asked.connect(self.absences.change)
        side.rates.rosters_asked.connect(self._open_rosters)
        side.rates.rosters.setEnabled(not self._page.context.desk.read_only)
        side.fill.clicked.connect(lambda: self.proposals.fill())
        side.plan.clicked.connect(lambda: self.proposals.plan_event())
        for verb in (side.fill, side.plan):
            verb.setEnabled(not self._page.context.desk.read_only)

    def _open_rosters(self) -> None:
        if self._loaded is not None:
            self.rosters.open(self._loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Work with what was read last, and show who is away."""
        self._loaded = loaded
        if loaded.away is not None:
            writable = not self._page.context.desk.read_only
            self._side.away.show_read(loaded.away, writable=writable)
            self.absences.show_read(loaded.away)

    def find_cover(self, ward: str) -> None:
        """Propose moves for a ward."""
        row = self._loaded.row(ward) if self._loaded else None
        if row is not None and not self._page.context.desk.read_only:
            self.proposals.fill("dwo", (row.ward, row.name))

    def record(self, wards: Sequence[str] = (), *, person: str = "") -> None:
        """Open the form that records an absence, with the teams of wards or a person."""
        loaded = self._loaded
        if loaded is not None and loaded.away is not None and not self._page.context.desk.read_only:
            self.absences.record(loaded.away, wards=wards, person=person)
