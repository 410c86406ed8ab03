"""The ring around the widget that has the keyboard: 2 px in the accent, 2 px off its edge."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
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
OVER = "lies_over"  # set on what is laid over its neighbours: no ring shows through it
QUIET = "takes_no_ring"


class _Frame(QFocusFrame):
    """Draws the ring; Qt keeps it around the widget, in scroll areas too."""

    def paintEvent(self, _event: QEvent) -> None:
        """Draw the ring: outside the widget, or just inside a view that fills its card."""
        painter = QPainter(self)
        painter.setClipRegion(self._uncovered())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().accent().color()), WIDTH))
        inset = WIDTH / 2 + (WIDTH + GAP if is_inside(self.widget()) else 0)
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, 8, 8)
        painter.end()

    def _uncovered(self) -> QRegion:
        """The frame is above all: it leaves out what is laid over the widget."""
        region = QRegion(self.rect())
        for part in covers(self.widget()):
            corner = self.mapFromGlobal(part.mapToGlobal(QPoint(0, 0)))
            region = region.subtracted(QRegion(QRect(corner, part.size())))
        return region


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
        if new is None or by_mouse or isinstance(new, OWN_BORDER) or new.property(QUIET):
            if self._frame is not None:
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
            return
        if self._frame is None:
            self._frame = _Frame()
            self._frame.setObjectName("focus_ring")
        self._frame.setWidget(new)


def pass_keyboard(widget: QWidget) -> None:
    """Give a widget the keyboard; the ring comes along only from where it was shown."""
    app = QApplication.instance()
    ring = app.findChild(FocusRing) if app is not None else None
    widget.setProperty(QUIET, ring is None or ring.shown_on() is None)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.setProperty(QUIET, None)


def covers(widget: QWidget) -> Iterator[QWidget]:
    """What is laid over a widget now: neighbours of it, or of what it stands in."""
    part = widget
    while (around := part.parentWidget()) is not None:
        yield from (other for other in _over(around) if other is not part)
        part = around


def _over(around: QWidget) -> Iterator[QWidget]:
    for other in around.children():
        if isinstance(other, QWidget) and other.property(OVER) and other.isVisible():
            yield other


def is_inside(widget: QWidget) -> bool:
    """Whether a widget's ring is drawn inside its edge: views, and what asks for it."""
    return isinstance(widget, QAbstractScrollArea) or bool(widget.property(INSIDE))
