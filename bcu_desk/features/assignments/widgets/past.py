"""Under what is chosen: a hand-over to tick, and ways to the history of person and post."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.details import Detail
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.flow import FlowLayout


class Past(QWidget):
    """`ticked` carries a HandedOver, the place of a line and whether it is done.

    `history_asked` carries a collar number or post code, and whether it is a post's.
    """

    ticked = Signal(object, int, bool)
    history_asked = Signal(str, bool)

    def __init__(self, detail: Detail, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        if detail.hand_over is not None:
            self._hand_over(detail.hand_over)
        if detail.histories is not None:
            self._histories(*detail.histories)

    def _hand_over(self, found: HandedOver) -> None:
        """The note, and the checklist to tick."""
        self._lines.addWidget(words(f"Hand-over  {found.summary()}".strip(), "secondary"))
        if found.note:
            self._lines.addWidget(words(found.note, "body", wrap=True))
        for item in found.items:
            made = QCheckBox(item.words)
            made.setObjectName(f"assignments.hand_over.{item.place}")
            made.setChecked(item.done_on is not None)
            made.setEnabled(not self._read_only)
            if item.done_on is not None:
                made.setToolTip(f"Done on {long_day(item.done_on)}")
            made.toggled.connect(lambda on, place=item.place: self.ticked.emit(found, place, on))
            self._lines.addWidget(made)
        self._lines.addSpacing(8)

    def _histories(self, collar: str, post: str) -> None:
        """Ways to where the person was before, and to who was there before."""
        flow = FlowLayout(gap=12)
        for key, title, of_post in (
            (collar, "History of the person", False),
            (post, "History of the post", True),
        ):
            name = "post_history" if of_post else "history"
            made = button(title, f"assignments.{name}", kind="link")
            made.clicked.connect(
                lambda _=False, key=key, of_post=of_post: self.history_asked.emit(key, of_post)
            )
            flow.addWidget(made)
        self._lines.addLayout(flow)
