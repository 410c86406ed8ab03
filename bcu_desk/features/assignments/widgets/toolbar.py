"""The line above the board: how it is shown, over which time, and the gestures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from bcu_desk.features.assignments.rules.periods import Zoom
from bcu_desk.kit.controls import Button, Segmented, button, icon_button, words

VIEWS = (("board", "Board"), ("table", "Table"), ("coming", "Coming"))
ZOOMS = ((Zoom.DAYS, "Days"), (Zoom.WEEKS, "Weeks"), (Zoom.MONTHS, "Months"))
VERBS = (
    ("waive", "Waive", "plain", None),
    ("swap", "Swap", "plain", None),
    ("lead", "Lead", "plain", None),
    ("dedicate", "Dedicate", "plain", None),
    ("appoint", "Appoint", "primary", "person_add"),
)


class Toolbar(QWidget):
    """`moved` carries -1 for earlier, 1 for later; `verb` a gesture asked for."""

    moved = Signal(int)
    verb = Signal(str)

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.view = Segmented(VIEWS)
        self.view.setObjectName("assignments.view")
        self.view.setAccessibleName("Show as")
        self.zoom = Segmented(ZOOMS)
        self.zoom.setObjectName("assignments.zoom")
        self.zoom.setAccessibleName("How much time to show")
        self.zoom.choose(Zoom.WEEKS)
        line.addWidget(self.view)
        line.addWidget(self.zoom)
        line.addWidget(self._stepper())
        line.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for verb, title, kind, icon in VERBS:
            made = button(title, f"assignments.{verb}", kind=kind, icon=icon)
            made.setEnabled(not read_only)
            made.clicked.connect(lambda _=False, verb=verb: self.verb.emit(verb))
            self.buttons[verb] = made
            line.addWidget(made)

    def _stepper(self) -> QFrame:
        box = QFrame()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        earlier = icon_button("chevron_left", "Earlier", "assignments.earlier")
        later = icon_button("chevron_right", "Later", "assignments.later")
        earlier.clicked.connect(lambda: self.moved.emit(-1))
        later.clicked.connect(lambda: self.moved.emit(1))
        self.period: QLabel = words("", "body")
        self.period.setObjectName("assignments.period")
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.period.setMinimumWidth(176)
        for part in (earlier, self.period, later):
            line.addWidget(part)
        return box
