"""What a plan is asked for: how many moves, across borough lines or not, who is kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.queries.proposals.cover import Kind, Proposals
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.fields import DayField, NumberField, SegmentedField, TickField
from bcu_desk.kit.flow import FlowLayout

NO_LIMIT = 0
MOST = 99
KINDS = (("dwo", "DWOs"), ("pcso", "PCSOs"))


class Wishes(QWidget):
    """`changed` when another plan is asked for."""

    changed = Signal()

    def __init__(self, on: date, kind: Kind = "dwo", wards: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._wards = wards
        self._kept: dict[str, str] = {}
        self.kind = SegmentedField(KINDS)
        self.kind.choose(kind)
        self.most = NumberField()
        self.most.setRange(NO_LIMIT, MOST)
        self.most.setSpecialValueText("any")
        self.cross = TickField("May cross borough lines")
        self.cross.set_value(True)
        self.back = DayField(optional=True, hint="for good")
        self.back.start_near(on)
        self._name()
        self._keeps = FlowLayout(gap=6)
        self._lay_out()
        for field in (self.kind, self.most, self.cross, self.back):
            field.changed.connect(self.changed.emit)

    def _name(self) -> None:
        for field, name, told in (
            (self.kind, "kind", "Who is missing"),
            (self.most, "most", "Moves at most; 0 for any number"),
            (self.cross, "cross_borough", "May cross borough lines"),
            (self.back, "to", "The day on which they are back; empty for good"),
        ):
            field.setObjectName(f"coverage.proposals.{name}")
            field.setAccessibleName(told)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(words("Moves at most", "secondary"))
        line.addWidget(self.most)
        line.addWidget(words("Back on", "secondary"))
        line.addWidget(self.back)
        line.addStretch(1)
        under = QHBoxLayout()
        under.addWidget(self.cross)
        under.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(7)
        lines.addLayout(line)
        lines.addLayout(under)
        lines.addLayout(self._keeps)

    def keep(self, collar: str, name: str) -> None:
        """Keep somebody where they are."""
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
            part = button(f"{name} kept", f"coverage.proposals.let_go.{collar}", icon="close")
            part.setAccessibleName(f"{name} {collar} is kept; let them move again")
            part.setToolTip("Let them move again")
            part.clicked.connect(lambda _=False, who=collar: self._let_go(who))
            self._keeps.addWidget(part)

    def asked(self) -> Proposals:
        """The plan that is asked for."""
        most = self.most.value()
        return Proposals(
            most=None if most == NO_LIMIT else most,
            pinned=tuple(self._kept),
            cross_borough=self.cross.value(),
            kind="pcso" if self.kind.value() == "pcso" else "dwo",
            wards=self._wards,
            to_day=self.back.value(),
        )
