"""The moves of a plan, one below another, and the wards that stay short."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.proposals import Seen
from bcu_desk.features.coverage.rules.solver.problem import Stay
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.features.coverage.widgets.proposals.move_row import MoveRow
from bcu_desk.features.coverage.widgets.proposals.turns import figure_of
from bcu_desk.kit.controls import rule, words


class PlanList(QScrollArea):
    """`ticked` and `kept` carry the collar number of the officer whose move is meant."""

    ticked = Signal(str)
    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.proposals.plan")
        self.setAccessibleName("Moves proposed")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[MoveRow, ...] = ()
        self.show_seen(None)

    def show_seen(self, seen: Seen | None) -> None:
        """Show a plan; nothing while one is looked for. The keyboard stays on its move."""
        focus = next((row.collar for row in self._rows if row.tick.hasFocus()), "")
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._rows = () if seen is None else self._made(seen)
        for row in self._rows:
            lines.addWidget(row)
            lines.addWidget(rule())
        if seen is not None and seen.stays():
            lines.addWidget(_stays(seen))
        lines.addStretch(1)
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setWidget(inside)
        bar.setValue(place)
        for row in self._rows:
            if row.collar == focus:
                row.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, seen: Seen) -> tuple[MoveRow, ...]:
        rows = tuple(
            MoveRow(number, move, taken=move.way.officer.collar not in seen.left_out)
            for number, move in enumerate(seen.moves(), 1)
        )
        for row in rows:
            # Queued: the row that told is replaced by what comes of it.
            row.ticked.connect(self.ticked, Qt.ConnectionType.QueuedConnection)
            row.kept.connect(self.kept, Qt.ConnectionType.QueuedConnection)
        return rows

    def rows(self) -> tuple[MoveRow, ...]:
        """The moves that are shown."""
        return self._rows

    def toggle(self, number: int) -> bool:
        """Tick the move with this number or leave it out; whether there is one."""
        if not 1 <= number <= len(self._rows):
            return False
        self.ensureWidgetVisible(self._rows[number - 1], 0, 8)
        self._rows[number - 1].tick.toggle()
        return True


def _stays(seen: Seen) -> QWidget:
    """The wards that stay short, and why."""
    made = QWidget()
    made.setObjectName("coverage.proposals.stays")
    lines = QVBoxLayout(made)
    lines.setContentsMargins(14, 10, 14, 10)
    lines.setSpacing(6)
    lines.addWidget(words("What stays short", "strong"))
    for stay, told in seen.stays():
        lines.addWidget(_stay(stay, told))
    made.setAccessibleName("; ".join(told for _, told in seen.stays()))
    return made


def _stay(stay: Stay, told: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(figure_of(Standing(stay.there, stay.place.target)), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(told, "secondary", wrap=True), 1)
    return made
