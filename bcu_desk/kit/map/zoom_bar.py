"""Buttons over a map: farther, closer, all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import icon_button
from bcu_desk.kit.map.canvas import MapCanvas

ZOOM = 1.6
INSET = 8


class ZoomBar(QFrame):
    """Three buttons in the bottom right corner of a map; `name` begins their object names."""

    def __init__(self, shown: MapCanvas, name: str) -> None:
        super().__init__(shown)
        self.setObjectName(f"{name}.zoom")
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for icon, words, verb, run in (
            ("minus", "Zoom out (−)", "zoom_out", lambda: shown.zoom(1 / ZOOM)),
            ("plus", "Zoom in (+)", "zoom_in", lambda: shown.zoom(ZOOM)),
            ("fit", "Show the whole map (0)", "fit", shown.fit),
        ):
            made = icon_button(icon, words, f"{name}.{verb}", kind="plain")
            made.clicked.connect(lambda _=False, run=run: run())
            line.addWidget(made)
        corner = QVBoxLayout(shown)
        corner.setContentsMargins(INSET, INSET, INSET, INSET)
        corner.addWidget(self, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    def add_first(self, part: QWidget) -> None:
        """Put another button before the three."""
        self._line.insertWidget(0, part)
