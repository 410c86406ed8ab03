"""A proposed move: tick it or not, see both wards before and after, keep the officer instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.proposals import about, goal_turn, home_turn
from bcu_desk.features.coverage.rules.solver.costs import points
from bcu_desk.features.coverage.rules.solver.problem import Move
from bcu_desk.features.coverage.rules.solver.telling import move_words
from bcu_desk.features.coverage.widgets.proposals.turns import turn
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.look.type_scale import font_of

LAST_KEY = 9
COST_WIDTH = 40


class MoveRow(QWidget):
    """`ticked` and `kept` carry the officer's collar number."""

    ticked = Signal(str)
    kept = Signal(str)

    def __init__(self, number: int, move: Move, *, taken: bool) -> None:
        super().__init__()
        self.collar = move.way.officer.collar
        self.setObjectName(f"coverage.proposals.move.{self.collar}")
        self.setAccessibleName(move_words(move))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 14, 8)
        line.setSpacing(10)
        self.tick = self._tick(number, move, taken=taken)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addLayout(_turns(move))
        lines.addWidget(words(about(move), "secondary", wrap=True))
        line.addLayout(lines, 1)
        cost = words(points(move.way.tenths), "strong")
        cost.setFixedWidth(COST_WIDTH)
        cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cost.setAccessibleName(f"cost {points(move.way.tenths)}")
        line.addWidget(cost)
        keep = button("Keep", f"coverage.proposals.keep.{self.collar}", kind="quiet")
        keep.setAccessibleName(f"Keep {move.way.officer.name} where they are")
        keep.setToolTip("Keep this officer where they are, and look for another plan")
        keep.clicked.connect(lambda: self.kept.emit(self.collar))
        line.addWidget(keep)

    def _tick(self, number: int, move: Move, *, taken: bool) -> QCheckBox:
        made = QCheckBox(str(number))
        made.setObjectName(f"coverage.proposals.tick.{self.collar}")
        made.setChecked(taken)
        made.setFont(font_of("body"))
        key = f" (key {number})" if number <= LAST_KEY else ""
        made.setAccessibleName(f"Take move {number}{key}: {move_words(move)}")
        made.setToolTip(f"Take this move or leave it out{key}")
        made.toggled.connect(lambda _: self.ticked.emit(self.collar))
        return made


def _turns(move: Move) -> QHBoxLayout:
    """The ward that gives, and the one that gets somebody."""
    line = QHBoxLayout()
    line.setSpacing(8)
    gives, home = home_turn(move), move.way.home
    if gives is None or home is None:
        line.addWidget(words("Without a ward", "strong", tone="muted"))
    else:
        line.addWidget(turn(home.name, *gives))
    line.addWidget(words("to", "secondary"))
    line.addWidget(turn(move.way.goal.name, *goal_turn(move)))
    line.addStretch(1)
    return line
