"""A line of a proposal: tick it or not, what turns, why, the cost; keep the officer instead."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.controls import button, words
from bcu_desk.kit.look.type_scale import font_of

LAST_KEY = 9
COST_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says: its number, whom it is about, in few words and read out whole.

    `keep` is what its button says to a screen reader; `cost` is '' where there is none, and
    `reasons` say why it is so much.
    """

    number: int
    collar: str
    about: str
    told: str
    keep: str
    taken: bool
    cost: str = ""
    reasons: str = ""


class TickRow(QWidget):
    """`ticked` and `kept` carry the officer's collar number."""

    ticked = Signal(str)
    kept = Signal(str)

    def __init__(self, name: str, line: Line, turns: QWidget) -> None:
        super().__init__()
        self.collar = line.collar
        self.setObjectName(f"{name}.line.{line.collar}")
        self.setAccessibleName(line.told)
        self.tick = self._tick(name, line)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(10)
        inside.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(turns)
        lines.addWidget(words(line.about, "secondary", wrap=True))
        inside.addLayout(lines, 1)
        if line.cost:
            cost = words(line.cost, "strong")
            cost.setFixedWidth(COST_WIDTH)
            cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cost.setAccessibleName(f"cost {line.cost}")
            cost.setToolTip(line.reasons)
            inside.addWidget(cost)
        keep = button("Keep", f"{name}.keep.{line.collar}", kind="quiet")
        keep.setAccessibleName(line.keep)
        keep.setToolTip("Keep this officer where they are, and look for another plan")
        keep.clicked.connect(lambda: self.kept.emit(self.collar))
        inside.addWidget(keep)

    def _tick(self, name: str, line: Line) -> QCheckBox:
        made = QCheckBox(str(line.number))
        made.setObjectName(f"{name}.tick.{line.collar}")
        made.setChecked(line.taken)
        made.setFont(font_of("body"))
        key = f" (key {line.number})" if line.number <= LAST_KEY else ""
        made.setAccessibleName(f"Take number {line.number}{key}: {line.told}")
        made.setToolTip(f"Take it or leave it out{key}")
        made.toggled.connect(lambda _: self.ticked.emit(self.collar))
        return made
