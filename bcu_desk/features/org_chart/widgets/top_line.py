"""The line above the chart: tree or list, what is counted, and what makes new records."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.controls import Segmented, button, words
from bcu_desk.kit.look.tokens import tokens

VIEWS = (("tree", "Tree"), ("list", "List"))


class TopLine(QWidget):
    """Choice of view, sums, legend and buttons; the page connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.views = Segmented(VIEWS)
        self.views.setObjectName("org_chart.views")
        self.views.setAccessibleName("How posts are shown")
        self._sums = words("", "secondary")
        self._vacant = words("", "secondary")
        self.person = button("Add person", "org_chart.person", icon="person_add")
        self.create_post = button("New post", "org_chart.create", icon="plus")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.views)
        line.addSpacing(8)
        line.addWidget(self._sums)
        line.addSpacing(8)
        line.addWidget(VacantMark())
        line.addWidget(self._vacant)
        line.addStretch(1)
        line.addWidget(self.person)
        line.addWidget(self.create_post)

    def show_sums(self, loaded: Loaded) -> None:
        """Say how many posts there are, and how many are vacant."""
        tree = loaded.tree
        posts = sum(tree.branches[code].posts for code in tree.roots)
        filled = sum(tree.branches[code].filled for code in tree.roots)
        self._sums.setText(f"{filled:,} of {posts:,} posts filled")
        self._vacant.setText(f"{posts - filled} vacant")


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
