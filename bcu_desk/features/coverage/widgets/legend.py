"""The legend of the map: classes by colour and word, with counts; pressed ones are shown only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.lenses.classes import CLASSES, STATES, Entry
from bcu_desk.kit.buttons import Push
from bcu_desk.kit.controls import words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.tokens import tokens

SWATCH, GAP, LEAST_HEIGHT = 14, 3, 28


class Legend(QWidget):
    """One button a class; those pressed are shown, the others are faint. None: all are shown."""

    changed = Signal()

    def __init__(
        self, object_name: str = "coverage.legend", entries: Sequence[Entry] = CLASSES[STATES]
    ) -> None:
        super().__init__()
        self.setObjectName(object_name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        line = FlowLayout(gap=6)
        outer.addLayout(line)
        title = words("Filter", "secondary")
        title.setMinimumHeight(LEAST_HEIGHT)
        line.addWidget(title)
        self._buttons: dict[StrEnum, ClassButton] = {}
        for entry in entries:
            made = ClassButton(f"{object_name}.{entry.key.value}", entry)
            made.toggled.connect(lambda _: self.changed.emit())
            self._buttons[entry.key] = made
            line.addWidget(made)

    def wanted(self) -> frozenset[StrEnum]:
        """The classes pressed."""
        return frozenset(key for key, made in self._buttons.items() if made.isChecked())

    def button(self, key: StrEnum) -> ClassButton:
        """The button of a class."""
        return self._buttons[key]

    def show_counts(self, counts: Mapping[str, int], counted: str = "wards") -> None:
        """How many wards each class has; a rare one is left out where it has none."""
        for key, made in self._buttons.items():
            made.show_count(counts.get(key.value, 0), counted)


class ClassButton(Push):
    """A class as a filter: its colour, its word, how many wards it has."""

    def __init__(self, object_name: str, entry: Entry) -> None:
        super().__init__(entry.title)
        self._entry = entry
        self._drawn = ""
        self.setObjectName(object_name)
        self.setCheckable(True)
        self.setIconSize(QSize(SWATCH + GAP, SWATCH))
        self.setMinimumHeight(LEAST_HEIGHT)

    def show_count(self, count: int, counted: str = "wards") -> None:
        """Tell how many wards it has."""
        title = self._entry.title
        self.setVisible(bool(count) or not self._entry.rare)
        self.setText(f"{title} {count}")
        drawn = tokens().colour(self._entry.hue) + tokens().line2
        if drawn != self._drawn:
            self._drawn = drawn
            self.setIcon(swatch(self._entry))
        self.setAccessibleName(f"{title}: {count} {counted}, show only these")
        self.setToolTip(f"Show only the wards that are “{title.lower()}”")


def swatch(entry: Entry) -> QIcon:
    """A block in the colour of a class, hatched where it is on the map."""
    look = tokens()
    picture = QPixmap(2 * (SWATCH + GAP), 2 * SWATCH)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, SWATCH - 1, SWATCH - 1)
    painter.setPen(QPen(QColor(look.line2), 1))
    painter.setBrush(QColor(look.colour(entry.hue)))
    painter.drawRoundedRect(box, 3, 3)
    if entry.hatched:
        painter.setBrush(QBrush(QColor(look.line2), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 3, 3)
    painter.end()
    return QIcon(picture)
