"""A drop-down list in the style of the find bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from bcu_desk.kit.controls import LEAST_HEIGHT
from bcu_desk.kit.look.icons import paint_icon

ARROW = 14


class PickBox(QComboBox):
    """A drop-down list with our own arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPoint(self.width() - ARROW - 8, (self.height() - ARROW) // 2)
        paint_icon(painter, "chevron_down", "muted", place, ARROW)
        painter.end()


def offer(box: QComboBox, first: tuple[str, str], pairs: Sequence[tuple[str, str]]) -> None:
    """Offer other choices; what was chosen stays where it can."""
    wanted = [first, *pairs]
    if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] == wanted:
        return
    chosen = box.currentData()
    box.clear()
    for key, label in wanted:
        box.addItem(label, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
