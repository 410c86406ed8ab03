"""The lines of a plan for short wards: each move, and the wards that stay short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.proposals import Seen, about, goal_turn, home_turn, reasons
from bcu_desk.features.coverage.rules.solver.costs import points
from bcu_desk.features.coverage.rules.solver.problem import Move, Stay
from bcu_desk.features.coverage.rules.solver.telling import move_words
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.features.coverage.widgets.proposals.tick_row import Line, TickRow
from bcu_desk.features.coverage.widgets.proposals.turns import figure_of, turn
from bcu_desk.kit.controls import words

NAME = "coverage.proposals"


def move_row(number: int, move: Move, *, taken: bool) -> TickRow:
    """A move of a plan."""
    officer = move.way.officer
    line = Line(
        number=number,
        collar=officer.collar,
        about=about(move),
        told=move_words(move),
        keep=f"Keep {officer.name} where they are",
        taken=taken,
        cost=points(move.way.tenths),
        reasons=reasons(move),
    )
    return TickRow(NAME, line, _turns(move))


def _turns(move: Move) -> QWidget:
    """The ward that gives, and the one that gets somebody."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    gives, home = home_turn(move), move.way.home
    if gives is None or home is None:
        line.addWidget(words("Without a ward", "strong", tone="muted"))
    else:
        line.addWidget(turn(home.name, *gives))
    line.addWidget(words("to", "secondary"))
    line.addWidget(turn(move.way.goal.name, *goal_turn(move)))
    line.addStretch(1)
    return made


def stays_list(seen: Seen) -> QWidget | None:
    """The wards that stay short, and why; None where there is none."""
    stays = seen.stays()
    if not stays:
        return None
    made = QWidget()
    made.setObjectName(f"{NAME}.stays")
    made.setAccessibleName("; ".join(told for _, told in stays))
    lines = QVBoxLayout(made)
    lines.setContentsMargins(14, 10, 14, 10)
    lines.setSpacing(6)
    lines.addWidget(words("What stays short", "strong"))
    for stay, told in stays:
        lines.addWidget(_stay(stay, told))
    return made


def _stay(stay: Stay, told: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(figure_of(Standing(stay.there, stay.place.target)), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(told, "secondary", wrap=True), 1)
    return made
