"""The foot of a proposal: what it costs and does, the button that applies it, the other plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.controls import button, rule, words

FIGURE_WIDTH = 84


class Sums(QWidget):
    """`applied` and `swapped` are sent by its two buttons, or Ctrl+Enter and S."""

    applied = Signal()
    swapped = Signal()

    def __init__(self, name: str, inside: QWidget) -> None:
        super().__init__()
        self._cost, self._told = words("", "title"), words("", "body", wrap=True)
        self.apply = button("", f"{name}.apply", kind="primary")
        self.apply.setToolTip("Apply what is ticked, in one step: Ctrl+Enter")
        self.apply.clicked.connect(self.applied)
        send = QShortcut(QKeySequence("Ctrl+Return"), inside)
        send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        send.activated.connect(self.apply.click)
        self._other = QWidget()
        self._other_cost, self._other_told = words("", "section"), words("", "secondary", wrap=True)
        self._other_title = words("", "small")
        self.swap = button("", f"{name}.swap", key="S")
        self.swap.clicked.connect(self.swapped)
        first = QWidget()
        _line(first, self._cost, words("total cost", "small"), self._told, self.apply)
        _line(self._other, self._other_cost, self._other_title, self._other_told, self.swap)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(rule())
        lines.addWidget(first)
        lines.addWidget(self._other)

    def show_sum(self, cost: str, told: str, verb: str, *, ready: bool) -> None:
        """Show what the plan costs and does, and what its button says."""
        self._cost.setText(cost)
        self._told.setText(told)
        self.apply.setText(verb)
        self.apply.setAccessibleName(verb)
        self.apply.setEnabled(ready)

    def show_other(self, other: tuple[str, str] | None, *, second: bool) -> None:
        """Show the other plan's cost and how the two differ; nothing without one."""
        self._other.setVisible(other is not None)
        if other is not None:
            self._other_cost.setText(other[0])
            self._other_title.setText("the best" if second else "second best")
            self._other_told.setText(other[1])
            self.swap.setText("Use the best" if second else "Use instead")
            self.swap.setAccessibleName(self.swap.text())


def _line(inside: QWidget, figure: QWidget, title: QWidget, told: QWidget, act: QWidget) -> None:
    """A figure over its title, words beside it, and a button."""
    pair = QWidget()
    pair.setFixedWidth(FIGURE_WIDTH)
    lines = QVBoxLayout(pair)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(figure)
    lines.addWidget(title)
    line = QHBoxLayout(inside)
    line.setContentsMargins(14, 9, 12, 9)
    line.setSpacing(10)
    line.addWidget(pair, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(told, 1)
    line.addWidget(act)
