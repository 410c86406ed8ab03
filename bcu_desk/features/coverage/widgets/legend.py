"""The legend of the map: classes by colour and word, with counts; pressed ones are shown only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bcu_desk.features.coverage.rules.standings import ORDER, TITLES, WardState
from bcu_desk.kit.controls import words
from bcu_desk.kit.look.tokens import tokens

SWATCH, GAP = 14, 3


class Legend(QWidget):
    """One button a class; those pressed are shown, the others are faint. None: all are shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.legend")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(6)
        line.addWidget(words("Filter", "secondary"))
        self._buttons: dict[WardState, ClassButton] = {}
        for state in ORDER:
            made = ClassButton(state)
            made.toggled.connect(lambda _: self.changed.emit())
            self._buttons[state] = made
            line.addWidget(made)
        line.addStretch(1)

    def wanted(self) -> frozenset[WardState]:
        """The classes pressed."""
        return frozenset(state for state, made in self._buttons.items() if made.isChecked())

    def button(self, state: WardState) -> ClassButton:
        """The button of a class."""
        return self._buttons[state]

    def show_counts(self, counts: Mapping[WardState, int]) -> None:
        """How many wards each class has; no data is left out where there is none."""
        for state, made in self._buttons.items():
            made.show_count(counts.get(state, 0))
            made.setVisible(state is not WardState.NO_DATA or bool(counts.get(state, 0)))


class ClassButton(QPushButton):
    """A class as a filter: its colour, its word, how many wards it has."""

    def __init__(self, state: WardState) -> None:
        super().__init__(TITLES[state])
        self._state = state
        self.setObjectName(f"coverage.legend.{state.value}")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIconSize(QSize(SWATCH + GAP, SWATCH))
        self.setMinimumHeight(28)

    def show_count(self, count: int) -> None:
        """Tell how many wards it has."""
        title = TITLES[self._state]
        self.setText(f"{title} {count}")
        self.setIcon(swatch(self._state))
        self.setAccessibleName(f"{title}: {count} wards, show only these")
        self.setToolTip(f"Show only the wards that are “{title.lower()}”")


def swatch(state: WardState) -> QIcon:
    """A block in the colour of a class, hatched for no data."""
    look = tokens()
    picture = QPixmap(2 * (SWATCH + GAP), 2 * SWATCH)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, SWATCH - 1, SWATCH - 1)
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.setBrush(QColor(look.hue(f"class.{state.value}")))
    painter.drawRoundedRect(box, 3, 3)
    if state is WardState.NO_DATA:
        painter.setBrush(QBrush(QColor(look.line2), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 3, 3)
    painter.end()
    return QIcon(picture)
