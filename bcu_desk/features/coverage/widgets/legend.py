"""The legend of the map: classes by colour and word, with counts; a click shows one only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bcu_desk.features.coverage.rules import ORDER, TITLES, WardState
from bcu_desk.kit.controls import words
from bcu_desk.kit.look.tokens import tokens

SWATCH = 14


class Legend(QWidget):
    """One button a class; those pressed are shown, the others are faint. None: all are shown."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.legend")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(6)
        line.addWidget(words("Filter", "secondary"))
        self._buttons: dict[WardState, QPushButton] = {}
        for state in ORDER:
            made = QPushButton(TITLES[state])
            made.setObjectName(f"coverage.legend.{state.value}")
            made.setCheckable(True)
            made.setProperty("kind", "filter")
            made.setIconSize(QSize(SWATCH, SWATCH))
            made.setMinimumHeight(28)
            made.toggled.connect(lambda _: self.changed.emit(self.wanted()))
            self._buttons[state] = made
            line.addWidget(made)
        line.addStretch(1)

    def wanted(self) -> frozenset[WardState]:
        """The classes pressed."""
        return frozenset(state for state, made in self._buttons.items() if made.isChecked())

    def show_counts(self, counts: Mapping[WardState, int]) -> None:
        """How many wards each class has."""
        for state, made in self._buttons.items():
            count = counts.get(state, 0)
            made.setText(f"{TITLES[state]}  {count}")
            made.setAccessibleName(f"{TITLES[state]}: {count} wards; show only these")
            made.setIcon(swatch(state))
            made.setVisible(count > 0 or state is not WardState.NO_DATA)


def swatch(state: WardState) -> QIcon:
    """A block in the colour of a class, hatched for no data."""
    look = tokens()
    picture = QPixmap(2 * SWATCH, 2 * SWATCH)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.line2), 1))
    box = QRectF(0.5, 0.5, SWATCH - 1, SWATCH - 1)
    painter.setBrush(QColor(look.hue(f"class.{state.value}")))
    painter.drawRoundedRect(box, 3, 3)
    if state is WardState.NO_DATA:
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRoundedRect(box, 3, 3)
    painter.end()
    return QIcon(picture)
