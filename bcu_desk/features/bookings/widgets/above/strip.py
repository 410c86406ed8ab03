"""The top of the fleet page: board or lists, which sort of resource, what the bars mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bcu_desk.features.bookings.model.sorts import WORDS
from bcu_desk.features.bookings.widgets.above.legend import Legend
from bcu_desk.kit.controls import Segmented

BOARD = ("board", "Board")


class Strip(QWidget):
    """Two switches; `pane_chosen` carries a pane's name, `sort_chosen` a sort."""

    pane_chosen = Signal(str)
    sort_chosen = Signal(str)

    def __init__(self, panes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.pane = Segmented((BOARD, *panes))
        self.pane.setObjectName("bookings.pane")
        self.pane.setAccessibleName("What the page shows")
        self.sort = Segmented(tuple((sort.value, told.title) for sort, told in WORDS.items()))
        self.sort.setObjectName("bookings.sort")
        self.sort.setAccessibleName("Which shared resources are shown")
        self.legend = Legend()
        for part in (self.pane, self.sort):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.legend)
        self.pane.setHidden(not panes)  # in its place by now: shown alone it would be a window
        self.pane.chosen.connect(self.pane_chosen)
        self.sort.chosen.connect(self.sort_chosen)

    def show_pane(self, name: str) -> None:
        """Say which pane is shown; the kinds of bars belong to the board."""
        self.pane.choose(name)
        self.legend.setVisible(name == BOARD[0])
