"""Above the board: earlier and later, a week or a fortnight, and the gestures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.on_call.model.window import Window
from bcu_desk.kit.controls import Segmented, button, icon_button, words

VERBS = (
    ("hand_over", "Hand-over times…", "plain", None),
    ("repeat", "Repeat a week…", "plain", None),
    ("put", "Put on call", "primary", "P"),
)


class Toolbar(QWidget):
    """`stepped` carries -1 or 1, `span_chosen` week or fortnight, `wanted` a verb."""

    stepped = Signal(int)
    span_chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(8)
        self.earlier = icon_button("chevron_left", "Earlier", "on_call.earlier")
        self.later = icon_button("chevron_right", "Later", "on_call.later")
        self._title = words("", "strong")
        self.span = Segmented((("week", "Week"), ("fortnight", "Fortnight")))
        self.span.setObjectName("on_call.span")
        self.span.setAccessibleName("How much time the board shows")
        for part in (self.earlier, self._title, self.later, self.span):
            line.addWidget(part)
        line.addStretch(1)
        for verb, title, kind, key in VERBS:
            made = button(title, f"on_call.{verb}", kind=kind, key=key)
            made.setEnabled(writable)
            made.clicked.connect(lambda _=False, verb=verb: self.wanted.emit(verb))
            line.addWidget(made)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.span.chosen.connect(self.span_chosen)

    def show_window(self, window: Window) -> None:
        """Say which days are shown."""
        self._title.setText(window.title())
        how = "Two weeks" if window.fortnight else "A week"
        for made, way in ((self.earlier, "earlier"), (self.later, "later")):
            made.setAccessibleName(f"{how} {way}")
            made.setToolTip(f"{how} {way}")
