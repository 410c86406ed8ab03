"""What the page holds: the sets at the left, and one of three parts beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from bcu_desk.features.wards.widgets.carried import RewardPart
from bcu_desk.features.wards.widgets.kept import KeptPart
from bcu_desk.features.wards.widgets.matched import ReportPart
from bcu_desk.features.wards.widgets.sets import SetsPart

GAP = 16


class Body(QWidget):
    """The sets; a set as it is, a file's report, or a re-warding before it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.sets = SetsPart()
        self.kept, self.report, self.reward = KeptPart(), ReportPart(), RewardPart()
        self.stack = QStackedWidget()
        for part in (self.kept, self.report, self.reward):
            self.stack.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(GAP, GAP, GAP, GAP)
        line.setSpacing(GAP)
        line.addWidget(self.sets)
        line.addWidget(self.stack, 1)

    def bring(self, part: QWidget, first: QWidget) -> None:
        """Show a part, the keyboard at the one that it begins with."""
        if self.stack.currentWidget() is not part:
            self.stack.setCurrentWidget(part)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Show no report and no dry run any more; nothing is kept of them."""
        self.report.looked, self.reward.run = None, None
        self.bring(self.kept, self.sets.table)

    def recolour(self) -> None:
        """Colour the maps anew in another theme."""
        self.kept.recolour()
        self.report.show_only(self.report.filter.value())
        self.reward.show_only(self.reward.filter.value())
