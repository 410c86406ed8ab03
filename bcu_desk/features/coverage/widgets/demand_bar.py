"""The legend of figures without a target: hours, offences, people, each in fixed classes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.figures import SCALES, Demand, demand_figures, figure_counts
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.steps import PATTERNED, Scale
from bcu_desk.features.coverage.widgets.legend import Entry, Legend
from bcu_desk.kit.controls import Segmented, words

TITLES = {Demand.OFFENCES: "Offences", Demand.PEOPLE: "Population", Demand.HOURS: "Hours"}
UNITS = {
    Demand.HOURS: "in the ward, of those rostered this month",
    Demand.OFFENCES: "in twelve months, for each DWO in post",
    Demand.PEOPLE: "for each DWO in post",
}


class DemandBar(QWidget):
    """Which demand is shown, and its classes as a filter; `changed` when either is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.setSpacing(8)
        self.kinds = Segmented([(kind.value, title) for kind, title in TITLES.items()])
        self.kinds.setObjectName("coverage.demand")
        self.kinds.setAccessibleName("Which demand the map shows")
        self.kinds.chosen.connect(lambda _: self._turn())
        head.addWidget(self.kinds)
        self._unit = words("", "secondary", tone="muted")
        head.addWidget(self._unit)
        head.addStretch(1)
        lines.addLayout(head)
        self._legends = {kind: _legend(kind, SCALES[kind]) for kind in Demand}
        for legend in self._legends.values():
            legend.changed.connect(self.changed)
            lines.addWidget(legend)
        self._show()

    def demand(self) -> Demand:
        """Which is shown."""
        return Demand(self.kinds.value())

    def legend(self) -> Legend:
        """The classes of what is shown."""
        return self._legends[self.demand()]

    def wanted(self) -> frozenset[StrEnum]:
        """The classes pressed."""
        return self.legend().wanted()

    def show_loaded(self, loaded: Loaded) -> None:
        """Count the wards of each class."""
        demand = self.demand()
        counts = figure_counts(demand_figures(loaded, demand).values(), SCALES[demand])
        self.legend().show_counts(counts)

    def _turn(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        demand = self.demand()
        self._unit.setText(UNITS[demand])
        for kind, legend in self._legends.items():
            legend.setVisible(kind is demand)


def _legend(kind: Demand, scale: Scale) -> Legend:
    entries = [
        Entry(step, scale.title(step), scale.hue(step), hatched=step in PATTERNED, rare=True)
        for step in scale.steps()
    ]
    return Legend(f"coverage.demand_{kind.value}", entries)
