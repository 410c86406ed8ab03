"""The legends of all that the map shows, each with its filter; one is shown at a time."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.lenses.classes import CLASSES, DIFFERENCES, STATES
from bcu_desk.features.coverage.model.lenses.painting import Painting
from bcu_desk.features.coverage.widgets.legend import Legend


class Legends(QWidget):
    """A legend for each set of classes; `changed` when another class is pressed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._legends: dict[str, Legend] = {}
        for name, entries in CLASSES.items():
            made = Legend(_object_name(name), entries)
            made.changed.connect(self.changed)
            self._legends[name] = made
            lines.addWidget(made)
            made.setVisible(name == STATES)

    def legend(self, name: str) -> Legend:
        """A legend by its name."""
        return self._legends[name]

    def wanted(self, name: str) -> frozenset[StrEnum]:
        """The classes pressed in a legend."""
        return self._legends[name].wanted()

    def show_painting(self, painting: Painting) -> None:
        """Show the legend of a painting, with its counts."""
        for name, made in self._legends.items():
            made.setVisible(name == painting.legend)
        self._legends[painting.legend].show_counts(painting.counts, painting.counted)


def _object_name(name: str) -> str:
    return f"coverage.{name if name in (STATES, DIFFERENCES) else f'classes_{name}'}"
