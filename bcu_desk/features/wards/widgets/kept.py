"""A ward set as it is: its map, and what its boundaries came from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.wards.model.grounds import SetMap, plain_looks
from bcu_desk.features.wards.queries.sets import WardSetRow
from bcu_desk.features.wards.widgets.sets import source_of
from bcu_desk.kit.controls import Card, Chip, rule, words
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar

EDGE = 16


class KeptPart(Card):
    """The map of the set that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wards.kept")
        self.map = AreaMap("Map of the ward set")
        self.map.setObjectName("wards.kept_map")
        self.zoom_bar = ZoomBar(self.map, "wards.kept")
        self._ground: Ground | None = None
        self._shown: SetMap | None = None
        self._title, self._about = words("", "section"), words("", "secondary")
        self._state = Chip("")
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 10, EDGE, 10)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._title)
        told.addWidget(self._about)
        head.addLayout(told, 1)
        head.addWidget(self._state)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addWidget(self.map, 1)

    def show_set(self, row: WardSetRow, shown: SetMap) -> None:
        """Show a set; the view of the map stays where it is the same."""
        self._title.setText(f"{row.name}, {row.wards} wards")
        self._about.setText(source_of(row))
        self._state.setText("True boundaries" if shown.measured else "Schematic")
        self._state.set_tone("good" if shown.measured else "plain")
        self.map.note = shown.note
        if shown.ground is not self._ground:
            self._ground = shown.ground
            self.map.show_areas(shown.ground, shown.groups)
        self._shown = shown
        self.recolour()

    def recolour(self) -> None:
        """Colour the map in the colours of the theme."""
        if self._shown is not None:
            self.map.show_looks(plain_looks(self._shown), self._shown.titles)
