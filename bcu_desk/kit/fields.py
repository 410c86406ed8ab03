"""Fields of forms: each holds a value and tells when it changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox

from bcu_desk.kit.choice_field import ChoiceField, Option
from bcu_desk.kit.controls import Segmented
from bcu_desk.kit.day_field import DayField, MomentField
from bcu_desk.kit.look.icons import paint_icon

__all__ = [
    "ChoiceField",
    "DayField",
    "MomentField",
    "NoteField",
    "NumberField",
    "Option",
    "SegmentedField",
    "TextField",
    "TickField",
]

ARROW = 14


class TextField(QLineEdit):
    """A line of text."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tall", "true")
        self.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """The text."""
        return self.text()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setText("" if value is None else str(value))


class NoteField(QPlainTextEdit):
    """A few lines of text; Tab goes on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)
        self.textChanged.connect(self.changed.emit)

    def value(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))


class NumberField(QSpinBox):
    """A whole number from 0."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tall", "true")
        self.setRange(0, 9_999)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.valueChanged.connect(lambda _: self.changed.emit())

    def set_value(self, value: object) -> None:
        """Show a number."""
        self.setValue(value if isinstance(value, int) else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its two arrows."""
        super().paintEvent(event)
        painter = QPainter(self)
        left, middle = self.width() - ARROW - 6, self.height() // 2
        paint_icon(painter, "chevron_up", "muted", QPoint(left, middle - ARROW + 1), ARROW)
        paint_icon(painter, "chevron_down", "muted", QPoint(left, middle - 1), ARROW)
        painter.end()


class TickField(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.toggled.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


class SegmentedField(Segmented):
    """One of a few, side by side."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(options)
        self.setProperty("tall", "true")
        self.chosen.connect(lambda _: self.changed.emit())

    def set_value(self, value: object) -> None:
        """Choose one."""
        self.choose(str(value))
        self.changed.emit()
