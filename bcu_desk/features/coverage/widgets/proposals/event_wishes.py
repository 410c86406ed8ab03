"""What an event asks for: how many, until when, as what, ordered by whom, and who is kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.queries.proposals.event import AID, MOST, EventProposalQuery
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.fields import DayField, NumberField, SegmentedField, TextField
from bcu_desk.kit.flow import FlowLayout

KINDS = ((AID, "Central aid"), ("local_aid", "Local aid"))
FIRST = 6


class EventWishes(QWidget):
    """`changed` when another plan is asked for; who ordered it changes no plan."""

    changed = Signal()

    def __init__(self, on: date) -> None:
        super().__init__()
        self._kept: dict[str, str] = {}
        self.take = NumberField()
        self.take.setRange(1, MOST)
        self.take.set_value(FIRST)
        self.back = DayField(optional=True, hint="the next day")
        self.back.start_near(on)
        self.kind = SegmentedField(KINDS)
        self.ordered_by = TextField()
        self.ordered_by.setPlaceholderText("Ordered by: rank and name")
        for field, name, told in (
            (self.take, "take", "How many DWOs"),
            (self.back, "to", "The day on which they are back; empty for the next day"),
            (self.kind, "kind", "Recorded as"),
            (self.ordered_by, "ordered_by", "Ordered by"),
        ):
            field.setObjectName(f"coverage.event.{name}")
            field.setAccessibleName(told)
        self._keeps = FlowLayout(gap=6)
        self._lay_out()
        for changing in (self.take, self.back, self.kind):
            changing.changed.connect(self.changed.emit)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for title, field in (("Take", self.take), ("Back on", self.back)):
            line.addWidget(words(title, "secondary"))
            line.addWidget(field)
        line.addWidget(self.kind)
        line.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(7)
        lines.addLayout(line)
        lines.addWidget(self.ordered_by)
        lines.addLayout(self._keeps)

    def keep(self, collar: str, name: str) -> None:
        """Leave somebody on their ward."""
        self._kept[collar] = name
        self._show_kept()
        self.changed.emit()

    def _let_go(self, collar: str) -> None:
        del self._kept[collar]
        self._show_kept()
        self.changed.emit()

    def _show_kept(self) -> None:
        self._keeps.clear()
        for collar, name in self._kept.items():
            part = button(f"{name} kept", f"coverage.event.let_go.{collar}", icon="close")
            part.setAccessibleName(f"{name} {collar} is kept; let them be taken")
            part.setToolTip("Let them be taken")
            part.clicked.connect(lambda _=False, who=collar: self._let_go(who))
            self._keeps.addWidget(part)

    def asked(self) -> EventProposalQuery:
        """The plan that is asked for."""
        return EventProposalQuery(
            take=self.take.value(),
            keep=tuple(self._kept),
            to_day=self.back.value(),
            kind=self.kind.value(),
            ordered_by=self.ordered_by.value().strip() or None,
        )
