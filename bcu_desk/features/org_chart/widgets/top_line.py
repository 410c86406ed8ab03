"""The line above the chart: its view and direction, what is counted, what makes new records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.controls import Segmented, button, words
from bcu_desk.kit.look.tokens import tokens

VIEWS = (("tree", "Tree"), ("matrix", "Matrix"), ("list", "List"))
DIRECTIONS = (("down", "Down"), ("right", "Right"))
GAP = 8


class TopLine(QWidget):
    """Choice of view and direction, sums, legend and buttons; the page connects them.

    `buttons` is the row of buttons at the right: further ones go before those that are there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.views = Segmented(VIEWS)
        self.views.setObjectName("org_chart.views")
        self.views.setAccessibleName("How posts are shown")
        self.directions = Segmented(DIRECTIONS)
        self.directions.setObjectName("org_chart.direction")
        self.directions.setAccessibleName("Which way the chart grows")
        self._sums = words("", "secondary")
        self._vacant = words("", "secondary")
        self.person = button("Add person", "org_chart.person", icon="person_add")
        self.create_post = button("New post", "org_chart.create", icon="plus")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 12, 8)
        line.setSpacing(GAP)
        line.addWidget(self.views)
        line.addWidget(self.directions)
        line.addWidget(self._sums)
        self._mark = VacantMark()
        line.addWidget(self._mark)
        line.addWidget(self._vacant)
        line.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.person)
        self.buttons.addWidget(self.create_post)
        line.addLayout(self.buttons)

    def show_sums(self, loaded: Loaded) -> None:
        """Say how many posts there are, and how many are vacant."""
        tree = loaded.tree
        posts = sum(tree.branches[code].posts for code in tree.roots)
        filled = sum(tree.branches[code].filled for code in tree.roots)
        self._sums.setText(f"{filled:,} of {posts:,} filled")
        self._vacant.setText(f"{posts - filled} vacant")
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        """Room for all but the sums."""
        hint = super().minimumSizeHint()
        shown = [part for part in self._spare() if not part.isHidden()]
        return QSize(hint.width() - _across(shown), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the sums give way; the chart tells them too."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        shown = [part for part in self._spare() if not part.isHidden()]
        others = self.sizeHint().width() - _across(shown)
        room = self.width() >= others + _across(self._spare())
        for part in self._spare():
            part.setVisible(room)

    def _spare(self) -> tuple[QWidget, ...]:
        return self._sums, self._mark, self._vacant


def _across(parts: Sequence[QWidget]) -> int:
    """How wide parts are, with the gaps before them."""
    return sum(part.sizeHint().width() + GAP for part in parts)


class VacantMark(QWidget):
    """The dashed outline that vacant posts have."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(22, 16)
        self.setAccessibleName("A dashed outline is a vacant post")
        self.setToolTip("A dashed outline is a vacant post")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a small vacant card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens().warn), 1.0)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(1.5, 2.5, 19, 11), 3, 3)
        painter.end()
