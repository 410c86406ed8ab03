"""The ring around the widget that has the keyboard: 2 px in the accent, 2 px off its edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

WIDTH, GAP = 2, 2
# These show the keyboard by a border of their own.
OWN_BORDER = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
INSIDE = "ring_inside"


class _Frame(QFocusFrame):
    """Draws the ring; Qt keeps it around the widget, in scroll areas too."""

    def paintEvent(self, _event: QEvent) -> None:
        """Draw the ring: outside the widget, or just inside a view that fills its card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().accent().color()), WIDTH))
        inset = WIDTH / 2 + (WIDTH + GAP if is_inside(self.widget()) else 0)
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, 8, 8)
        painter.end()


class FocusRing(QObject):
    """Moves the ring to whatever takes the keyboard; none after a click of the mouse."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._move)

    def shown_on(self) -> QWidget | None:
        """The widget that wears the ring now."""
        frame = self._frame
        if frame is None or not isValid(frame) or not frame.isVisible():
            return None
        return frame.widget()

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._frame is not None and not isValid(self._frame):
            self._frame = None
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or isinstance(new, OWN_BORDER):
            if self._frame is not None:
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
            return
        if self._frame is None:
            self._frame = _Frame()
            self._frame.setObjectName("focus_ring")
        self._frame.setWidget(new)


def is_inside(widget: QWidget) -> bool:
    """Whether a widget's ring is drawn inside its edge: views, and what asks for it."""
    return isinstance(widget, QAbstractScrollArea) or bool(widget.property(INSIDE))
